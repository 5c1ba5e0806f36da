import type { IdempotencyMark } from '../shared/mark-write.js';
import type { Queries } from '../database.js';

/** What an idempotency key was granted for before; null where it is new. */
export async function readMark(
  database: Queries,
  mark: IdempotencyMark,
): Promise<{ readonly fingerprint: string; readonly recordId: string } | null> {
  const [row] = await database.query<{ fingerprint: string; recordId: string }>(
    'SELECT fingerprint, record_id AS "recordId" FROM idempotency WHERE subject = $1 AND key = $2',
    [mark.subject, mark.key],
  );
  return row ?? null;
}
