import type { Staff } from '../../domain/staff/staff.js';
import type { Queries } from '../database.js';
import { CASE_COLUMNS } from './case-read.js';
import type { CaseRow } from './case-row.js';
import { OFFICER_JSON } from '../staff/officer-read.js';

/** What a step is judged on: the case, the officer, and whether the same request was granted before. */
export interface StepGround {
  readonly row: CaseRow | null;
  readonly officer: Staff | null;
  readonly mark: { readonly fingerprint: string; readonly recordId: string } | null;
}

interface GroundRow extends CaseRow {
  readonly officer: Staff | null;
  readonly mark: StepGround['mark'];
}

const OFFICER = `(SELECT ${OFFICER_JSON} FROM staff s WHERE s.id = $2) AS officer`;
const MARK = `(SELECT json_build_object('fingerprint', i.fingerprint, 'recordId', i.record_id)
  FROM idempotency i WHERE i.subject = $3 AND i.key = $4) AS mark`;

/** Reads all that a step on a case needs in one statement; with `caseId` null (a receipt) the officer and the mark alone. */
export async function readStepGround(
  database: Queries,
  request: { readonly caseId: string | null; readonly officer: string | null; readonly subject: string; readonly key: string | null },
): Promise<StepGround> {
  const [ground] = await database.query<GroundRow>(
    `SELECT ${CASE_COLUMNS}, ${OFFICER}, ${MARK} FROM (SELECT 1) one LEFT JOIN case_record c ON c.id = $1`,
    [request.caseId, request.officer, request.subject, request.key],
  );
  if (ground === undefined) throw new Error('the ground of a step is one row');
  const { officer, mark, ...row } = ground;
  return { row: (row.record as unknown) === null ? null : row, officer, mark };
}

/** The next number of a scope, such as the cases of a member on a day: given once, gaps allowed. */
export async function nextNumber(database: Queries, scope: string): Promise<number> {
  const [row] = await database.query<{ value: number }>(
    'INSERT INTO counter (scope, value) VALUES ($1, 1) ON CONFLICT (scope) DO UPDATE SET value = counter.value + 1 RETURNING value',
    [scope],
  );
  return row?.value ?? 0;
}
