import type { FeedPosition } from '../../prisma/cases/case-row.js';
import { decodeCursor, encodeCursor } from '../shared/cursor.js';

/** Which feed a cursor is of: one of a case's `events`, `changes` and the progress subscriptions alike; alerts have their own. */
export type FeedName = 'feed' | 'alerts';

export function feedCursor({ xid, position }: FeedPosition, feed: FeedName = 'feed'): string {
  return encodeCursor(feed, [xid, position]);
}

/** Where a feed goes on; BAD_USER_INPUT for a cursor that is none of this feed's. */
export function feedPosition(after: string | null | undefined, feed: FeedName = 'feed'): FeedPosition | null {
  const key = decodeCursor(feed, ['position', 'position'], after);
  if (key === null) return null;
  return { xid: Number(key[0]), position: Number(key[1]) };
}
