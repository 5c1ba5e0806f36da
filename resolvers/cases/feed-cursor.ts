import type { FeedPosition } from '../../prisma/cases/case-row.js';
import { decodeCursor, encodeCursor } from '../shared/cursor.js';

const FEED = 'feed';

/** The cursor of an event: one for `events`, `changes` and the subscriptions alike. */
export function feedCursor({ xid, position }: FeedPosition): string {
  return encodeCursor(FEED, [xid, position]);
}

/** Where a feed goes on; BAD_USER_INPUT for a cursor that is none of the feed's. */
export function feedPosition(after: string | null | undefined): FeedPosition | null {
  const key = decodeCursor(FEED, 2, after);
  if (key === null) return null;
  return { xid: Number(key[0]), position: Number(key[1]) };
}
