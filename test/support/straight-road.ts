import type { Caller } from '../../domain/shared/caller.js';
import { officer } from './callers.js';
import type { TestHub } from './hub.js';

export const ITEM = '120101-XK01201';
export const MEMBER = '120101';
export const APPLICANT = { kind: 'ORGANIZATION', name: '天津示例餐饮有限公司', identifier: '91120116MA05T3T88H', phone: '022-55501234' };

export const RECEIVE = `mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) {
  case { id number version status } trackingCode missing { code name role } userErrors { code message path basis } } }`;

export const step = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { case { id version status } userErrors { code message path basis } } }`;

export const STEPS = {
  correctOnTheSpot: step('correctOnTheSpot', 'SupplementInput'),
  requestCorrection: step('requestCorrection', 'RequestCorrectionInput'),
  supplementMaterials: step('supplementMaterials', 'SupplementInput'),
  acceptCase: step('acceptCase', 'AcceptCaseInput'),
  refuseAcceptance: step('refuseAcceptance', 'RefuseAcceptanceInput'),
  startProcedure: step('startProcedure', 'StartProcedureInput'),
  finishProcedure: step('finishProcedure', 'FinishProcedureInput'),
  extendCase: step('extendCase', 'ExtendCaseInput'),
  reviewCase: step('reviewCase', 'ReviewCaseInput'),
  decideCase: step('decideCase', 'DecideCaseInput'),
  deliverCase: step('deliverCase', 'CaseStepInput'),
  withdrawCase: step('withdrawCase', 'CaseStepInput'),
  terminateCase: step('terminateCase', 'CaseStepInput'),
  rateCase: step('rateCase', 'RateCaseInput'),
} as const;

export type StepName = keyof typeof STEPS;

export interface Received {
  readonly id: string;
  readonly number: string;
  readonly trackingCode: string;
}

/** The codes of all materials of the published version of an item. */
export async function materialCodes(hub: TestHub, code = ITEM): Promise<string[]> {
  const answer = await hub.ask('query ($code: String!) { item(code: $code) { materials { code } } }', { code });
  return (answer.data?.['item'].materials as { code: string }[]).map((material) => material.code);
}

/** Receives a case with all its materials at the seeded window of a district. */
export async function receive(hub: TestHub, more: Record<string, unknown> = {}, by: Caller = officer(MEMBER, 'WINDOW')): Promise<Received> {
  const codes = await materialCodes(hub, (more['itemCode'] as string | undefined) ?? ITEM);
  const input = {
    itemCode: ITEM,
    title: '示例餐厅食品经营许可',
    applicant: APPLICANT,
    materials: codes.map((code) => ({ code })),
    declaredTruthful: true,
    ...more,
  };
  const answer = await hub.ask(RECEIVE, { input }, by);
  const payload = answer.data?.['receiveCase'];
  if (!payload?.case) throw new Error(`not received: ${JSON.stringify(answer)}`);
  return { ...payload.case, trackingCode: payload.trackingCode };
}

/** The steps of the straight road after the receipt, each with its officer and its own fields. */
export const ROAD: readonly { readonly name: StepName; readonly by: Caller; readonly fields: Record<string, unknown> }[] = [
  { name: 'acceptCase', by: officer(MEMBER, 'WINDOW'), fields: {} },
  { name: 'reviewCase', by: officer(MEMBER, 'REVIEWER'), fields: { favourable: true, text: '符合条件' } },
  { name: 'decideCase', by: officer(MEMBER, 'CHECKER'), fields: { outcome: 'APPROVED', reasons: '符合法定条件、标准' } },
  { name: 'deliverCase', by: officer(MEMBER, 'WINDOW'), fields: { note: '当面送达' } },
];

/** Takes a received case as many steps along the road as asked for. */
export async function walk(hub: TestHub, id: string, steps: number): Promise<void> {
  for (const { name, by, fields } of ROAD.slice(0, steps)) {
    hub.clock.advanceHours(0.5);
    const answer = await hub.ask(STEPS[name], { input: { case: id, ...fields } }, by);
    if (!answer.data?.[name]?.case) throw new Error(`${name} failed: ${JSON.stringify(answer)}`);
  }
}
