import { randomUUID } from 'node:crypto';
import type { IdSource } from '../resolvers/shared/context.js';

/** Unique parts of ids: 12 hex digits of milliseconds and 20 random ones, so that newer ids sort behind older ones. */
export function timeOrderedIds(now: () => number = Date.now): IdSource {
  return { next: () => now().toString(16).padStart(12, '0') + randomDigits() };
}

/** Of a random UUID all digits but those that tell its version and variant: its randomness is drawn for many at once. */
function randomDigits(): string {
  const uuid = randomUUID();
  return uuid.slice(0, 8) + uuid.slice(24);
}
