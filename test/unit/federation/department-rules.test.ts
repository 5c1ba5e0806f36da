import { departmentFaults } from '../../../gateway/federation/department-rules.js';
import { buildHubSchema } from '../../../resolvers/build-schema.js';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@shareable", "@override"])\n';
const faults = async (sdl: string) => departmentFaults('environment', `${LINK}${sdl}`, await buildHubSchema());

test.each([
  ['fields of its own on the hub’s types', 'type Case @key(fields: "id") { id: ID! permit: Permit }\ntype Permit { number: String! }'],
  ['fields that need the hub’s', 'extend type Item @key(fields: "id") { id: ID! @external name: String! @external label: String }'],
  ['roots that may be null', 'type Query { permits: [String!] }\nextend type Mutation { register: String }'],
  ['types of its own with what they like', 'type Permit @key(fields: "number") { number: ID! at: String! title: String! }'],
  ['a value type of the hub’s in its own answers', 'type Period @shareable { from: String! to: String! }\ntype Query { period: Period }'],
  ['the hub’s interface, said again', 'interface Node { id: ID! }\ntype Permit implements Node @key(fields: "id") { id: ID! }'],
])('a department may bring %s', async (_what, sdl) => {
  expect(await faults(sdl)).toEqual([]);
});

test.each([
  [
    'a field of the hub’s',
    'type Case @key(fields: "id") { id: ID! title: String! }',
    "[environment] Case.title is a field of the hub's own",
  ],
  ['a shared field of the hub’s', 'extend type Member @key(fields: "id") { id: ID! name: String! @shareable }', 'Member.name'],
  ['a root field of the hub’s', 'type Query { cases: [String] }', 'Query.cases'],
  [
    'a root field of the hub’s under another name of the root',
    'extend schema { query: Root }\ntype Root { cases: [String] }',
    'Query.cases',
  ],
  ['a field that may not be null', 'type Case @key(fields: "id") { id: ID! permit: String! }', 'Case.permit must be nullable'],
  ['a root that may not be null', 'type Query { permits: [String!]! }', 'Query.permits must be nullable'],
  ['a field taken over', 'type Permit { a: Int @override(from: "cases") }', '@override is not allowed'],
  ['a field taken over in full words', 'type Permit { a: Int @federation__override(from: "cases") }', '@override is not allowed'],
  [
    'fields for all types of an interface',
    'type Node @interfaceObject @key(fields: "id") { id: ID! a: Int }',
    '@interfaceObject is not allowed',
  ],
  ['subscriptions', 'type Subscription { permit: String }', 'subscriptions of a subgraph are not carried'],
  [
    'directives under other names',
    'extend schema @link(url: "x", import: [{ name: "@override", as: "@mine" }])',
    'a renamed import is not allowed',
  ],
])('a department may not bring %s', async (_what, sdl, words) => {
  expect((await faults(sdl)).join()).toContain(words);
});
