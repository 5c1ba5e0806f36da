import type { Instant } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';

/** A report whose due day has passed. */
export interface PassedReport {
  readonly id: string;
  /** The first instant after its due day. */
  readonly at: Instant;
  /** The key of the alert that tells of it. */
  readonly key: string;
}

const LOCK = `hashtext('hub.overdue-reports')`;

/** Keeps submissions out while it is looked who has none, until the transaction ends. */
export async function lockOverdueReports(transaction: Queries): Promise<void> {
  await transaction.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
}

/** Keeps alerts of overdue reports out until the transaction, a submission, ends; submissions do not wait for one another. */
export async function lockSubmission(transaction: Queries): Promise<void> {
  await transaction.query(`SELECT pg_advisory_xact_lock_shared(${LOCK})`);
}

/**
 * Of reports whose due day has passed, those that no alert tells of, that do not stand submitted now, and that did not stand
 * submitted when the day passed.
 */
export async function findUntoldOverdue(queries: Queries, reports: readonly PassedReport[]): Promise<string[]> {
  const rows = await queries.query<{ id: string }>(
    `SELECT p.id FROM jsonb_to_recordset($1::jsonb) AS p (id text, at timestamptz, key text)
     WHERE NOT EXISTS (SELECT 1 FROM alert a WHERE a.key = p.key)
       AND NOT EXISTS (SELECT 1 FROM report r WHERE r.id = p.id AND (r.status = 'SUBMITTED'
         OR (r.submitted_at < p.at AND (r.record ->> 'returnedAt')::timestamptz >= p.at)))`,
    [JSON.stringify(reports)],
  );
  return rows.map(({ id }) => id);
}
