import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { lockFolder } from './embedded/folder-lock.js';
import { PrismaClient } from './generated/client.js';
import { readableTypes } from './shared/sql-types.js';

/** Runs statements, each by itself or all inside one transaction. */
export interface Queries {
  /**
   * Runs one statement and returns its rows; parameters are `$1`, `$2` … Instants come as ISO text in UTC with milliseconds, dates as
   * `YYYY-MM-DD`, JSON parsed, bigint as number (positions and counts stay below 2^53).
   */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** The one door to the data, over the embedded database or a PostgreSQL server alike. */
export interface Database extends Queries {
  /** For administration and whatever is off the hot paths. */
  readonly prisma: PrismaClient;
  readonly kind: 'embedded' | 'server';
  /**
   * Does a work in one transaction, which is undone where the work throws. Inside, only the transaction's own `query` may be used: the
   * embedded database has one connection, and would wait for itself.
   */
  transaction<Result>(work: (transaction: Queries) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** A PostgreSQL server; null: the embedded database in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  /** Sees every statement, from both doors. */
  readonly statementLog?: (sql: string) => void;
  /** Told of a connection that broke while idle. */
  readonly onFault?: (error: unknown) => void;
  /** Where the connections to a server are to be others than usual: how many at most, and how long one is waited for. */
  readonly pool?: Pick<pg.PoolConfig, 'max' | 'connectionTimeoutMillis'>;
}

/** Opens the data; its migrations are `migrate`'s. A folder that another process uses is refused. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.databaseUrl !== null) return openServer(options.databaseUrl, options);
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(options.dataFolder);
  try {
    const folder = join(options.dataFolder, 'database');
    // The embedded database writes its files for everybody; who is not the hub's user must not come as far as to them.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    const pglite = await PGlite.create(folder);
    return embeddedDatabase(pglite, options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** A database over a PGlite that is open already. */
export function embeddedDatabase(
  pglite: PGlite,
  options: Pick<DatabaseOptions, 'statementLog'> = {},
  onClosed: () => void = () => undefined,
): Database {
  const watched = watchStatements(pglite, options.statementLog);
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(watched) });
  return {
    prisma,
    kind: 'embedded',
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
      options.statementLog?.(sql);
      return (await pglite.query<Row>(sql, [...parameters], { parsers: readableTypes })).rows;
    },
    transaction: (work) =>
      pglite.transaction((transaction) =>
        work({
          query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
            options.statementLog?.(sql);
            return (await transaction.query<Row>(sql, [...parameters], { parsers: readableTypes })).rows;
          },
        }),
      ),
    close: async () => {
      await prisma.$disconnect();
      if (!pglite.closed) await pglite.close();
      onClosed();
    },
  };
}

/** The server's driver asks for a parser by type; it has its own for those that need no care. */
const SERVER_TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid: number) => readableTypes[oid] ?? (pg.types.getTypeParser(oid) as (text: string) => unknown),
};

const POOL_SIZE = 10;
const CONNECT_WITHIN_MS = 5_000;
const STATEMENT_WITHIN_MS = 15_000;

async function openServer(databaseUrl: string, options: DatabaseOptions): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    statement_timeout: STATEMENT_WITHIN_MS,
    // A process that is stopped inside a transaction must not hold up the feed of every other one.
    idle_in_transaction_session_timeout: STATEMENT_WITHIN_MS,
    options: '-c timezone=UTC',
    ...options.pool,
  });
  pool.on('error', (error) => options.onFault?.(error));
  const ping = await pool.connect().catch(async (error: unknown) => {
    await pool.end();
    throw new Error(`the PostgreSQL server of DATABASE_URL does not answer: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  });
  ping.release();
  const watched = watchStatements(pool, options.statementLog);
  const prisma = new PrismaClient({ adapter: new PrismaPg(watched, { statementNameGenerator: ({ sql }) => statementName(sql) }) });
  return {
    prisma,
    kind: 'server',
    ...queriesOf(pool, options.statementLog),
    transaction: async (work) => {
      const client = await pool.connect();
      // Whoever waits for the next statement is told; a connection lost between two statements must not end the process.
      let isUsable = true;
      const onLost = (): void => void (isUsable = false);
      client.on('error', onLost);
      const queries = queriesOf(client, options.statementLog);
      try {
        await queries.query('BEGIN');
        const result = await work(queries);
        await queries.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(onLost);
        throw error;
      } finally {
        client.off('error', onLost);
        client.release(!isUsable);
      }
    },
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

function queriesOf(client: Pick<pg.Pool | pg.PoolClient, 'query'>, statementLog: DatabaseOptions['statementLog']): Queries {
  return {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
      statementLog?.(sql);
      const result = await client.query({ name: statementName(sql), text: sql, values: parameters as unknown[], types: SERVER_TYPES });
      return result.rows as Row[];
    },
  };
}

/** So many statements are prepared: what a caller selects and filters varies their text, and a connection keeps each for ever. */
const MOST_PREPARED = 1_000;
const UNPREPARED = '';

/** Statements are prepared once per connection, by name. */
const names = new Map<string, string>();
function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST_PREPARED) return UNPREPARED;
  const name = createHash('sha1').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}

/** Lets Prisma's own statements be seen too. */
function watchStatements<Client extends PGlite | pg.Pool>(client: Client, statementLog: ((sql: string) => void) | undefined): Client {
  if (statementLog === undefined) return client;
  return new Proxy(client, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (property !== 'query') return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      return (query: string | { readonly text: string }, ...rest: unknown[]) => {
        statementLog(typeof query === 'string' ? query : query.text);
        return (value as (...all: unknown[]) => unknown).call(target, query, ...rest);
      };
    },
  });
}

/** Whether a statement was refused because a unique value stands there already. */
export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === '23505';
}

/** Whether two transactions came into each other's way, so that one of them is to be done anew. */
export function isCollision(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

function sqlState(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
}
