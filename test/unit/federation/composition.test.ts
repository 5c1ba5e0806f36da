import { lexicographicSortSchema, printSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { breakingChanges, composeSupergraph, CompositionError, publicSchemaOf } from '../../../gateway/federation/compose-supergraph.js';
import { ownSubgraphs, subgraphOfRoot } from '../../../gateway/federation/subgraphs.js';
import { buildHubSchema } from '../../../resolvers/build-schema.js';
import { ROUTES } from '../../../schema/routing.js';

const own = async () => Object.entries(ownSubgraphs(await buildHubSchema())).map(([name, sdl]) => ({ name, url: `hub:${name}`, sdl }));
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';
const environment = (fields: string) => ({ name: 'environment', url: 'http://127.0.0.1:1/', sdl: `${LINK}\n${fields}` });
const PERMIT = 'type Case @key(fields: "id") { id: ID! emissionPermit: String } type Query { permits: [String!] }';

test('our subgraphs compose to exactly the public schema', async () => {
  const composed = publicSchemaOf(composeSupergraph(await own(), []));
  expect(`${printSchema(lexicographicSortSchema(composed))}\n`).toBe(readFileSync('schema/hub.graphql', 'utf8'));
});

test('every root field of the schema has its route, and no other', async () => {
  const schema = await buildHubSchema();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}).map((field) => `${root?.name ?? ''}.${field}`));
  expect(Object.keys(ROUTES).sort()).toEqual([...fields].sort());
  expect(new Set(fields.map(subgraphOfRoot))).toEqual(new Set(['cases', 'joint', 'directory']));
});

test("every argument that a route goes by is the field's", async () => {
  const schema = await buildHubSchema();
  for (const [name, route] of Object.entries(ROUTES)) {
    const [type = '', field = ''] = name.split('.');
    const root = schema.getType(type) as ReturnType<typeof schema.getQueryType>;
    const args = new Map(
      (root?.getFields()[field]?.args ?? []).map((argument) => [argument.name, String(argument.type).replace(/[![\]]/g, '')]),
    );
    const paths = route.kind === 'OWNER' ? route.at : route.kind === 'CONNECTION' || route.kind === 'FEED' ? [route.members] : [];
    for (const path of paths) {
      const [argument = '', inner] = path.split('.');
      const input = schema.getType(args.get(argument) ?? '') as unknown as { getFields?: () => Record<string, unknown> };
      expect([name, path, inner === undefined ? args.has(argument) : inner in (input.getFields?.() ?? {})]).toEqual([name, path, true]);
    }
  }
});

test("a department's subgraph adds fields to a case, and root fields", async () => {
  const schema = publicSchemaOf(composeSupergraph(await own(), [environment(PERMIT)]));
  expect(printSchema(schema)).toContain('emissionPermit: String');
  expect(schema.getQueryType()?.getFields()['permits']).toBeDefined();
});

test.each([
  ['a field of ours defined again', 'type Case @key(fields: "id") { id: ID! title: String! } type Query { a: Int }', /Case\.title/],
  ['a syntax error', 'type Case {', /\[environment\] Syntax Error/],
])("refused with the composer's own words: %s", async (_what, sdl, words) => {
  const subgraphs = await own();
  expect(() => composeSupergraph(subgraphs, [environment(sdl)])).toThrow(CompositionError);
  expect(() => composeSupergraph(subgraphs, [environment(sdl)])).toThrow(words);
});

test('a change that breaks callers is told, unless it is allowed by name', async () => {
  const subgraphs = await own();
  const [before, after] = [composeSupergraph(subgraphs, [environment(PERMIT)]), composeSupergraph(subgraphs, [])];
  expect((await breakingChanges(before, after, [])).join()).toContain('Case.emissionPermit');
  expect(await breakingChanges(before, after, ['Case.emissionPermit', 'Query.permits'])).toEqual([]);
  expect(await breakingChanges(after, before, [])).toEqual([]);
});
