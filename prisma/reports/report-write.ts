import type { ReportRecord } from '../../domain/reports/report.js';
import type { Queries } from '../database.js';

/**
 * Freezes a report as it was submitted, with its workbook; one that was returned is replaced. `false`: one stands submitted already,
 * and nothing was written.
 */
export async function writeSubmission(transaction: Queries, record: ReportRecord, xlsx: Uint8Array): Promise<boolean> {
  const { id, memberCode, form, from, to, number, dueOn, state, submittedAt, sha256 } = record;
  const rows = await transaction.query(
    `INSERT INTO report (id, member_code, form, period_from, period_to, number, due_on, status, submitted_at, record, xlsx, sha256)
     VALUES ($1, $2, $3, $4::date, $5::date, $6::int, $7::date, $8, $9::timestamptz, $10::jsonb, $11::bytea, $12)
     ON CONFLICT (id) DO UPDATE SET status = EXCLUDED.status, submitted_at = EXCLUDED.submitted_at, record = EXCLUDED.record,
       xlsx = EXCLUDED.xlsx, sha256 = EXCLUDED.sha256
     WHERE report.status = 'RETURNED' RETURNING id`,
    [id, memberCode, form, from, to, number, dueOn, state, submittedAt, JSON.stringify(record), xlsx, sha256],
  );
  return rows.length === 1;
}

/** Opens a report again; its snapshot is kept beside until the next submission. */
export async function writeReturn(transaction: Queries, record: ReportRecord): Promise<void> {
  await transaction.query('UPDATE report SET status = $2, record = $3::jsonb WHERE id = $1', [
    record.id,
    record.state,
    JSON.stringify(record),
  ]);
}
