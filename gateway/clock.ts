import { civilDateOf, instantOf, type Instant } from '../domain/shared/time.js';
import type { Clock } from '../resolvers/shared/context.js';

/** The real clock; or, from `start`, a training hub's: it begins there and runs on at the pace of the real one. */
export function hubClock(start: Instant | null, realNow: () => number = Date.now): Clock {
  const ahead = start === null ? 0 : Date.parse(start) - realNow();
  const now = (): Instant => instantOf(new Date(realNow() + ahead));
  return { now, today: () => civilDateOf(now()) };
}
