import { buildSchema, graphql } from 'graphql';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from './when-free.js';

/** The environment department's subgraph: permits on cases, a standard on items, a quota on members, and roots of its own. */
export const ENVIRONMENT_SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])

"""排污许可"""
type EmissionPermit {
  number: String!
  tonsPerYear: Float
  case: Case
}

"""Who the gateway says that asks."""
type Asker {
  subject: String
  name: String
  roles: [String!]
  member: String
  identifier: String
}

type Case @key(fields: "id") {
  id: ID!
  number: String! @external
  emissionPermit: EmissionPermit
  emissionLabel: String @requires(fields: "number")
  askedBy: String
}

type Item @key(fields: "id") {
  id: ID!
  emissionStandard: String
}

type Member @key(fields: "id") {
  id: ID!
  emissionQuota: Float
}

type Query {
  emissionPermits(cases: [ID!]!): [EmissionPermit]
  emissionCases(cases: [ID!]!): [Case]
  emissionItems(items: [ID!]!): [Item]
  asker: Asker
}

type Mutation {
  registerPermit(case: ID!, number: String!): EmissionPermit
}
`;

/** How a department's server behaves: as it should, or as one in trouble. */
export type Mood = 'WELL' | 'HUNG' | 'CUT' | 'GARBAGE' | 'FAULT_500' | 'WRONG_SHAPE' | 'NO_ENTITIES' | 'ERRORS';

export interface DepartmentCall {
  readonly authorization: string | undefined;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A department's own subgraph behind a real HTTP server. */
export interface TestDepartment {
  readonly url: string;
  mood: Mood;
  sdl: string;
  /** What it was asked, oldest first, but for its schema. */
  readonly calls: DepartmentCall[];
  /** Permit numbers by case, as registered; a case without has one made of its id. */
  readonly permits: Map<string, string>;
  /** How often each case's permit was asked. */
  readonly asked: Map<string, number>;
  /** Cases at which it fails with an error of its own. */
  readonly failing: Set<string>;
  readonly stop: () => Promise<void>;
  readonly restart: () => Promise<void>;
}

interface Reference {
  readonly __typename: string;
  readonly id: string;
  readonly number?: string;
}

export const SYSTEM_TEXT = 'connect ECONNREFUSED 10.0.0.7:5432 SELECT secret FROM permit';

export async function testDepartment(sdl: string = ENVIRONMENT_SDL): Promise<TestDepartment> {
  let server: Server | null = null;
  const open = async (port: number): Promise<number> => {
    server = createServer((request, response) => void answer(department, request, response));
    await listen(server, port);
    return (server.address() as AddressInfo).port;
  };
  const state = { mood: 'WELL' as Mood, sdl, calls: [], permits: new Map(), asked: new Map(), failing: new Set<string>() };
  const port = await open(0);
  const department: TestDepartment = Object.assign(state, {
    url: `http://127.0.0.1:${port}/graphql`,
    stop: () =>
      new Promise<void>((resolve) => {
        server?.close(() => resolve());
        server?.closeAllConnections();
      }),
    restart: async () => {
      await open(port);
    },
  });
  return department;
}

async function answer(department: TestDepartment, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { query, variables = {} } = JSON.parse(Buffer.concat(chunks).toString()) as Omit<DepartmentCall, 'authorization'>;
  const asksSchema = query.includes('_service');
  const { authorization } = request.headers;
  if (!asksSchema) department.calls.push({ authorization, query, variables });
  const json = (value: unknown, status = 200): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
  if (asksSchema && department.mood !== 'HUNG') return json({ data: { _service: { sdl: department.sdl } } });
  switch (department.mood) {
    case 'HUNG':
      return;
    case 'CUT':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 10_000 });
      response.write('{"data":{"_entities":[{"emissionPermit":');
      return void setImmediate(() => request.socket.destroy());
    case 'GARBAGE':
      response.end('<html>Bad gateway</html>');
      return;
    case 'FAULT_500':
      response.writeHead(500, { 'content-type': 'text/plain' }).end(SYSTEM_TEXT);
      return;
    case 'WRONG_SHAPE':
      return json({
        data: { _entities: [{ __typename: 'Case', emissionPermit: 'a permit' }], asker: { subject: { id: 1 }, roles: 'none' } },
      });
    case 'NO_ENTITIES':
      return json({ data: { _entities: 7 } });
    case 'ERRORS':
      return json({ errors: [{ message: SYSTEM_TEXT, extensions: { code: 'DATABASE_DOWN', stacktrace: ['at x'] } }] });
    case 'WELL':
      return json(await execute(department, query, variables, authorization));
  }
}

function execute(
  department: TestDepartment,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  authorization: string | undefined,
) {
  const claims = claimsOf(authorization);
  const reference = ({ __typename, id, number }: Reference) => ({
    ...THINGS[__typename]?.(department, id, number, claims),
    __typename,
    id,
  });
  const ofType = (type: string) => (id: string) => reference({ __typename: type, id });
  const rootValue = {
    _service: { sdl: department.sdl },
    _entities: ({ representations }: { readonly representations: readonly Reference[] }) => representations.map(reference),
    emissionPermits: ({ cases }: { readonly cases: readonly string[] }) => cases.map((id) => permitOf(department, id)),
    emissionCases: ({ cases }: { readonly cases: readonly string[] }) => cases.map(ofType('Case')),
    emissionItems: ({ items }: { readonly items: readonly string[] }) => items.map(ofType('Item')),
    asker: () => ({ ...claims, subject: claims?.['sub'] }),
    registerPermit: (args: { readonly case: string; readonly number: string }) => {
      department.permits.set(args.case, args.number);
      return permitOf(department, args.case);
    },
  };
  return graphql({ schema: executable(department.sdl), source: query, rootValue, variableValues: variables });
}

type Claims = Readonly<Record<string, unknown>> | null;
type Thing = (department: TestDepartment, id: string, number: string | undefined, claims: Claims) => Readonly<Record<string, unknown>>;

const THINGS: Readonly<Record<string, Thing>> = {
  Case: (department, id, number, claims) => ({
    emissionPermit: () => permitOf(department, id),
    emissionLabel: () => `排污 ${String(number)}`,
    askedBy: () => claims?.['sub'] ?? null,
    emissionGrade: 'A',
  }),
  Item: (_department, id) => ({ emissionStandard: `GB ${id}` }),
  Member: (_department, id) => ({ emissionQuota: id.length }),
};

function permitOf(department: TestDepartment, id: string) {
  const times = (department.asked.get(id) ?? 0) + 1;
  department.asked.set(id, times);
  if (department.failing.has(id)) throw new Error(SYSTEM_TEXT);
  return {
    number: department.permits.get(id) ?? `P-${id}`,
    tonsPerYear: times,
    case: { __typename: 'Case', id },
  };
}

/** What the token says; that it is the gateway's is for the tests to check. */
function claimsOf(authorization: string | undefined): Claims {
  const payload = authorization?.split('.')[1];
  return payload === undefined ? null : (JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims);
}

const schemas = new Map<string, ReturnType<typeof buildSchema>>();

function executable(sdl: string): ReturnType<typeof buildSchema> {
  const known = schemas.get(sdl);
  if (known !== undefined) return known;
  const entities = [...sdl.matchAll(/type (\w+) @key/g)].map(([, name]) => name);
  const schema = buildSchema(`
    directive @key(fields: String!) on OBJECT
    directive @external on FIELD_DEFINITION
    directive @requires(fields: String!) on FIELD_DEFINITION
    scalar _Any
    type _Service { sdl: String! }
    ${entities.length === 0 ? '' : `union _Entity = ${entities.join(' | ')}`}
    ${sdl.replace(/^extend schema.*$/m, '')}
    extend type Query { _service: _Service! ${entities.length === 0 ? '' : '_entities(representations: [_Any!]!): [_Entity]!'} }`);
  schemas.set(sdl, schema);
  return schema;
}
