import { execFileSync } from 'node:child_process';

test('one copy of graphql is installed: two copies refuse each other at run time', () => {
  const tree = execFileSync('npm', ['ls', 'graphql', '--all', '--parseable', '--omit=optional'], { encoding: 'utf8' });
  const copies = new Set(tree.split('\n').filter((line) => line.endsWith('/node_modules/graphql')));
  expect(copies.size).toBe(1);
});
