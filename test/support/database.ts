import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { openDatabase, type Database } from '../../prisma/database.js';
import { embeddedCopy } from './embedded-template.js';
import { putRowsBack } from './put-back.js';
import { fillTemplate, TEMPLATE } from './template.js';

export type Engine = 'embedded' | 'server';
/** How the hub is put together under test: in one process on either database, or as a gateway over nodes. */
export type Shape = Engine | 'nodes';

export interface TestDatabase extends Database {
  /** Every statement so far, oldest first. */
  readonly statements: string[];
  /** Of a server's database. */
  readonly url: string | null;
}

const SERVER = process.env['TEST_DATABASE_URL'];

interface DatabaseWanted {
  readonly engine: Engine;
  /** To a server at most. */
  readonly connections?: number;
}

/** Databases that a test of this file has closed, by what was wanted: the next is given one with its rows put back. */
const spare = new Map<string, TestDatabase[]>();
let isFileOver = false;
afterAll(async () => {
  isFileOver = true;
  for (const database of [...spare.values()].flat()) await database.close();
});

/** A migrated database with the real registry and nothing else, the test's own until it closes it. */
export async function testDatabase(wanted: DatabaseWanted): Promise<TestDatabase> {
  const key = JSON.stringify(wanted);
  const found = spare.get(key)?.pop();
  if (found !== undefined) await putRowsBack(found);
  const database = found ?? (await (wanted.engine === 'embedded' ? embedded() : server(wanted.connections)));
  database.statements.length = 0;
  let isClosed = false;
  return {
    ...database,
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      if (isFileOver || database.statements.some(changesTables)) return database.close();
      spare.set(key, [...(spare.get(key) ?? []), database]);
    },
  };
}

/** Rows can be put back; what else a statement has made stays. */
function changesTables(sql: string): boolean {
  return /^\s*(CREATE|ALTER|DROP)\b/i.test(sql);
}

/** Runs the suite on the embedded database, and on PostgreSQL where TEST_DATABASE_URL is set. */
export function describeEachEngine(name: string, suite: (engine: Engine) => void): void {
  describe(`${name} (embedded)`, () => suite('embedded'));
  const onServer = SERVER === undefined ? describe.skip : describe;
  onServer(`${name} (PostgreSQL)`, () => suite('server'));
}

/** The quicker of the databases at hand. */
export const QUICKER: Engine = SERVER === undefined ? 'embedded' : 'server';

/** Runs the suite on both databases, and through a gateway with three nodes. */
export function describeEachShape(name: string, suite: (shape: Shape) => void): void {
  describeEachEngine(name, suite);
  describe(`${name} (nodes)`, () => suite('nodes'));
}

async function embedded(): Promise<TestDatabase> {
  const statements: string[] = [];
  const database = await embeddedCopy((sql) => void statements.push(sql));
  return { ...database, statements, url: null };
}

/** What is slow on a busy machine is not therefore wrong. */
export const PATIENCE_MS = 45_000;

async function server(connections?: number): Promise<TestDatabase> {
  if (SERVER === undefined) throw new Error('TEST_DATABASE_URL is not set');
  const template = await (serverTemplate ??= makeServerTemplate(SERVER));
  // Dropped when the run ends.
  const name = `hub_test_${process.env['HUB_TEST_RUN']}_${randomBytes(6).toString('hex')}`;
  // A test may lose what it wrote where the server's machine falls over; its processes may be killed all the same.
  await administer(SERVER, `CREATE DATABASE ${name} TEMPLATE ${template}`, `ALTER DATABASE ${name} SET synchronous_commit = off`);
  const url = databaseUrl(SERVER, name);
  const statements: string[] = [];
  const database = await openDatabase({
    databaseUrl: url,
    dataFolder: '',
    statementLog: (sql) => void statements.push(sql),
    pool: { connectionTimeoutMillis: PATIENCE_MS, ...(connections === undefined ? {} : { max: connections }) },
  });
  return { ...database, statements, url };
}

/** A migrated, seeded database that others are copied from, made by whoever is first. */
let serverTemplate: Promise<string> | null = null;

async function makeServerTemplate(server: string): Promise<string> {
  const name = `hub_test_template_${TEMPLATE}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(20170206)');
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount !== 0) return name;
    // Under another name until it is whole, so that a run cut off leaves none half made.
    const draft = `${name}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft}`);
    await client.query(`CREATE DATABASE ${draft}`);
    const database = await openDatabase({ databaseUrl: databaseUrl(server, draft), dataFolder: '' });
    await fillTemplate(database);
    await database.close();
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function administer(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
