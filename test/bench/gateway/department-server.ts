import { buildSchema, graphql } from 'graphql';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NAMED_CASES, SDL } from './department-subgraph.js';

const SCHEMA = buildSchema(
  SDL.replace(/^extend schema.*\n/, 'directive @key(fields: String!, resolvable: Boolean) on OBJECT\n')
    .replace('type Query {', 'type Query {\n  _service: Service!')
    .concat('type Service { sdl: String! }\n'),
);
const ROOT = {
  _service: { sdl: SDL },
  [NAMED_CASES]: ({ ids }: { readonly ids: readonly string[] }) => ids.map((id) => ({ id })),
};

/** The department's subgraph, in a process of its own. */
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const { query, variables } = JSON.parse(body) as { readonly query: string; readonly variables?: Record<string, unknown> };
    void graphql({ schema: SCHEMA, source: query, rootValue: ROOT, variableValues: variables ?? {} }).then((answer) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)),
    );
  });
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql\n`),
);
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
