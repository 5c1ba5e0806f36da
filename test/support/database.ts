import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedDatabase, openDatabase, type Database } from '../../prisma/database.js';
import { migrate } from '../../prisma/migrate.js';
import { seed } from '../../prisma/seed/seed.js';

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

/** The files of a migrated, seeded database. Not the database itself: one left open holds its process for ten seconds of idle timers. */
let template: Promise<Blob> | null = null;

/** Names a template by what it is made of: each release of migrations and registry has its own. */
const TEMPLATE = contentHash(['prisma/migrations', 'prisma/seed', 'domain/items', 'domain/members', 'package-lock.json']);

/** A migrated database with the real registry, of the test's own; `connections`: to a server at most. */
export async function testDatabase(options: { readonly engine: Engine; readonly connections?: number }): Promise<TestDatabase> {
  return options.engine === 'embedded' ? embedded() : server(options.connections);
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
  template ??= readTemplate();
  const statements: string[] = [];
  const copy = await PGlite.create({ loadDataDir: await template, startParams: [...PGlite.defaultStartParams, ...SMALL] });
  const database = embeddedDatabase(copy, { statementLog: (sql) => void statements.push(sql) });
  return { ...database, statements, url: null };
}

/** A cache of 128 MB, which is the default, is filled with zeros at each start: that is two thirds of what a database of a few rows costs. */
const SMALL = ['-c', 'shared_buffers=8MB'];

/** From the machine's folder of temporary files, where whoever was first has left it. */
async function readTemplate(): Promise<Blob> {
  const file = join(tmpdir(), `hub-test-template-${TEMPLATE}.tar`);
  if (!existsSync(file)) {
    // Under another name until it is whole: others may be making the same.
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    writeFileSync(draft, await makeTemplate());
    renameSync(draft, file);
  }
  const bytes = readFileSync(file);
  return new FilesInMemory(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

async function makeTemplate(): Promise<Buffer> {
  const pglite = await PGlite.create();
  const database = embeddedDatabase(pglite);
  await migrate(database);
  await seed(database);
  const files = await pglite.dumpDataDir('none');
  await database.close();
  return Buffer.from(await files.arrayBuffer());
}

/** A blob that is not copied each time that it is read: with forty megabytes, a third of what a database costs. */
class FilesInMemory extends Blob {
  constructor(private readonly files: ArrayBuffer) {
    super();
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.files);
  }
}

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
    ...(connections === undefined ? {} : { connections }),
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
    await migrate(database);
    await seed(database);
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

function contentHash(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const files = statSync(path).isFile()
      ? [path]
      : readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file));
    for (const file of files.sort()) if (statSync(file).isFile()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
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
