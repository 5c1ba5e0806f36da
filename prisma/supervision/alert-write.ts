import { RESOLVED_BY_ACKNOWLEDGEMENT, type Alert } from '../../domain/supervision/alert.js';
import type { Instant } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';
import { Parameters } from '../shared/sql.js';

/** An alert to be raised, unless one tells of its cause already. */
export type AlertDraft = Pick<Alert, 'id' | 'key' | 'memberCode' | 'caseId' | 'kind' | 'level' | 'raisedAt' | 'facts'>;

/** The head of a statement that raises alerts; the rows come from `alertRows`. */
export function insertAlerts(): string {
  return `INSERT INTO alert (id, key, member_code, case_id, kind, level, raised_at, facts)
          SELECT a.id, a.key, a."memberCode", a."caseId", a.kind, a.level, a."raisedAt", a.facts`;
}

/** Alerts as rows of a statement. */
export function alertRows(parameters: Parameters, alerts: readonly AlertDraft[]): string {
  return `jsonb_to_recordset(${parameters.bind(JSON.stringify(alerts))}::jsonb) AS a (id text, key text, "memberCode" text, "caseId" text,
          kind text, level text, "raisedAt" timestamptz, facts jsonb) ON CONFLICT (key) DO NOTHING`;
}

/**
 * Ends a case's alerts whose cause stands no more; those that name an act end when they are acknowledged. The key is given free:
 * should the cause come again, it is told again, as an alert of its own with its own place in the feed.
 */
export function resolveAlerts(parameters: Parameters, caseId: string, standing: readonly string[], now: Instant): string {
  return `UPDATE alert SET resolved_at = ${parameters.bind(now)}::timestamptz, key = id
          WHERE case_id = ${parameters.bind(caseId)} AND resolved_at IS NULL AND NOT (key = ANY(${parameters.bind(standing)}::text[]))
          AND NOT (kind = ANY(${parameters.bind([...RESOLVED_BY_ACKNOWLEDGEMENT])}::text[]))`;
}

/** Raises an alert by itself, such as for an attempt that changed nothing. */
export async function writeAlert(database: Queries, alert: AlertDraft): Promise<void> {
  await writeAlerts(database, [alert]);
}

/** Raises alerts in one statement. */
export async function writeAlerts(database: Queries, alerts: readonly AlertDraft[]): Promise<void> {
  const parameters = new Parameters();
  await database.query(`${insertAlerts()} FROM ${alertRows(parameters, alerts)}`, parameters.values);
}

/** Ends an alert whose cause has ended. */
export async function endAlert(queries: Queries, key: string, now: Instant): Promise<void> {
  await queries.query('UPDATE alert SET resolved_at = $2::timestamptz WHERE key = $1 AND resolved_at IS NULL', [key, now]);
}

/** Acknowledges an alert that nobody has acknowledged; `false` where somebody had. */
export async function acknowledge(
  queries: Queries,
  id: string,
  by: { readonly subject: string; readonly note: string; readonly now: Instant },
): Promise<boolean> {
  const rows = await queries.query(
    `UPDATE alert SET acknowledged_at = $2::timestamptz, acknowledged_by = $3, note = $4,
       resolved_at = CASE WHEN kind = ANY($5::text[]) THEN COALESCE(resolved_at, $2::timestamptz) ELSE resolved_at END
     WHERE id = $1 AND acknowledged_at IS NULL RETURNING id`,
    [id, by.now, by.subject, by.note, [...RESOLVED_BY_ACKNOWLEDGEMENT]],
  );
  return rows.length === 1;
}
