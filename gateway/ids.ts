import { randomBytes } from 'node:crypto';
import type { IdSource } from '../resolvers/shared/context.js';

/** Unique parts of ids: 12 hex digits of milliseconds and 20 random ones, so that newer ids sort behind older ones. */
export function timeOrderedIds(now: () => number = Date.now): IdSource {
  return { next: () => now().toString(16).padStart(12, '0') + randomBytes(10).toString('hex') };
}
