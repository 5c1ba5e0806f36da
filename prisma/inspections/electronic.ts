import type { Alert } from '../../domain/supervision/alert.js';
import type { Queries } from '../database.js';

interface RedAlert extends Pick<Alert, 'id' | 'memberCode' | 'raisedAt'> {
  readonly caseId: string;
}

/** Red alerts of cases that no inspection looks at yet, oldest first; one process at a time is at them. */
export async function lockUninspectedAlerts(transaction: Queries, limit: number): Promise<RedAlert[]> {
  await transaction.query("SELECT pg_advisory_xact_lock(hashtext('hub.electronic-inspections'))");
  return transaction.query<RedAlert>(
    `SELECT id, member_code AS "memberCode", case_id AS "caseId", raised_at AS "raisedAt" FROM alert
     WHERE level = 'RED' AND inspection_id IS NULL AND case_id IS NOT NULL ORDER BY raised_at, id LIMIT $1`,
    [limit],
  );
}

/** The electronic inspection of a case that is still open. */
export async function findOpenElectronic(queries: Queries, caseId: string): Promise<string | null> {
  const [row] = await queries.query<{ id: string }>(
    "SELECT id FROM inspection WHERE case_id = $1 AND kind = 'ELECTRONIC' AND status = 'OPEN' LIMIT 1",
    [caseId],
  );
  return row?.id ?? null;
}

export async function tieAlert(transaction: Queries, alertId: string, inspectionId: string): Promise<void> {
  await transaction.query('UPDATE alert SET inspection_id = $2 WHERE id = $1', [alertId, inspectionId]);
}

/** Which of the cases are under an open inspection. */
export async function readInspectedCases(queries: Queries, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await queries.query<{ id: string }>(
    "SELECT DISTINCT case_id AS id FROM inspection WHERE case_id = ANY($1::text[]) AND status = 'OPEN'",
    [caseIds],
  );
  return new Set(rows.map(({ id }) => id));
}
