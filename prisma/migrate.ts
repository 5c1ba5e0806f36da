import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from './database.js';

interface Applied {
  readonly name: string;
  readonly checksum: string;
  readonly finished: string | null;
}

/** Any number that no other program on the server locks by. */
const LOCK = 72_017_030;

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

/**
 * Applies the migrations of `prisma/migrations` that are still to come, in Prisma's own order and bookkeeping table, each in one
 * transaction under a lock, so that processes starting together apply each once. Refuses a migration that was edited after it was
 * applied, or that failed.
 */
export async function migrate({ prisma }: Database): Promise<readonly string[]> {
  const done: string[] = [];
  for (const { name, sql, checksum } of readMigrations()) {
    await prisma.$transaction(
      async (transaction) => {
        await transaction.$executeRawUnsafe(`SELECT pg_advisory_xact_lock(${LOCK})`);
        await transaction.$executeRawUnsafe(BOOKKEEPING);
        const applied = await transaction.$queryRawUnsafe<Applied[]>(
          `SELECT migration_name AS name, checksum, finished_at::text AS finished FROM _prisma_migrations
           WHERE migration_name = $1 AND rolled_back_at IS NULL`,
          name,
        );
        const [before] = applied;
        if (before !== undefined) return verify(before, checksum);
        for (const statement of statementsOf(sql)) await transaction.$executeRawUnsafe(statement);
        await transaction.$executeRawUnsafe(
          `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
          randomUUID(),
          checksum,
          name,
        );
        done.push(name);
      },
      { timeout: 120_000, maxWait: 120_000 },
    );
  }
  await keepPositionsGrowing(prisma);
  return done;
}

function verify({ name, checksum, finished }: Applied, expected: string): void {
  if (finished === null)
    throw new Error(`migration ${name} failed before: repair the database, then mark it with "prisma migrate resolve"`);
  if (checksum !== expected)
    throw new Error(`migration ${name} was edited after it was applied: restore its text, and write a new migration`);
}

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, as Prisma keeps it. */
  readonly checksum: string;
}

/** The migrations of this release, oldest first. */
export function readMigrations(): Migration[] {
  const folder = join(projectRoot(), 'prisma', 'migrations');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Statements end with a semicolon at the end of a line; bodies between `$$` may have such lines of their own. */
export function statementsOf(sql: string): string[] {
  const statements: string[] = [];
  let current = '';
  for (const line of sql.split('\n')) {
    if (current.trim() === '' && (line.startsWith('--') || line.trim() === '')) continue;
    current += `${line}\n`;
    const insideBody = (current.match(/\$\$/g) ?? []).length % 2 === 1;
    if (!insideBody && line.trimEnd().endsWith(';')) {
      statements.push(current);
      current = '';
    }
  }
  if (current.trim() !== '') statements.push(current);
  return statements;
}

/** Sources run from the root, the build from `dist`: the root is where package.json stands. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/**
 * Positions in the feed are transaction numbers, and another server (a restored dump) may count from lower ones: then the offset is
 * raised above every position given so far.
 */
async function keepPositionsGrowing(prisma: Database['prisma']): Promise<void> {
  await prisma.$executeRawUnsafe(`INSERT INTO feed_epoch (id, "offset")
    SELECT 1, newest.xid + 1 - pg_current_xact_id()::text::bigint FROM (SELECT max(xid) AS xid FROM case_event) newest
    WHERE newest.xid >= hub_transaction_position()
    ON CONFLICT (id) DO UPDATE SET "offset" = excluded."offset"`);
}
