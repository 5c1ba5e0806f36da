import { brokenArrows, readSource, sourceFiles } from './import-arrows.js';

const ROOT = process.cwd();

test('every import follows the arrows: domain imports nothing, clients know only the published schema', () => {
  const files = sourceFiles(ROOT);
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap((file) => brokenArrows(file, readSource(ROOT, file)))).toEqual([]);
});

test('a planted bad import is found', () => {
  expect(brokenArrows('domain/cases/case.ts', `import { z } from 'zod';`)).toEqual(['domain/cases/case.ts -> zod']);
  expect(brokenArrows('schema/cases/case.type.ts', `import { x } from '../../prisma/database.js';`)).toHaveLength(1);
  expect(brokenArrows('resolvers/a/b.ts', `export { x } from '../../gateway/main.js';`)).toHaveLength(1);
  expect(brokenArrows('resolvers/a/b.ts', `import { x } from '../../domain/a/b.js';\nimport y from 'zod';`)).toEqual([]);
});
