import { RESOLVED_BY_ACKNOWLEDGEMENT, type Alert } from '../../domain/supervision/alert.js';
import type { Instant } from '../../domain/shared/time.js';
import type { Database } from '../database.js';
import { insertMark, type IdempotencyMark } from '../shared/mark-write.js';
import { Parameters } from '../shared/sql.js';

/** An alert to be raised, unless its cause has been told before. */
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

/** Ends a case's alerts whose cause stands no more; those that name an act end when they are acknowledged. */
export function resolveAlerts(parameters: Parameters, caseId: string, standing: readonly string[], now: Instant): string {
  return `UPDATE alert SET resolved_at = ${parameters.bind(now)}::timestamptz
          WHERE case_id = ${parameters.bind(caseId)} AND resolved_at IS NULL AND NOT (key = ANY(${parameters.bind(standing)}::text[]))
          AND NOT (kind = ANY(${parameters.bind([...RESOLVED_BY_ACKNOWLEDGEMENT])}::text[]))`;
}

/** Raises an alert by itself, such as for an attempt that changed nothing. */
export async function writeAlert(database: Database, alert: AlertDraft): Promise<void> {
  const parameters = new Parameters();
  await database.query(`${insertAlerts()} FROM ${alertRows(parameters, [alert])}`, parameters.values);
}

/**
 * Acknowledges an alert that nobody has acknowledged, and keeps the mark of the request; `false` where somebody had. A key already
 * used makes a unique violation, and nothing is written.
 */
export async function acknowledge(
  database: Database,
  id: string,
  by: { readonly subject: string; readonly note: string; readonly now: Instant; readonly mark: IdempotencyMark | null },
): Promise<boolean> {
  const parameters = new Parameters();
  const now = parameters.bind(by.now);
  const kinds = parameters.bind([...RESOLVED_BY_ACKNOWLEDGEMENT]);
  const update = `UPDATE alert SET acknowledged_at = ${now}::timestamptz, acknowledged_by = ${parameters.bind(by.subject)}, note = ${parameters.bind(by.note)},
       resolved_at = CASE WHEN kind = ANY(${kinds}::text[]) THEN COALESCE(resolved_at, ${now}::timestamptz) ELSE resolved_at END
     WHERE id = ${parameters.bind(id)} AND acknowledged_at IS NULL RETURNING id`;
  const remembered = by.mark === null ? '' : `, remembered AS (${insertMark(parameters, by.mark, 'changed', by.now)})`;
  const rows = await database.query(`WITH changed AS (${update})${remembered} SELECT id FROM changed`, parameters.values);
  return rows.length === 1;
}
