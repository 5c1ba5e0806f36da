import type { Instant } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';
import type { Parameters } from './sql.js';

/** What a granted request leaves behind so that its repeat is answered alike. */
export interface IdempotencyMark {
  readonly subject: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** Keeps a mark for the record whose `id` the part `of` of the same statement answers: written with it or not at all. */
export function insertMark(parameters: Parameters, { subject, key, fingerprint }: IdempotencyMark, of: string, now: Instant): string {
  const texts = [subject, key, fingerprint].map((value) => `${parameters.bind(value)}::text`);
  return `INSERT INTO idempotency (subject, key, fingerprint, record_id, created_at)
          SELECT ${texts.join(', ')}, id::text, ${parameters.bind(now)}::timestamptz FROM ${of}`;
}

/** Keeps a mark for a record in the same transaction; a key already used makes a unique violation. */
export async function writeMark(transaction: Queries, mark: IdempotencyMark, recordId: string, now: Instant): Promise<void> {
  await transaction.query(
    'INSERT INTO idempotency (subject, key, fingerprint, record_id, created_at) VALUES ($1, $2, $3, $4, $5::timestamptz)',
    [mark.subject, mark.key, mark.fingerprint, recordId, now],
  );
}
