import {
  AcceptCaseDocument,
  CorrectOnTheSpotDocument,
  DecideCaseDocument,
  DeliverCaseDocument,
  ReviewCaseDocument,
  TrackCaseDocument,
} from '../../sdk/generated/operations.js';
import type { Scenario } from '../stage/scenario.js';
import type { Stage } from '../stage/stage.js';
import { term } from '../stage/terms.js';
import { APPLICANT } from './applicant.js';

export const road: Scenario = {
  name: 'road',
  summary: 'one case from receipt to delivery, as window, reviewer, checker and applicant see it (接件到送达)',
  title: '一件申请从接件到送达',
  basis: '行政许可法第三十二条、第三十四条、第四十四条；通知第12条、第18条、第21条',
  rule: '可以当场补正的，允许当场补正；材料齐全的当场受理；一审一核由两人分别进行；决定后十个工作日内送达。每一环节同步录入系统、出具统一文书，申请人凭查询码随时可查。',
  movesClock: false,
  play,
};

async function play(stage: Stage): Promise<void> {
  const { item, window, reviewer, checker } = await stage.cast('120101-XK01201');
  const last = item.materials.at(-1)?.code ?? '';
  const printing = await stage.receive(window, item, {
    title: '示例印刷厂印刷经营许可',
    applicant: APPLICANT,
    without: [last],
    sentence: '申请人到窗口递交材料，声明材料真实；窗口当场清点，出具收件凭证。',
  });
  const onTheSpot = { by: window, what: '当场补正', sentence: '缺的材料申请人随身带着，当场补上，不另发通知，也不重新计时。' };
  await printing.take(onTheSpot, CorrectOnTheSpotDocument, { materials: [{ code: last }] });
  await printing.take({ by: window, what: '受理', sentence: '材料齐全、符合法定形式，当场受理。' }, AcceptCaseDocument, {});
  await printing.tellClock();

  const early = { by: window, what: '未决定先送达', sentence: '还没有作出决定，窗口就想登记送达。' };
  await printing.refused(early, ['ILLEGAL_TRANSITION'], DeliverCaseDocument, {});
  const review = { favourable: true, text: '材料齐全，符合法定形式和许可条件' };
  await printing.take({ by: reviewer, what: '一审', sentence: '审查人提出同意的审查意见。' }, ReviewCaseDocument, review);
  const decision = { outcome: 'APPROVED', reasons: '符合《印刷业管理条例》第九条规定的条件' } as const;
  await printing.take({ by: checker, what: '一核', sentence: '核准人是另一个人，签发准予许可决定。' }, DecideCaseDocument, decision);
  await printing.take({ by: window, what: '送达', sentence: '申请人到窗口领取决定书，当面签收。' }, DeliverCaseDocument, {
    note: '当面送达',
  });

  const { trackCase } = await stage.anybody.request(TrackCaseDocument, { number: printing.number, code: printing.trackingCode });
  if (trackCase === null) throw new Error(`${printing.number} cannot be tracked with its code`);
  stage.narrator.note('申请人查询', `${trackCase.itemName}：${term(trackCase.status)}，历经 ${trackCase.steps.length} 个环节`);
}
