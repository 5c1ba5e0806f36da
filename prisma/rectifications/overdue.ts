import type { Rectification } from '../../domain/rectifications/rectification.js';
import type { CivilDate } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';

/** The first day on which an unfinished line is to be alerted. */
export async function firstAlertDay(queries: Queries): Promise<CivilDate | null> {
  const [row] = await queries.query<{ day: CivilDate | null }>('SELECT min(alerts_on) AS day FROM rectification WHERE NOT is_alerted');
  return row?.day ?? null;
}

/** Lines that are overdue on a day and were not alerted yet, locked; those that another process is at are left to it. */
export async function lockOverdue(transaction: Queries, today: CivilDate, limit: number): Promise<Rectification[]> {
  const rows = await transaction.query<{ record: Rectification }>(
    `SELECT record FROM rectification WHERE alerts_on <= $1::date AND NOT is_alerted ORDER BY alerts_on, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [today, limit],
  );
  return rows.map((row) => row.record);
}

export async function markAlerted(transaction: Queries, id: string): Promise<void> {
  await transaction.query('UPDATE rectification SET is_alerted = TRUE WHERE id = $1', [id]);
}
