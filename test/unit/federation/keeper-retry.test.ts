import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { ownSubgraphs } from '../../../gateway/federation/subgraphs.js';
import { SupergraphKeeper } from '../../../gateway/federation/supergraph-keeper.js';
import { buildHubSchema } from '../../../resolvers/build-schema.js';

const folder = mkdtempSync(join(tmpdir(), 'hub-keeper-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
type Case @key(fields: "id") { id: ID! emissionPermit: String } type Query { permits: [String!] }`;

test('what fails for a reason that passes is tried again, though nothing has changed', async () => {
  const own = Object.entries(ownSubgraphs(await buildHubSchema())).map(([name, sdl]) => ({ name, url: `hub:${name}`, sdl }));
  const keeper = new SupergraphKeeper({ dataFolder: folder, own, log: pino({ level: 'silent' }) });
  const schema = join(folder, 'environment.graphql');
  writeFileSync(schema, SDL);
  const topology = {
    nodes: [],
    subgraphs: [{ name: 'environment', url: 'http://127.0.0.1:1/', schema, secret: null }],
    allowBreaking: [],
  };
  // A folder in a file's place: it cannot be written.
  const inTheWay = join(folder, 'supergraph.graphql');
  mkdirSync(inTheWay);
  await keeper.take(topology);
  expect(keeper.refusal).toContain('supergraph.graphql');
  rmdirSync(inTheWay);
  await keeper.take(topology);
  expect(keeper.refusal).toBeNull();
  expect(keeper.serves('environment')).toBe(true);
  expect(readFileSync(inTheWay, 'utf8')).toBe(keeper.current());
});
