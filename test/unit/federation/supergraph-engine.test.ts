import type { Transport } from '@graphql-mesh/transport-common';
import { getOperationAST, graphql, buildSchema, parse, print } from 'graphql';
import { composeSupergraph } from '../../../gateway/federation/compose-supergraph.js';
import { supergraphEngine, type SupergraphEngine } from '../../../gateway/federation/supergraph-engine.js';

const one = composeSupergraph([{ name: 'one', url: 'http://one', sdl: 'type Query { a(n: Int): Int b: Int! }' }], []);
const other = composeSupergraph([{ name: 'one', url: 'http://one', sdl: 'type Query { a(n: Int): Int c: Int }' }], []);

/** A subgraph in this process. */
const transport: Transport = {
  getSubgraphExecutor: () =>
    (({ document, variables }: { document: ReturnType<typeof parse>; variables?: Record<string, unknown> }) =>
      graphql({
        schema: buildSchema('type Query { a(n: Int): Int b: Int c: Int }'),
        source: print(document),
        rootValue: { a: ({ n }: { n?: number }) => n ?? 1, c: 3 },
        variableValues: variables ?? {},
      })) as never,
};

let supergraph = one;
let engine: SupergraphEngine;
const levelBefore = process.env['LOG_LEVEL'];
beforeEach(async () => {
  supergraph = one;
  // A level of ours that the planner's own logger does not know.
  process.env['LOG_LEVEL'] = 'silent';
  engine = await supergraphEngine({ supergraph: () => supergraph, transports: { http: transport }, kinds: {} });
});
afterEach(async () => {
  await engine.stop();
  if (levelBefore === undefined) delete process.env['LOG_LEVEL'];
  else process.env['LOG_LEVEL'] = levelBefore;
});

function run(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) throw new Error('no operation');
  return engine.execute({ document, operation, operationName: null, variables, context: {} });
}

test('every level of LOG_LEVEL is good for the planner too', async () => {
  expect(await run('{ a }')).toEqual({ data: { a: 1 } });
});

test('a null of a subgraph where the schema promises none empties the whole', async () => {
  expect((await run('{ a b }')).data).toBeNull();
});

test('variables are read by their types; one that does not fit is the caller’s fault', async () => {
  expect(await run('query ($n: Int = 7) { a(n: $n) }')).toEqual({ data: { a: 7 } });
  expect((await run('query ($n: Int) { a(n: $n) }', { n: 'x' })).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

test('an operation that was judged by the schema before, and asks for what is gone, is refused as one that does not fit', async () => {
  expect((await run('{ b }')).data).toBeNull();
  supergraph = other;
  await engine.reload();
  expect(await run('{ c }')).toEqual({ data: { c: 3 } });
  const late = await run('{ b }');
  expect(late.data).toBeNull();
  expect(late.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
});

test('a supergraph that the planner cannot take is refused, and the one before serves on', async () => {
  supergraph = 'type Query {';
  await expect(engine.reload()).rejects.toThrow();
  expect(await run('{ a }')).toEqual({ data: { a: 1 } });
});
