import {
  AcceptCaseDocument,
  ClockPreviewDocument,
  DecideCaseDocument,
  DeliverCaseDocument,
  FinishProcedureDocument,
  ReviewCaseDocument,
  StartProcedureDocument,
} from '../../sdk/generated/operations.js';
import { addDays, at, weekdayOf } from '../stage/calendar.js';
import type { Scenario } from '../stage/scenario.js';
import type { CaseView, StagedCase } from '../stage/staged-case.js';
import type { Stage, StagedItem } from '../stage/stage.js';
import { APPLICANT } from './applicant.js';

export const hearing: Scenario = {
  name: 'hearing',
  summary: 'no decision without the mandatory hearing; its days do not count, shown day by day (听证停表)',
  title: '听证：必经的环节，停住的时钟',
  basis: '行政许可法第四十五条、第四十六条至第四十八条、第八十二条；《娱乐场所管理条例》第十条；通知第17条',
  rule: '依法必须听证的，不经听证不得作出决定；听证所需时间不计入办理期限，但须书面告知申请人。启动当日照计，其后至结束之日不计，次日起恢复计时；期限以工作日计算。',
  movesClock: true,
  play,
};

const HEARING = { kind: 'HEARING' } as const;
const GRANT = { outcome: 'APPROVED', reasons: '根据听证笔录和审查意见，符合《娱乐场所管理条例》规定的条件' } as const;

async function play(stage: Stage): Promise<void> {
  const { item, window, reviewer, checker } = await stage.cast('120101-XK01001');
  const venue = await stage.receive(window, item, {
    title: '示例歌舞厅娱乐经营许可',
    applicant: APPLICANT,
    sentence: '材料齐全，出具收件凭证。',
  });
  await venue.take({ by: window, what: '受理', sentence: '当场受理。' }, AcceptCaseDocument, {});
  await venue.tellClock();

  await stage.advance(at(await stage.calendar.workingDay(stage.today, 2), '09:30'), '书面审查用了两个工作日');
  const review = { favourable: true, text: '材料和场所符合条件，须经听证后决定' };
  await venue.take({ by: reviewer, what: '一审', sentence: '提出审查意见，说明须经听证。' }, ReviewCaseDocument, review);
  const without = { by: checker, what: '决定（未经听证）', sentence: '核准人想跳过听证，直接签发决定。' };
  await venue.refused(without, ['PROCEDURE_REQUIRED'], DecideCaseDocument, GRANT);
  await venue.take({ by: reviewer, what: '启动听证', sentence: '发出告知书：听证所需时间不计入期限。' }, StartProcedureDocument, HEARING);
  await venue.tellClock();
  const during = { by: checker, what: '决定（听证未完）', sentence: '听证还没有结束，核准人又想签发。' };
  await venue.refused(during, ['PROCEDURE_RUNNING'], DecideCaseDocument, GRANT);

  await stage.advance(at(await stage.calendar.workingDay(stage.today, 8), '16:00'), '八个工作日：公告、通知、开听证会');
  stage.narrator.note('·', '已用的日子没有增加，届满日随之后移：');
  await venue.tellClock();
  const end = { by: reviewer, what: '结束听证', sentence: '听证笔录附卷。' };
  await venue.take(end, FinishProcedureDocument, { ...HEARING, result: '利害关系人无异议，听证笔录附卷' });
  await venue.tellClock();
  await stage.advance(at(await stage.calendar.workingDay(stage.today, 2), '10:00'), '时钟恢复，又过了两个工作日');
  await venue.take({ by: checker, what: '一核', sentence: '根据听证笔录作出决定。' }, DecideCaseDocument, GRANT);
  await venue.take({ by: window, what: '送达', sentence: '申请人领证。' }, DeliverCaseDocument, { note: '当面送达' });
  await explainDays(stage, item, venue);
}

/** The clock's arithmetic day by day, as the hub's public preview tells it. */
async function explainDays(stage: Stage, item: StagedItem, venue: StagedCase): Promise<void> {
  const view = await venue.tellClock();
  const days = daysOf(view, stage.today);
  const rows = await Promise.all(days.map((day) => explainDay(stage, item, view, day)));
  stage.narrator.part('逐日计算（clockPreview，任何人都可以验算）');
  stage.narrator.table([['日期', '', '日历', '计算', '已用', '剩余', '承诺届满日'], ...rows]);
}

function daysOf({ acceptedAt }: CaseView, until: string): string[] {
  const days: string[] = [];
  for (let day = acceptedAt?.slice(0, 10) ?? until; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}

async function explainDay(stage: Stage, item: StagedItem, view: CaseView, day: string): Promise<string[]> {
  const { statutoryLimit, promisedLimit } = item;
  const acceptedOn = view.acceptedAt?.slice(0, 10) ?? day;
  const begun = view.clock.pauses.filter(({ from }) => from <= day);
  const pauses = begun.map(({ kind, from, to }) => ({ kind, from, to: to !== null && to <= day ? to : null }));
  const { clockPreview } = await stage.anybody.request(ClockPreviewDocument, {
    input: { statutoryLimit, promisedLimit, receivedOn: view.receivedAt.slice(0, 10), acceptedOn, pauses, asOf: day },
  });
  const promised = clockPreview.clock?.promised;
  if (!promised) throw new Error(`the clock of ${day} cannot be previewed`);
  const works = await stage.calendar.isWorkingDay(day);
  const isPaused = begun.some(({ from, to }) => from < day && (to === null || day <= to));
  const why = day === acceptedOn ? '受理当日，不计' : isPaused ? '听证，不计' : works ? `计，第 ${promised.daysUsed} 日` : '不计';
  return [day, weekdayOf(day), works ? '工作日' : '休息日', why, String(promised.daysUsed), String(promised.daysLeft), promised.dueOn];
}
