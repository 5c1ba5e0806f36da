import { createHash } from 'node:crypto';
import { canonicalText } from '../../domain/cases/case-event.js';
import type { Caller } from '../../domain/shared/caller.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { IdempotencyMark } from '../../prisma/shared/mark-write.js';

/**
 * The mark of a request: kept per token subject and key; for the public per key and input together, so that strangers never meet.
 */
export function markOf(caller: Caller, operation: string, input: { readonly idempotencyKey?: string | null }): IdempotencyMark | null {
  const { idempotencyKey, ...rest } = input;
  if (idempotencyKey === null || idempotencyKey === undefined) return null;
  const fingerprint = createHash('sha256')
    .update(canonicalText([operation, rest]))
    .digest('hex');
  return { subject: caller.subject ?? `public:${fingerprint}`, key: idempotencyKey, fingerprint };
}

/** Whether a known mark is of the same request; if not, the key was used for another one. */
export function judgeMark(known: { readonly fingerprint: string }, mark: IdempotencyMark): Refusal[] {
  return known.fingerprint === mark.fingerprint
    ? []
    : [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'], basis: null, facts: { key: mark.key } }];
}
