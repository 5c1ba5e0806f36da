import type { Refusal } from './refusal.js';

/**
 * What every change to a record is judged by first, in the contract's order: STALE_VERSION where the caller expected another version,
 * ILLEGAL_TRANSITION where its status is none of those from which the change starts.
 */
export function judgeRecord<Status extends string>(
  record: { readonly version: number; readonly status: Status },
  expectedVersion: number | null,
  from: readonly Status[],
  basis: string,
): Refusal[] {
  const { version: current, status } = record;
  if (expectedVersion !== null && expectedVersion !== current) {
    const facts = { expected: expectedVersion, current };
    return [{ code: 'STALE_VERSION', reason: 'record', path: ['input', 'expectedVersion'], basis: null, facts }];
  }
  return from.includes(status) ? [] : [{ code: 'ILLEGAL_TRANSITION', reason: 'record', basis, facts: { status, from: from.join(', ') } }];
}
