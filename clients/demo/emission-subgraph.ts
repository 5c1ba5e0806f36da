import { buildSchema, graphql } from 'graphql';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the environment department adds to the hub's cases (Apollo Federation 2). */
const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])

"""排污许可"""
type EmissionPermit {
  number: String
  tonsPerYear: Float
}

type Case @key(fields: "id") {
  id: ID!
  """由生态环境部门维护"""
  emissionPermit: EmissionPermit
}

type Query {
  emissionPermits: [EmissionPermit!]
}
`;

const EXECUTABLE = buildSchema(
  `${SDL.replace(/^extend schema.*\n/, 'directive @key(fields: String!) on OBJECT\n').replace('type Query {', 'type Query {\n  _service: Service!\n  _entities(representations: [_Any!]!): [_Entity]!')}
  type Service { sdl: String! }
  scalar _Any
  union _Entity = Case`,
);

/** A small department's own subgraph, with permits of its own making. */
export async function emissionSubgraph(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const permitOf = (id: string) => ({ number: `津环排〔2017〕${String(100 + id.length)}号`, tonsPerYear: 12.5 });
  const root = {
    _service: { sdl: SDL },
    _entities: ({ representations }: { readonly representations: readonly { readonly id: string }[] }) =>
      representations.map(({ id }) => ({ __typename: 'Case', id, emissionPermit: permitOf(id) })),
    emissionPermits: () => [permitOf('')],
  };
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { query, variables } = JSON.parse(body) as { readonly query: string; readonly variables?: Record<string, unknown> };
      void graphql({ schema: EXECUTABLE, source: query, rootValue: root, variableValues: variables ?? {} }).then((answer) => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
