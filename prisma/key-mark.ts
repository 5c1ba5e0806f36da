import { createHmac } from 'node:crypto';
import type { Queries } from './database.js';

/**
 * Marks a database that is in service with the key under which tracking codes are sealed, once; tells whether this is that key. Under
 * another one no code given before can be found or shown again.
 */
export async function keepKeyMark(database: Queries, key: Buffer): Promise<boolean> {
  const own = createHmac('sha256', key).update('the key of this database').digest('hex');
  const [row] = await database.query<{ mark: string }>(
    'UPDATE hub_service SET key_mark = coalesce(key_mark, $1) WHERE id = 1 RETURNING key_mark AS mark',
    [own],
  );
  return row?.mark === own;
}
