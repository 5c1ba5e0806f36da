import {
  AcceptCaseDocument,
  DecideCaseDocument,
  DeliverCaseDocument,
  ReviewCaseDocument,
  SupplementMaterialsDocument,
} from '../../sdk/generated/operations.js';
import { at } from '../stage/calendar.js';
import type { Scenario } from '../stage/scenario.js';
import type { Stage } from '../stage/stage.js';
import { APPLICANT } from './applicant.js';

export const tolerance: Scenario = {
  name: 'tolerance',
  summary: 'non-main materials are missing: accepted on a written commitment, before or after the decision (容缺受理、先批后补)',
  title: '容缺受理：非主审要件可以后补',
  basis: '通知第14条、第15条；行政许可法第三十二条',
  rule: '主审要件齐全、符合法定形式，申请人书面承诺按期补齐、守法经营、接受监督的，先行受理并进行实质审查；容缺后补的材料补齐之前不作决定，补齐现场提交的立即签发决定；先批后补的材料可以在决定之后补交，逾期由电子监察预警。',
  movesClock: true,
  play: async (stage) => {
    await supplementBeforeDecision(stage);
    await supplementAfterDecision(stage);
  },
};

const REVIEW = { favourable: true, text: '符合法定条件、标准' };
const GRANT = { outcome: 'APPROVED', reasons: '符合法定条件、标准' } as const;
const CLAUSES = { signedBy: '示例·王经理', lawfulOperation: true, acceptSupervision: true };

/** 容缺后补: the decision waits for what is owed. */
async function supplementBeforeDecision(stage: Stage): Promise<void> {
  stage.narrator.part('一、容缺后补：先受理，补齐再决定');
  const { item, window, reviewer, checker } = await stage.cast('120101-XK00302');
  const applicant = await stage.applicant(APPLICANT.identifier, APPLICANT.name);
  const owed = item.materials.filter(({ deferral }) => deferral === 'BEFORE_DECISION').map(({ code }) => code);
  const building = await stage.receive(window, item, {
    title: '示例厂房一期工程施工许可',
    applicant: APPLICANT,
    without: owed,
    sentence: `主审要件齐全，只缺 ${owed.length} 份非主审要件。`,
  });
  const supplementBy = await stage.calendar.workingDay(stage.today, 2);
  const tooLate = await stage.calendar.workingDay(stage.today, 4);

  const bare = { by: window, what: '受理（没有承诺书）', sentence: '申请人没有签承诺书，窗口就想先行受理。' };
  await building.refused(bare, ['COMMITMENT_REQUIRED'], AcceptCaseDocument, {});
  const twoClauses = { by: window, what: '受理（少一条承诺）', sentence: '承诺书写了补齐和守法经营，没有写接受监督。' };
  await building.refused(twoClauses, ['COMMITMENT_CLAUSE_MISSING'], AcceptCaseDocument, {
    commitment: { ...CLAUSES, supplementBy, acceptSupervision: false },
  });
  const late = { by: window, what: '受理（补交日太晚）', sentence: `三条俱全，但承诺 ${tooLate} 才补齐。` };
  await building.refused(late, ['COMMITMENT_DUE_TOO_LATE'], AcceptCaseDocument, { commitment: { ...CLAUSES, supplementBy: tooLate } });
  const whole = { by: window, what: '容缺受理', sentence: `申请人签署三条承诺，于 ${supplementBy} 前补齐；先行受理。` };
  await building.take(whole, AcceptCaseDocument, { commitment: { ...CLAUSES, supplementBy } });
  await building.tellClock();

  await building.take({ by: reviewer, what: '一审', sentence: '不等补齐，先作实质审查。' }, ReviewCaseDocument, REVIEW);
  const early = { by: checker, what: '决定（材料未补齐）', sentence: '核准人想提前签发决定。' };
  await building.refused(early, ['MATERIALS_OUTSTANDING'], DecideCaseDocument, GRANT);
  await stage.advance(at(supplementBy, '10:00'), '到了承诺补交的那一天');
  const hand = { by: applicant, what: '补交材料', sentence: '申请人凭自己的账号，把承诺的材料全部补齐。' };
  await building.take(hand, SupplementMaterialsDocument, { materials: owed.map((code) => ({ code })) });
  await building.take({ by: checker, what: '一核', sentence: '材料一齐，立即签发决定（立等可取）。' }, DecideCaseDocument, GRANT);
  await building.take({ by: window, what: '送达', sentence: '申请人当场领证。' }, DeliverCaseDocument, { note: '当面送达' });
}

/** 先批后补: decided and delivered first; electronic supervision watches for what is owed. */
async function supplementAfterDecision(stage: Stage): Promise<void> {
  stage.narrator.part('二、先批后补：先决定，逾期未补由电子监察预警');
  const { item, window, reviewer, checker } = await stage.cast('120101-XK01201');
  const applicant = await stage.applicant(APPLICANT.identifier, APPLICANT.name);
  const owed = item.materials.filter(({ deferral }) => deferral === 'AFTER_DECISION').map(({ code }) => code);
  const printing = await stage.receive(window, item, {
    title: '示例印刷厂印刷经营许可',
    applicant: APPLICANT,
    without: owed,
    sentence: '只缺一份可以先批后补的材料。',
  });
  const supplementBy = await stage.calendar.workingDay(stage.today, 3);
  const whole = { by: window, what: '容缺受理', sentence: `申请人承诺于 ${supplementBy} 前补齐；先行受理。` };
  await printing.take(whole, AcceptCaseDocument, { commitment: { ...CLAUSES, supplementBy } });
  await printing.take({ by: reviewer, what: '一审', sentence: '当天审查。' }, ReviewCaseDocument, REVIEW);
  await printing.take({ by: checker, what: '一核', sentence: '这份材料可以先批后补，决定不必等它。' }, DecideCaseDocument, GRANT);
  await printing.take({ by: window, what: '送达', sentence: '申请人当天领证。' }, DeliverCaseDocument, { note: '当面送达' });

  const dayAfter = await stage.calendar.workingDay(supplementBy, 1);
  await stage.advance(at(dayAfter, '09:00'), `承诺的 ${supplementBy} 已过，材料没有来`);
  const hand = { by: applicant, what: '补交材料（逾期）', sentence: '接到提醒，申请人把材料补上。' };
  await printing.take(hand, SupplementMaterialsDocument, { materials: owed.map((code) => ({ code })) });
}
