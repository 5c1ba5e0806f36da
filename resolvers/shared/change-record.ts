import { refuse, type Refusal, type Verdict } from '../../domain/shared/refusal.js';
import { isCollision, isUniqueViolation, type Database, type Queries } from '../../prisma/database.js';
import { readMark } from '../../prisma/shared/mark-read.js';
import { writeMark, type IdempotencyMark } from '../../prisma/shared/mark-write.js';
import { findRecord, insertRecord, lockRecord, updateRecord, type RecordTable } from '../../prisma/shared/records.js';
import type { UserErrorType } from '../../schema/shared/user-error.type.js';
import type { HubContext } from './context.js';
import { judgeMark, markOf } from './idempotency.js';
import { userErrors } from './messages.js';

/** What a change leads to: the record as it then stands, or why it was refused. */
export interface Changed<Kept> {
  readonly record: Kept | null;
  readonly userErrors: readonly UserErrorType[];
}

/** A change to records other than cases. */
export interface RecordChange<Kept> {
  /** Tells the request from others under the same idempotency key. */
  readonly operation: string;
  readonly input: { readonly idempotencyKey: string | null };
  /** The record that a repeated request is answered with. */
  readonly find: (id: string, queries: Queries) => Promise<Kept | null>;
  /** Locks what it judges, judges, writes; a refusal leaves nothing behind. */
  readonly run: (transaction: Queries) => Promise<Verdict<Kept>>;
}

/** Thrown inside a change where something that it was judged on is no longer as it was: all is undone and judged anew. */
export class ChangedMeanwhile extends Error {}

const TRIES = 20;

/** Changes records in one transaction, once for each idempotency key; where two requests meet, one of them is judged on what the other left. */
export async function changeRecord<Kept extends { readonly id: string }>(
  context: HubContext,
  change: RecordChange<Kept>,
): Promise<Changed<Kept>> {
  const { database, bus } = context.services;
  const mark = markOf(context.caller, change.operation, change.input);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const verdict = await inTransaction(database, (transaction) => runOnce(context, change, mark, transaction));
      if (!verdict.granted) return refusedChange(context, verdict.refusals);
      bus.wake();
      return { record: verdict.value, userErrors: [] };
    } catch (error) {
      const isAnother = error instanceof ChangedMeanwhile || isCollision(error) || isUniqueViolation(error);
      if (!isAnother || attempt === TRIES) throw error;
    }
  }
}

/** A step on one record of a table. */
export interface RecordStep<Kept extends { readonly id: string }> {
  readonly operation: string;
  readonly input: { readonly idempotencyKey: string | null };
  readonly table: RecordTable<Kept>;
  readonly id: string;
  /** The input's field that names the record. */
  readonly field: string;
  readonly sees: (record: Kept) => boolean;
  readonly judge: (record: Kept, transaction: Queries) => Verdict<Kept> | Promise<Verdict<Kept>>;
}

/** Takes a step on a record that the caller may see (else NOT_FOUND), locked while it is judged. */
export function stepOnRecord<Kept extends { readonly id: string }>(
  context: HubContext,
  { operation, input, table, id, field, sees, judge }: RecordStep<Kept>,
): Promise<Changed<Kept>> {
  return changeRecord(context, {
    operation,
    input,
    find: (recordId, queries) => findRecord(queries, table, recordId),
    run: async (transaction) => {
      const record = await lockRecord(transaction, table, id);
      if (record === null || !sees(record)) return refuse(notFound([field]));
      const verdict = await judge(record, transaction);
      if (verdict.granted) await updateRecord(transaction, table, verdict.value);
      return verdict;
    },
  });
}

/** Makes a new record out of what the input says. */
export function openRecord<Kept extends { readonly id: string }>(
  context: HubContext,
  change: Pick<RecordStep<Kept>, 'operation' | 'input' | 'table'> & { readonly judge: (transaction: Queries) => Promise<Verdict<Kept>> },
): Promise<Changed<Kept>> {
  const { operation, input, table } = change;
  return changeRecord(context, {
    operation,
    input,
    find: (recordId, queries) => findRecord(queries, table, recordId),
    run: async (transaction) => {
      const verdict = await change.judge(transaction);
      if (verdict.granted) await insertRecord(transaction, table, verdict.value);
      return verdict;
    },
  });
}

class Refused extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super('refused');
  }
}

/** Does a work in one transaction, of which nothing is left where it is refused. */
export async function inTransaction<Result>(
  database: Database,
  work: (transaction: Queries) => Promise<Verdict<Result>>,
): Promise<Verdict<Result>> {
  const done = database.transaction(async (transaction) => {
    const verdict = await work(transaction);
    if (!verdict.granted) throw new Refused(verdict.refusals);
    return verdict;
  });
  return done.catch((error: unknown) => {
    if (error instanceof Refused) return refuse(...error.refusals);
    throw error;
  });
}

export function refusedChange({ language }: HubContext, refusals: readonly Refusal[]): { record: null; userErrors: UserErrorType[] } {
  return { record: null, userErrors: userErrors(refusals, language) };
}

async function runOnce<Kept extends { readonly id: string }>(
  { services }: HubContext,
  change: RecordChange<Kept>,
  mark: IdempotencyMark | null,
  transaction: Queries,
): Promise<Verdict<Kept>> {
  const known = mark === null ? null : await readMark(transaction, mark);
  if (mark !== null && known !== null) {
    const reused = judgeMark(known, mark);
    if (reused.length > 0) return { granted: false, refusals: reused };
    const record = await change.find(known.recordId, transaction);
    return record === null ? { granted: false, refusals: [notFound([])] } : { granted: true, value: record };
  }
  const verdict = await change.run(transaction);
  if (mark === null) return verdict;
  if (verdict.granted) await writeMark(transaction, mark, verdict.value.id, services.clock.now());
  // Refused because the same request came in meanwhile and was granted: then it is answered what that one was.
  else if ((await readMark(transaction, mark)) !== null) throw new ChangedMeanwhile();
  return verdict;
}

/** A record that is not there, or that the caller may not see. */
export function notFound(path: readonly string[]): Refusal {
  return { code: 'NOT_FOUND', path: ['input', ...path], basis: null };
}
