import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../prisma/database.js';
import { migrate } from '../../prisma/migrate.js';
import { seed } from '../../prisma/seed/seed.js';
import { rememberRows } from './put-back.js';

/** Names a template by what it is made of: each release of migrations and registry has its own. */
export const TEMPLATE = contentHash([
  'prisma/migrations',
  'prisma/seed',
  'domain/items',
  'domain/members',
  'test/support/put-back.ts',
  'test/support/embedded-template.ts',
  'package-lock.json',
]);

/** Brings an empty database to where every test begins: migrated, with the real registry. */
export async function fillTemplate(database: Database): Promise<void> {
  await migrate(database);
  await seed(database);
  await rememberRows(database);
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
