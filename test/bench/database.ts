import pg from 'pg';
import { createHash } from 'node:crypto';
import { openDatabase, type Database } from '../../prisma/database.js';
import { migrate, readMigrations } from '../../prisma/migrate.js';
import { seed } from '../../prisma/seed/seed.js';
import { loadCases } from './load-cases.js';
import { NOW, say } from './setting.js';

/** To be raised when loaded cases become others: databases loaded before are then loaded anew. */
const LOAD_VERSION = 1;

/** The cases that steps are taken on, as they were loaded. */
const KEEP_WAITING = `CREATE TABLE bench_waiting AS SELECT * FROM case_record WHERE status = 'RECEIVED' AND version = 1`;

/** What a database is loaded with. */
export interface BenchContent {
  /** Tells its name, `hub_bench_<name>`. */
  readonly name: string;
  readonly cases: number;
  /** Codes of the members whose data it holds; null: all. */
  readonly members: readonly string[] | null;
}

/** A loaded database. */
export interface BenchDatabase {
  readonly url: string;
  readonly query: Database['query'];
  /** Takes back every step that was taken on the waiting cases since they were loaded. */
  readonly restore: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * A database of a PostgreSQL server, loaded with so many cases. One that an earlier run loaded by the same migrations is used again; any
 * other of its name is dropped.
 */
export async function benchDatabase(serverUrl: string, content: BenchContent): Promise<BenchDatabase> {
  const name = `hub_bench_${content.name}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const release = releaseOf(content);
  const loaded = await administer(
    serverUrl,
    `SELECT shobj_description(oid, 'pg_database') AS text FROM pg_database WHERE datname = '${name}'`,
  );
  if (loaded[0]?.['text'] === release && (await isAsLoaded(url.href))) say(`bench: ${name} is loaded already`);
  else {
    await administer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await administer(serverUrl, `CREATE DATABASE ${name}`);
    await load(url.href, content);
    await administer(serverUrl, `COMMENT ON DATABASE ${name} IS '${release}'`);
  }
  const database = await openDatabase({ databaseUrl: url.href, dataFolder: '' });
  return {
    url: url.href,
    query: (sql, parameters) => database.query(sql, parameters),
    restore: () => restore(url.href),
    close: () => database.close(),
  };
}

/** What a loaded database is told by. */
function releaseOf({ members }: BenchContent): string {
  const held = members === null ? '' : ` ${createHash('sha256').update(members.join()).digest('base64url')}`;
  return `${LOAD_VERSION} ${readMigrations().at(-1)?.checksum ?? ''}${held}`;
}

/** Whether no hub has run on it whose clock was not the bench's: it would have done to the cases what time does. */
async function isAsLoaded(url: string): Promise<boolean> {
  const [row] = await administer(url, `SELECT max(recorded_at) < '${NOW}'::timestamptz + interval '1 day' AS "isSo" FROM case_event`);
  return row?.['isSo'] === true;
}

async function load(url: string, { cases, members }: BenchContent): Promise<void> {
  const started = performance.now();
  const database = await openDatabase({ databaseUrl: url, dataFolder: '' });
  try {
    await migrate(database);
    await seed(database, undefined, members);
    await loadCases(database, cases, members);
  } finally {
    await database.close();
  }
  await administer(url, KEEP_WAITING, 'ALTER TABLE bench_waiting ADD PRIMARY KEY (id)', 'VACUUM (ANALYZE)');
  say(`bench: loaded in ${Math.round((performance.now() - started) / 1_000)} s`);
}

/** Also leaves no work to the server that would come into a measurement's way: dead rows, pages to be written, a clock that went on. */
async function restore(url: string): Promise<void> {
  const changed = 'SELECT w.id FROM bench_waiting w JOIN case_record c USING (id) WHERE c.version > w.version';
  await administer(
    url,
    'BEGIN',
    `CREATE TEMPORARY TABLE changed ON COMMIT DROP AS ${changed}`,
    'DELETE FROM document d USING changed, case_event e WHERE d.id = e.document_id AND e.case_id = changed.id AND e.sequence > 1',
    'DELETE FROM case_event e USING changed WHERE e.case_id = changed.id AND e.sequence > 1',
    'DELETE FROM case_record c USING changed WHERE c.id = changed.id',
    'INSERT INTO case_record SELECT w.* FROM bench_waiting w JOIN changed USING (id)',
    'DELETE FROM training_clock',
    'COMMIT',
    'VACUUM (ANALYZE) case_record, case_event, document, counter',
    'CHECKPOINT',
  );
}

async function administer(url: string, ...statements: readonly string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
