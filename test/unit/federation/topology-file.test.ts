import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TopologyFile } from '../../../gateway/nodes/topology-file.js';

const folder = mkdtempSync(join(tmpdir(), 'hub-topology-'));
const path = join(folder, 'topology.json');
afterAll(() => rmSync(folder, { recursive: true }));

const ONE = JSON.stringify({ nodes: [{ name: 'heping', members: ['120101'], url: 'http://127.0.0.1:4102/graphql' }] });
const OTHER = ONE.replace('4102', '4103');

test('a file is another once, whatever becomes of it', () => {
  writeFileSync(path, ONE);
  const file = new TopologyFile(path);
  const look = () => [file.look(), file.topology.nodes[0]?.url.includes('4103'), file.fault];
  expect(look()).toEqual([false, false, null]);
  writeFileSync(path, OTHER);
  expect(look()).toEqual([true, true, null]);
  expect(look()).toEqual([false, true, null]);

  writeFileSync(path, '{');
  expect(look()).toEqual([true, true, expect.stringContaining(`HUB_TOPOLOGY ${path} is not JSON`)]);
  expect(look()).toEqual([false, true, expect.stringContaining('is not JSON')]);
  rmSync(path);
  expect(look()).toEqual([true, true, expect.stringContaining('cannot be read')]);
  expect(look()).toEqual([false, true, expect.stringContaining('cannot be read')]);
  writeFileSync(path, OTHER);
  expect(look()).toEqual([true, true, null]);
  expect(look()).toEqual([false, true, null]);
});

test('a gateway does not start on a file that is not in order', () => {
  rmSync(path, { force: true });
  expect(() => new TopologyFile(path)).toThrow(/cannot be read/);
  writeFileSync(path, '{ "nodes": [] }');
  expect(() => new TopologyFile(path)).toThrow(/nodes must name one node/);
});
