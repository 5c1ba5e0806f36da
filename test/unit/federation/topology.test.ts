import { parseTopology } from '../../../gateway/nodes/topology.js';

const city = { name: 'city', members: ['120000-*'], url: 'http://127.0.0.1:4101/graphql' };
const heping = { name: 'heping', members: ['120101'], url: 'http://127.0.0.1:4102/graphql' };

test('patterns become the codes of the registry', () => {
  const { nodes } = parseTopology({ nodes: [city, heping] });
  expect(nodes[0]?.members).toContain('120000-fgw');
  expect(nodes[1]?.members).toEqual(['120101']);
});

test.each([
  ['no nodes', { nodes: [] }, /nodes must name one node/],
  ['a member named twice', { nodes: [heping, { ...heping, name: 'other' }] }, /member 120101 is named by heping and other/],
  [
    'a member named by a code and by a prefix',
    { nodes: [city, { ...heping, members: ['120000-fgw'] }] },
    /member 120000-fgw is named by city and heping/,
  ],
  ['a member that does not exist', { nodes: [{ ...heping, members: ['129999'] }] }, /no member is called 129999/],
  ['two nodes of one name', { nodes: [city, { ...heping, name: 'city' }] }, /two nodes are called city/],
  ['an address that is none', { nodes: [{ ...heping, url: 'heping' }] }, /nodes\.0\.url/],
  ['a field that is unknown', { nodes: [{ ...heping, port: 1 }] }, /port/],
  [
    'a secret of a subgraph that is too short',
    { nodes: [heping], subgraphs: [{ name: 'environment', url: 'http://127.0.0.1:1/', secret: 'short' }] },
    /subgraphs\.0\.secret must have at least 32 characters/,
  ],
  [
    'a subgraph under a name of ours',
    { nodes: [heping], subgraphs: [{ name: 'cases', url: 'http://127.0.0.1:1/' }] },
    /the name cases is the gateway's own/,
  ],
])('refused in a sentence that names it: %s', (_what, content, sentence) => {
  expect(() => parseTopology(content)).toThrow(sentence);
});

test('everything that is wrong is named at once', () => {
  expect(() => parseTopology({ nodes: [heping, { ...heping, members: ['120101', 'x'] }] })).toThrow(
    /no member is called x; two nodes are called heping; member 120101/,
  );
});
