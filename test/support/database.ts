import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { embeddedDatabase, openDatabase, type Database } from '../../prisma/database.js';
import { migrate } from '../../prisma/migrate.js';
import { seed } from '../../prisma/seed/seed.js';

export type Engine = 'embedded' | 'server';

export interface TestDatabase extends Database {
  /** Every statement so far, oldest first. */
  readonly statements: string[];
  /** Of a server's database. */
  readonly url: string | null;
}

const SERVER = process.env['TEST_DATABASE_URL'];

/** The files of a migrated, seeded database. Not the database itself: one left open holds its process for ten seconds of idle timers. */
let template: Promise<File | Blob> | null = null;

/** A migrated database with the real registry, of the test's own. */
export async function testDatabase(options: { readonly engine: Engine }): Promise<TestDatabase> {
  return options.engine === 'embedded' ? embedded() : server();
}

/** Runs the suite on the embedded database, and on PostgreSQL where TEST_DATABASE_URL is set. */
export function describeEachEngine(name: string, suite: (engine: Engine) => void): void {
  describe(`${name} (embedded)`, () => suite('embedded'));
  const onServer = SERVER === undefined ? describe.skip : describe;
  onServer(`${name} (PostgreSQL)`, () => suite('server'));
}

async function embedded(): Promise<TestDatabase> {
  template ??= makeTemplate();
  const statements: string[] = [];
  const copy = await PGlite.create({ loadDataDir: await template });
  const database = embeddedDatabase(copy, { statementLog: (sql) => void statements.push(sql) });
  return { ...database, statements, url: null };
}

async function makeTemplate(): Promise<File | Blob> {
  const pglite = await PGlite.create();
  const database = embeddedDatabase(pglite);
  await migrate(database);
  await seed(database);
  const files = await pglite.dumpDataDir('none');
  await database.close();
  return files;
}

async function server(): Promise<TestDatabase> {
  if (SERVER === undefined) throw new Error('TEST_DATABASE_URL is not set');
  const name = `hub_test_${randomBytes(6).toString('hex')}`;
  await administer(SERVER, `CREATE DATABASE ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  const statements: string[] = [];
  const database = await openDatabase({ databaseUrl: url.href, dataFolder: '', statementLog: (sql) => void statements.push(sql) });
  await migrate(database);
  await seed(database);
  const close = async (): Promise<void> => {
    await database.close();
    await administer(SERVER, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { ...database, statements, url: url.href, close };
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
