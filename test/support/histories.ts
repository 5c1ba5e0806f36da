import type { Caller } from '../../domain/shared/caller.js';
import { PUBLIC } from '../../domain/shared/caller.js';
import { caller, officer, system } from './callers.js';
import type { TestHub } from './hub.js';
import { APPLICANT, materialCodes, MEMBER, RECEIVE, STEPS, type StepName } from './straight-road.js';
import type { Random } from './random.js';

/** Each step by the contract's name for it, with the mutation that takes it. */
export const STEP_MUTATIONS = {
  CORRECT_ON_THE_SPOT: 'correctOnTheSpot',
  REQUEST_CORRECTION: 'requestCorrection',
  SUPPLEMENT: 'supplementMaterials',
  ACCEPT: 'acceptCase',
  REFUSE_ACCEPTANCE: 'refuseAcceptance',
  START_PROCEDURE: 'startProcedure',
  FINISH_PROCEDURE: 'finishProcedure',
  EXTEND: 'extendCase',
  REVIEW: 'reviewCase',
  DECIDE: 'decideCase',
  DELIVER: 'deliverCase',
  WITHDRAW: 'withdrawCase',
  TERMINATE: 'terminateCase',
} as const satisfies Readonly<Record<string, StepName>>;

export type Step = keyof typeof STEP_MUTATIONS;

const BASIS = { title: '《中华人民共和国行政许可法》', article: '第三十二条' };
const ENTRY = { problem: '未签字', standard: '签字并盖章' };

/** What a step takes beside the case, such as is right for an item that lists a site survey. */
export function fieldsOf(step: Step, codes: readonly string[], by: Caller): Record<string, unknown> {
  const [material = ''] = codes.slice(-1);
  const named = by.roles.includes('MEMBER_SYSTEM') ? { by: officer(MEMBER, dutyOf(step)).staff } : {};
  switch (step) {
    case 'CORRECT_ON_THE_SPOT':
    case 'SUPPLEMENT':
      return { ...named, materials: [{ code: material }] };
    case 'REQUEST_CORRECTION':
      return { ...named, entries: [{ material, ...ENTRY }] };
    case 'REFUSE_ACCEPTANCE':
      return { ...named, reasons: '申请材料不真实', legalBasis: BASIS, guidance: '请补齐后重新申请' };
    case 'START_PROCEDURE':
      return { ...named, kind: 'SITE_SURVEY' };
    case 'FINISH_PROCEDURE':
      return { ...named, kind: 'SITE_SURVEY', result: '合格' };
    case 'EXTEND':
      return { ...named, days: 3, reason: '需要补充核查', approvedBy: officer(MEMBER, 'LEADER').staff };
    case 'REVIEW':
      return { ...named, favourable: true, text: '符合条件' };
    case 'DECIDE':
      return { ...named, outcome: 'APPROVED', reasons: '符合法定条件、标准' };
    default:
      return named;
  }
}

function dutyOf(step: Step): 'WINDOW' | 'REVIEWER' | 'CHECKER' | 'LEADER' {
  if (['START_PROCEDURE', 'FINISH_PROCEDURE', 'REVIEW'].includes(step)) return 'REVIEWER';
  if (step === 'DECIDE') return 'CHECKER';
  return step === 'EXTEND' ? 'LEADER' : 'WINDOW';
}

/** Whoever may come across a case of the member. */
export const CALLERS: readonly Caller[] = [
  officer(MEMBER, 'WINDOW'),
  officer(MEMBER, 'REVIEWER'),
  officer(MEMBER, 'REVIEWER', true, 1),
  officer(MEMBER, 'CHECKER'),
  officer(MEMBER, 'LEADER'),
  system(MEMBER),
  officer('120102', 'WINDOW'),
  caller('APPLICANT', { identifier: APPLICANT.identifier }),
  caller('APPLICANT', { subject: 'APPLICANT:other', identifier: '110101199003077715' }),
  caller('SUPERVISOR'),
  caller('HUB_ADMIN'),
  PUBLIC,
];

/** Receives a case, with all its materials or without the last. */
export async function begin(
  hub: TestHub,
  random: Random,
  itemCode: string,
): Promise<{ readonly id: string; readonly codes: readonly string[] }> {
  const codes = await materialCodes(hub, itemCode);
  const given = random.chance(0.5) ? codes : codes.slice(0, -1);
  const input = { itemCode, title: '随机办件', applicant: APPLICANT, materials: given.map((code) => ({ code })), declaredTruthful: true };
  const answer = await hub.ask(RECEIVE, { input }, officer(MEMBER, 'WINDOW'));
  return { id: (answer.data ?? {})['receiveCase'].case.id as string, codes };
}

/** How an attempt at a step ended: the refusals' codes, the error's code, or nothing where it was granted. */
export async function attempt(hub: TestHub, step: Step, id: string, codes: readonly string[], by: Caller): Promise<readonly string[]> {
  const name = STEP_MUTATIONS[step];
  const answer = await hub.ask(STEPS[name], { input: { case: id, ...fieldsOf(step, codes, by) } }, by);
  if (answer.errors !== undefined) return answer.errors.map((error) => String(error.extensions['code']));
  return ((answer.data ?? {})[name].userErrors as { code: string }[]).map(({ code }) => code);
}
