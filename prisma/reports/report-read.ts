import type { ReportForm } from '../../domain/reports/report-forms.js';
import type { ReportRecord } from '../../domain/reports/report.js';
import type { MemberScope } from '../../domain/shared/scope.js';
import type { CivilDate } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';
import { allOf, ofScope, oneOf, Parameters } from '../shared/sql.js';

/** Which reports a list asks for, beside what the caller may see. */
export interface ReportCriteria {
  readonly members: readonly string[] | null;
  readonly forms: readonly ReportForm[] | null;
  readonly dueFrom: CivilDate | null;
  readonly dueTo: CivilDate | null;
}

/** How a stored report stands, without what it says. */
export type ReportState = Pick<ReportRecord, 'id' | 'memberCode' | 'form' | 'from' | 'to' | 'number' | 'state' | 'submittedAt'>;

const STATE = `r.id, r.member_code AS "memberCode", r.form, r.period_from AS "from", r.period_to AS "to", r.number, r.status AS state,
  r.submitted_at AS "submittedAt"`;

/** The states of all stored reports that the criteria hold for. */
export async function readReportStates(queries: Queries, scope: MemberScope, criteria: ReportCriteria): Promise<ReportState[]> {
  const parameters = new Parameters();
  const conditions = [
    ...ofScope(parameters, 'r.member_code', scope),
    ...oneOf(parameters, 'r.member_code', criteria.members),
    ...oneOf(parameters, 'r.form', criteria.forms),
  ];
  if (criteria.dueFrom !== null) conditions.push(`r.due_on >= ${parameters.bind(criteria.dueFrom)}::date`);
  if (criteria.dueTo !== null) conditions.push(`r.due_on <= ${parameters.bind(criteria.dueTo)}::date`);
  return queries.query<ReportState>(`SELECT ${STATE} FROM report r WHERE ${allOf(conditions)}`, parameters.values);
}

/** Stored reports by id. */
export async function readReports(queries: Queries, ids: readonly string[]): Promise<ReportRecord[]> {
  if (ids.length === 0) return [];
  const rows = await queries.query<{ record: ReportRecord }>('SELECT r.record FROM report r WHERE r.id = ANY($1::text[])', [ids]);
  return rows.map(({ record }) => record);
}

/** What is stored of a member's form and period, which nobody else can change until the transaction ends. */
export async function lockReports(
  transaction: Queries,
  memberCode: string,
  form: ReportForm,
  from: CivilDate,
): Promise<readonly ReportRecord[]> {
  const rows = await transaction.query<{ record: ReportRecord }>(
    'SELECT r.record FROM report r WHERE r.member_code = $1 AND r.form = $2 AND r.period_from = $3::date ORDER BY r.number FOR UPDATE',
    [memberCode, form, from],
  );
  return rows.map(({ record }) => record);
}

/** The workbook of a submitted report, as it was frozen; null while none stands. */
export async function readWorkbook(queries: Queries, id: string): Promise<Uint8Array | null> {
  const [row] = await queries.query<{ xlsx: Uint8Array }>(`SELECT r.xlsx FROM report r WHERE r.id = $1 AND r.status = 'SUBMITTED'`, [id]);
  return row?.xlsx ?? null;
}

/** Names of a member's applicants who are persons, as far as they stand in a text. */
export async function readApplicantNamesIn(queries: Queries, memberCode: string, text: string): Promise<string[]> {
  const rows = await queries.query<{ name: string }>(
    `SELECT DISTINCT c.applicant_name AS name FROM case_record c
     WHERE c.member_code = $1 AND char_length(c.applicant_name) > 1 AND strpos($2, c.applicant_name) > 0
       AND c.record -> 'applicant' ->> 'kind' = 'PERSON'`,
    [memberCode, text],
  );
  return rows.map(({ name }) => name).sort();
}
