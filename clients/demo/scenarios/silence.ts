import {
  DecideCaseDocument,
  DeliverCaseDocument,
  FinishProcedureDocument,
  RequestCorrectionDocument,
  ReviewCaseDocument,
  StartProcedureDocument,
} from '../../sdk/generated/operations.js';
import { addDays, at } from '../stage/calendar.js';
import type { Scenario } from '../stage/scenario.js';
import type { Stage } from '../stage/stage.js';
import { term } from '../stage/terms.js';
import { APPLICANT } from './applicant.js';

export const silence: Scenario = {
  name: 'silence',
  summary: 'nobody acts for five working days: accepted by silence, as of the day of receipt (视为受理)',
  title: '沉默即受理：五个工作日不答复，自收件之日起视为受理',
  basis: '行政许可法第三十二条第一款第四项、第四十二条、第八十二条',
  rule: '申请材料不齐全的，当场或者五个工作日内一次告知；逾期不告知的，自收到申请材料之日起即为受理。受理的期限因此从收件当日起算，窗口的沉默不能让申请人多等一天。',
  movesClock: true,
  play,
};

async function play(stage: Stage): Promise<void> {
  const { item, window, reviewer, secondReviewer, checker } = await stage.cast('120101-XK00103');
  const restaurant = await stage.receive(window, item, {
    title: '示例餐厅食品经营许可',
    applicant: APPLICANT,
    sentence: '收下材料，放在一边：只收不理。',
  });
  const { clock } = await restaurant.tellClock();
  const fifthDay = clock.acceptanceDueOn;

  await stage.advance(at(await stage.calendar.workingDay(fifthDay, -1), '09:00'), '第四个工作日，没有人动');
  await stage.advance(at(fifthDay, '23:59'), '第五个工作日的最后一分钟，仍没有人动');
  await restaurant.tellClock();
  await stage.advance(at(addDays(fifthDay, 1), '00:00'), '第五个工作日结束，系统自动视为受理');
  const { acceptanceMode, receivedAt } = await restaurant.tellClock();
  if (acceptanceMode !== 'DEEMED') throw new Error(`five working days of silence did not accept ${restaurant.number}`);
  stage.narrator.note('·', `${term(acceptanceMode)}：期限自收件当日 ${receivedAt.slice(0, 10)} 起算，已经过去的日子照算。`);

  await stage.advance(at(await stage.calendar.workingDay(fifthDay, 1), '09:00'), '下一个工作日，窗口上班');
  const late = { by: window, what: '告知补正（已过五日）', sentence: '窗口这才发现申请书没有盖章，想告知补正。' };
  const entry = { material: item.materials[0]?.code ?? '', problem: '未加盖公章', standard: '加盖公章' };
  await restaurant.refused(late, ['CORRECTION_WINDOW_PASSED'], RequestCorrectionDocument, { entries: [entry] });
  const survey = { kind: 'SITE_SURVEY' } as const;
  await restaurant.take({ by: reviewer, what: '启动现场勘查', sentence: '剩下的日子不多，当天就去现场。' }, StartProcedureDocument, survey);
  await stage.advance(at(stage.today, '15:00'), '当天下午，勘查回来');
  const back = { by: secondReviewer, what: '结束现场勘查', sentence: '勘查由两人进行，另一人记录结果；勘查不停表。' };
  await restaurant.take(back, FinishProcedureDocument, { ...survey, result: '场所、设备、布局符合要求' });
  const review = { favourable: true, text: '现场勘查合格，符合许可条件' };
  await restaurant.take({ by: reviewer, what: '一审', sentence: '提出审查意见。' }, ReviewCaseDocument, review);
  const decision = { outcome: 'APPROVED', reasons: '符合《食品安全法》第三十五条规定的条件' } as const;
  await restaurant.take({ by: checker, what: '一核', sentence: '签发准予许可决定。' }, DecideCaseDocument, decision);
  await restaurant.take({ by: window, what: '送达', sentence: '通知申请人领证。' }, DeliverCaseDocument, { note: '当面送达' });
  await restaurant.tellClock();
}
