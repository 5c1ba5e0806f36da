import {
  AcceptCaseDocument,
  DecideCaseDocument,
  DeliverCaseDocument,
  ExtendCaseDocument,
  ReviewCaseDocument,
} from '../../sdk/generated/operations.js';
import { at } from '../stage/calendar.js';
import type { Scenario } from '../stage/scenario.js';
import type { StagedCase } from '../stage/staged-case.js';
import type { Stage } from '../stage/stage.js';
import { levelTerm } from '../stage/terms.js';
import { APPLICANT } from './applicant.js';

export const overdue: Scenario = {
  name: 'overdue',
  summary: 'a case left lying: green, yellow, red; tip, yellow and red alert; too late to extend (超期与电子监察)',
  title: '超期：绿灯、黄灯、红灯',
  basis: '行政许可法第四十二条；通知第19条、第21条、第28条、第29条',
  rule: '承诺期限剩一日亮黄灯，超过承诺亮红灯、报黄牌，超过法定期限报红牌。延长须经负责人批准、在法定期限届满前作出、只有一次；不得以任何理由自行延长。',
  movesClock: true,
  play,
};

async function play(stage: Stage): Promise<void> {
  const { item, window, reviewer, checker, leader } = await stage.cast('120101-XK00301');
  const plan = await stage.receive(window, item, {
    title: '示例商业楼建设工程规划许可',
    applicant: APPLICANT,
    sentence: '材料齐全，出具收件凭证。',
  });
  await plan.take({ by: window, what: '受理', sentence: '当场受理；从此没有人再动。' }, AcceptCaseDocument, {});
  const { clock } = await plan.tellClock();
  const promisedOn = clock.promised?.dueOn ?? stage.today;
  const statutoryOn = clock.statutory?.dueOn ?? stage.today;

  const next = async (day: string, count: number, sentence: string): Promise<void> => {
    await stage.advance(at(await stage.calendar.workingDay(day, count), '09:00'), sentence);
    await plan.tellClock();
  };
  await next(promisedOn, -3, '案卷还在桌上');
  await next(promisedOn, -1, '承诺期限只剩一个工作日');
  await next(promisedOn, 1, `过了承诺的 ${promisedOn}`);
  await next(statutoryOn, 1, `又过了法定的 ${statutoryOn}`);

  const extend = { by: leader, what: '延长期限（太晚）', sentence: '负责人这才想起批准延长十个工作日。' };
  const extension = { days: 10, reason: '案情复杂', approvedBy: leader.staff ?? '' };
  await plan.refused(extend, ['EXTENSION_TOO_LATE'], ExtendCaseDocument, extension);
  await plan.acknowledge(stage.supervisor, 'STATUTE_MISSED', '已约谈该局分管负责人，责成当日审查、当日决定。');
  const review = { favourable: true, text: '设计方案符合规划条件' };
  await plan.take({ by: reviewer, what: '一审', sentence: '被督办后当天审查。' }, ReviewCaseDocument, review);
  const decision = { outcome: 'APPROVED', reasons: '符合《城乡规划法》第四十条规定的条件' } as const;
  await plan.take({ by: checker, what: '一核', sentence: '作出决定；超期的事实留在记录里。' }, DecideCaseDocument, decision);
  await plan.take({ by: window, what: '送达', sentence: '当天送达，并向申请人说明情况。' }, DeliverCaseDocument, { note: '当面送达' });
  await plan.tellClock();
  await tellAlerts(stage, plan);
}

async function tellAlerts(stage: Stage, plan: StagedCase): Promise<void> {
  const { alerts } = await plan.look();
  const day = (instant: string | null): string => instant?.slice(0, 10) ?? '—';
  stage.narrator.part('预警');
  stage.narrator.table([
    ['级别', '种类', '发出', '处理', '解除'],
    ...[...alerts]
      .sort((one, other) => Date.parse(one.raisedAt) - Date.parse(other.raisedAt))
      .map(({ level, kind, raisedAt, acknowledgedAt, resolvedAt }) => [
        levelTerm(level),
        kind,
        day(raisedAt),
        day(acknowledgedAt),
        day(resolvedAt),
      ]),
  ]);
}
