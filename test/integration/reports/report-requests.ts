import type { Caller } from '../../../domain/shared/caller.js';
import { caller } from '../../support/callers.js';
import type { TestHub } from '../../support/hub.js';
import type { Told } from '../../support/law.js';

export const DISTRICT = '120101';
export const DEPARTMENT = '120000-fgw';
export const manager = (member: string): Caller =>
  caller('CENTER_MANAGER', { subject: `manager:${member}`, name: `${member} 管理员`, member });
export const SUPERVISOR = caller('SUPERVISOR', { name: '联审处 示例' });
export const ADMIN = caller('HUB_ADMIN');

export const FEBRUARY = { from: '2017-02-01', to: '2017-02-28' };
export const YEAR = { from: '2017-01-01', to: '2017-12-31' };
export const STORY = '窗口人员主动上门，讲解申报要点，指导企业备齐材料，做到一次合格。'.repeat(60);

const FIELDS = `id form number from to receivingOffice dueOn status title daysLeft columns { key title } rows { cells } totals { cells }
  body submittedAt submittedBy returnedReason sha256 xlsxUrl member { code }`;

// An answer's shape is the query's; tests read it field by field.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Report = Record<string, any>;

export interface Submitted {
  readonly report: Report | null;
  readonly userErrors: readonly Told[];
}

export async function read(
  hub: TestHub,
  by: Caller,
  form: string,
  period: { readonly from: string; readonly to: string },
  member = DISTRICT,
  number?: number,
): Promise<Report | null> {
  const answer = await hub.ask(
    `query ($member: String!, $form: ReportForm!, $from: Date!, $to: Date!, $number: Int) {
       report(member: $member, form: $form, from: $from, to: $to, number: $number) { ${FIELDS} } }`,
    { member, form, ...period, ...(number !== undefined && { number }) },
    by,
  );
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['report'] as Report | null;
}

export async function submit(hub: TestHub, input: Record<string, unknown>, by: Caller = manager(DISTRICT)): Promise<Submitted> {
  const answer = await hub.ask(
    `mutation ($input: SubmitReportInput!) { submitReport(input: $input) { report { ${FIELDS} } userErrors { code message path basis } } }`,
    { input: { member: DISTRICT, ...input } },
    by,
  );
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['submitReport'] as Submitted;
}

export async function sendBack(hub: TestHub, input: Record<string, unknown>, by: Caller = SUPERVISOR): Promise<Submitted> {
  const answer = await hub.ask(
    `mutation ($input: ReturnReportInput!) { returnReport(input: $input) { report { ${FIELDS} } userErrors { code message path basis } } }`,
    { input },
    by,
  );
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['returnReport'] as Submitted;
}

/** What a submission may have written. */
export async function kept(hub: TestHub): Promise<unknown> {
  return hub.database.query(
    `SELECT (SELECT json_agg(r.record ORDER BY r.id) FROM report r) AS reports, (SELECT count(*)::int FROM idempotency) AS marks,
       (SELECT json_agg(a.resolved_at ORDER BY a.id) FROM alert a) AS alerts`,
  );
}

/** The refusals of a submission, of which nothing may be left. */
export async function refusedCodes(hub: TestHub, input: Record<string, unknown>, by?: Caller): Promise<string[]> {
  const before = await kept(hub);
  const { report, userErrors } = await submit(hub, { idempotencyKey: `refused ${JSON.stringify(input)}`.slice(0, 100), ...input }, by);
  expect(report).toBeNull();
  expect(await kept(hub)).toEqual(before);
  for (const { code, basis, message } of userErrors) {
    expect(message).not.toBe('');
    expect(basis === null).toBe(code === 'NOT_FOUND' || code === 'INVALID_INPUT');
  }
  return userErrors.map(({ code }) => code);
}

/** A report's cells by the key of their column. */
export function keyed(report: Report | null): Record<string, string | null>[] {
  const keys = (report?.['columns'] as { key: string }[]).map(({ key }) => key);
  return (report?.['rows'] as { cells: (string | null)[] }[]).map(({ cells }) => {
    expect(cells).toHaveLength(keys.length);
    return Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? null]));
  });
}

export function keyedTotals(report: Report | null): Record<string, string | null> {
  const keys = (report?.['columns'] as { key: string }[]).map(({ key }) => key);
  const { cells } = report?.['totals'] as { cells: (string | null)[] };
  return Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? null]));
}
