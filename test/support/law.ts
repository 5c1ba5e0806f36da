import type { Caller } from '../../domain/shared/caller.js';
import { caller, officer } from './callers.js';
import type { TestHub } from './hub.js';
import { MEMBER, receive, STEPS, type Received, type StepName } from './straight-road.js';

export const WINDOW = officer(MEMBER, 'WINDOW');
export const REVIEWER = officer(MEMBER, 'REVIEWER');
export const SECOND_REVIEWER = officer(MEMBER, 'REVIEWER', true, 1);
export const CHECKER = officer(MEMBER, 'CHECKER');
export const LEADER = officer(MEMBER, 'LEADER');
export const SUPERVISOR = caller('SUPERVISOR');
export const ADMIN = caller('HUB_ADMIN');

export interface Told {
  readonly code: string;
  readonly path: string[] | null;
  readonly basis: string | null;
  readonly message: string;
}

/** Takes a step that must be granted. */
export async function take(hub: TestHub, name: StepName, id: string, fields: Record<string, unknown>, by: Caller = WINDOW) {
  const answer = await hub.ask(STEPS[name], { input: { case: id, ...fields } }, by);
  const payload = answer.data?.[name];
  if (!payload?.case) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return payload.case as { readonly id: string; readonly version: number; readonly status: string };
}

/** The refusals of a step, of which nothing may be left in the case. */
export async function refusals(
  hub: TestHub,
  name: StepName,
  id: string,
  fields: Record<string, unknown>,
  by: Caller = WINDOW,
  language: 'zh-CN' | 'en' = 'zh-CN',
): Promise<Told[]> {
  const stored =
    'SELECT version, head, record, (SELECT count(*)::int FROM document d WHERE d.case_id = c.id) AS documents FROM case_record c WHERE id = $1';
  const before = await hub.database.query(stored, [id]);
  const answer = await hub.ask(STEPS[name], { input: { case: id, ...fields } }, by, language);
  expect(answer.errors).toBeUndefined();
  expect(answer.data?.[name].case).toBeNull();
  expect(await hub.database.query(stored, [id])).toEqual(before);
  return answer.data?.[name].userErrors as Told[];
}

/** Moves the training clock, as a hub's administrator does; every due check runs. */
export async function pass(hub: TestHub, to: string): Promise<void> {
  const answer = await hub.ask('mutation ($to: DateTime!) { advanceTrainingClock(to: $to) }', { to }, ADMIN);
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
}

/** Whatever a query tells of a case, as the member's window sees it. */
export async function look(hub: TestHub, id: string, fields: string, by: Caller = WINDOW) {
  const answer = await hub.ask(`query ($id: ID!) { case(id: $id) { ${fields} } }`, { id }, by);
  expect(answer.errors).toBeUndefined();
  return answer.data?.['case'];
}

/** Receives a case that lacks the materials with these codes. */
export async function receiveWithout(hub: TestHub, itemCode: string, ...codes: string[]): Promise<Received> {
  const answer = await hub.ask('query ($code: String!) { item(code: $code) { materials { code } } }', { code: itemCode });
  const all = (answer.data?.['item'].materials as { code: string }[]).map(({ code }) => code);
  return receive(hub, { itemCode, materials: all.filter((code) => !codes.includes(code)).map((code) => ({ code })) });
}

export const COMMITMENT = { signedBy: '李四', supplementBy: '2017-02-10', lawfulOperation: true, acceptSupervision: true };

/** The alerts of a case, by kind, with the time at which each was resolved. */
export async function alertsOf(hub: TestHub, id: string): Promise<Record<string, string | null>> {
  const { alerts } = await look(hub, id, 'alerts { kind level detail resolvedAt }');
  return Object.fromEntries((alerts as { kind: string; resolvedAt: string | null }[]).map(({ kind, resolvedAt }) => [kind, resolvedAt]));
}
