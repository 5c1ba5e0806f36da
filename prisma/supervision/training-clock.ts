import type { Instant } from '../../domain/shared/time.js';
import type { Database } from '../database.js';

/** Keeps the last instant that a training hub has seen; answers the latest that any of its processes has. */
export async function keepSeen(database: Database, seen: Instant): Promise<Instant> {
  const [row] = await database.query<{ seen: Instant }>(
    `INSERT INTO training_clock (id, seen) VALUES (1, $1::timestamptz)
     ON CONFLICT (id) DO UPDATE SET seen = GREATEST(training_clock.seen, EXCLUDED.seen) RETURNING seen`,
    [seen],
  );
  return row?.seen ?? seen;
}

/** When the last event was recorded; the beginning of time where there is none. */
export async function readLastRecorded(database: Database): Promise<Instant> {
  const [row] = await database.query<{ last: Instant | null }>('SELECT max(recorded_at) AS last FROM case_event');
  return row?.last ?? '1970-01-01T00:00:00.000Z';
}
