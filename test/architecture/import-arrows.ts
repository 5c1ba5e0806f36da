import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Which rooms each room may import from, besides itself. `domain` imports nothing, not even a package. */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  schema: ['domain'],
  prisma: ['domain'],
  resolvers: ['schema', 'domain', 'prisma'],
  gateway: ['resolvers', 'schema', 'domain', 'prisma'],
  clients: [],
};

const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s+'([^']+)'/g;

/** The imports of one file that break the arrows, as `file -> import`. */
export function brokenArrows(file: string, source: string): string[] {
  const room = file.split('/')[0] ?? '';
  const allowed = ARROWS[room];
  if (allowed === undefined) return [];
  return [...source.matchAll(IMPORT)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((target) => !isAllowed(room, allowed, file, target))
    .map((target) => `${file} -> ${target}`);
}

function isAllowed(room: string, allowed: readonly string[], file: string, target: string): boolean {
  if (!target.startsWith('.')) return room !== 'domain';
  const imported = relative('.', join(dirname(file), target)).split('/')[0] ?? '';
  return imported === room || allowed.includes(imported);
}

/** Every TypeScript file of the rooms, generated code left out, as path from the project's root. */
export function sourceFiles(root: string): string[] {
  return Object.keys(ARROWS).flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('generated'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
}

export function readSource(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
