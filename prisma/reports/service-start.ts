import type { Instant } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';

/** Since when the hub is in service: written at its first start, by its own clock, and never again. */
export async function keepServiceStart(database: Queries, now: Instant): Promise<Instant> {
  await database.query('INSERT INTO hub_service (id, since) VALUES (1, $1::timestamptz) ON CONFLICT (id) DO NOTHING', [now]);
  const [row] = await database.query<{ since: Instant }>('SELECT since FROM hub_service WHERE id = 1');
  return row?.since ?? now;
}
