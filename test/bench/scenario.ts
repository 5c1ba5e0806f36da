import type pg from 'pg';
import type { Caller } from '../../domain/shared/caller.js';
import type { BenchDatabase } from './database.js';

// An answer's shape is its query's.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

/** Something that the hub is measured by, beside a hand-written server that answers the same. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** Share of the hand-written server's throughput that the hub is to reach. */
  readonly aim: number;
  readonly document: string;
  /** How every answer of the hub begins that is neither an error nor a refusal. */
  readonly granted: string;
  readonly questions: (database: BenchDatabase) => Promise<readonly Question[]> | readonly Question[];
  /** The hand-written answer: the best statement for it, made by PostgreSQL as JSON text; null where there is none. */
  readonly plain: (pool: pg.Pool) => (request: PlainRequest) => Promise<string | null>;
  /** What the hub's `data` and the hand-written answer tell, in one form. */
  readonly factsOfHub: (data: Json) => unknown;
  readonly factsOfPlain: (answer: Json) => unknown;
  /**
   * For what writes: what stands written after a question. No such question is asked twice, and all is taken back before the next
   * measurement. Null for what only reads.
   */
  readonly written: ((database: BenchDatabase, question: Question) => Promise<unknown>) | null;
}

/** One thing asked of both servers. */
export interface Question {
  readonly caller: Caller;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Of the hand-written server: parameters of a GET, or the body of a POST. */
  readonly plain: { readonly query: Readonly<Record<string, string>> } | { readonly body: unknown };
}

/** What a hand-written answer is made from. */
export interface PlainRequest {
  readonly query: URLSearchParams;
  readonly caller: PlainCaller | null;
  /** Parsed JSON of a POST; null for a GET. */
  readonly body: unknown;
}

/** Who asks, of the claims of an access token. */
export interface PlainCaller {
  readonly sub: string;
  readonly roles: readonly string[];
  readonly member: string;
  readonly staff: string;
  readonly exp: number;
}

/** The `answer` of a prepared statement's one row. */
export async function answerOf(pool: pg.Pool, name: string, text: string, values: readonly unknown[]): Promise<string | null> {
  const { rows } = await pool.query<{ answer: string }>({ name, text, values: [...values] });
  return rows[0]?.answer ?? null;
}

/** An instant in one form, whatever the offset that it is told with. */
export function instant(text: string): string {
  return new Date(text).toISOString();
}
