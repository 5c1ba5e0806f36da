import { getIntrospectionQuery } from 'graphql';
import { officer } from '../support/callers.js';
import { servedHub, type ServedHub } from '../support/served-hub.js';
import { MEMBER } from '../support/straight-road.js';

let served: ServedHub;
let authorization: string;
beforeAll(async () => {
  served = await servedHub();
  authorization = await served.bearer(officer(MEMBER, 'WINDOW'));
});
afterAll(() => served.stop());

/** Spread out, forty levels are a million million fields: no machine is done with them in this time, and each with forty fragments. */
const NOT_SPREAD_OUT_MS = 60_000;
const numbered = (count: number, text: (n: number) => string): string => Array.from({ length: count }, (_, n) => text(n)).join(' ');
/** Fragments of which each spreads the next one twice, over forty levels. */
const bomb = (type: string, last: string): string =>
  numbered(40, (n) => `fragment F${n} on ${type} { ${n < 39 ? `...F${n + 1} ...F${n + 1}` : last} }`);

async function codeOf(body: Record<string, unknown>): Promise<string> {
  const response = await served.post(body, { authorization });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  expect(response.status).toBe(errors === undefined ? 200 : 400);
  return errors?.[0]?.extensions.code ?? 'answered';
}

test.each([
  ['at the root', `{ ...F0 } ${bomb('Query', 'viewer { name }')}`, 'QUERY_TOO_COMPLEX'],
  ['below a list', `{ members { ...F0 } } ${bomb('Member', 'code')}`, 'QUERY_TOO_COMPLEX'],
  ['below a list, with aliases', `{ members { ...F0 } } ${bomb('Member', 'a: code b: name')}`, 'QUERY_TOO_COMPLEX'],
  ['in a question about the schema', `{ __schema { ...F0 } } ${bomb('__Schema', 'queryType { name }')}`, 'QUERY_TOO_COMPLEX'],
])('fragments that spread the next one twice %s are not spread out, however often they come', async (_what, query, code) => {
  for (let n = 0; n < 3; n += 1) {
    const started = performance.now();
    expect(await codeOf({ query })).toBe(code);
    expect(performance.now() - started).toBeLessThan(NOT_SPREAD_OUT_MS);
  }
});

test('page sizes count alike as literals, variables and defaults of variables', async () => {
  const nested = (size: string): string =>
    `items(first: ${size}) { nodes { member { items(first: ${size}) { nodes { member { items(first: ${size}) { nodes { name } } } } } } } }`;
  expect(await codeOf({ query: `{ ${nested('100')} }` })).toBe('QUERY_TOO_COMPLEX');
  expect(await codeOf({ query: `query ($n: Int = 100) { ${nested('$n')} }` })).toBe('QUERY_TOO_COMPLEX');
  expect(await codeOf({ query: `query ($n: Int) { ${nested('$n')} }`, variables: { n: 100 } })).toBe('QUERY_TOO_COMPLEX');
  expect(await codeOf({ query: `query ($n: Int = 2) { ${nested('$n')} }` })).toBe('answered');
});

test('more than fifty root fields are refused, through fragments as well', async () => {
  const fields = (count: number): string => numbered(count, (n) => `a${n}: viewer { name }`);
  expect(await codeOf({ query: `{ ...F } fragment F on Query { ${fields(50)} }` })).toBe('answered');
  expect(await codeOf({ query: `{ ...F } fragment F on Query { ${fields(51)} }` })).toBe('QUERY_TOO_COMPLEX');
  expect(await codeOf({ query: `{ ... on Query { ${fields(51)} } }` })).toBe('QUERY_TOO_COMPLEX');
});

test('the usual introspection is answered; the whole schema fifty-one times over is refused', async () => {
  expect(await codeOf({ query: getIntrospectionQuery() })).toBe('answered');
  const TYPES = 'types { name fields { name args { name } } }';
  expect(await codeOf({ query: `{ __schema { ${numbered(51, (n) => `a${n}: ${TYPES}`)} } }` })).toBe('QUERY_TOO_COMPLEX');
});

test.each([
  ['small enough to be remembered', 0],
  ['too long to be remembered', 20_000],
])('a document %s is judged each time it comes', async (_what, blanks) => {
  const tail = ' '.repeat(blanks);
  for (let n = 0; n < 3; n += 1) {
    expect(await codeOf({ query: `{ viewer { name } }${tail}` })).toBe('answered');
    expect(await codeOf({ query: `{ ${numbered(51, () => 'viewer { name }')} }${tail}` })).toBe('QUERY_TOO_COMPLEX');
  }
});

const RECEIVE_NUL = { itemCode: '120101-XK01201', title: 'a\u0000b', materials: [], declaredTruthful: true };
test.each<[string, Record<string, unknown>]>([
  ['an id', { query: 'query ($v: ID!) { case(id: $v) { id } }', variables: { v: 'case_120101_\u0000' } }],
  ['a tracking code', { query: 'query ($v: String!) { trackCase(number: $v, code: $v) { number } }', variables: { v: '\u0000' } }],
  ['a filter', { query: 'query ($v: String!) { items(filter: { search: $v }) { totalCount } }', variables: { v: 'a\u0000' } }],
  [
    'a list of a filter',
    { query: 'query ($v: CaseFilter!) { cases(filter: $v) { totalCount } }', variables: { v: { numbers: ['\u0000'] } } },
  ],
  [
    'the input of a mutation',
    {
      query: 'mutation ($v: ReceiveCaseInput!) { receiveCase(input: $v) { userErrors { code } } }',
      variables: {
        v: { ...RECEIVE_NUL, applicant: { kind: 'PERSON', name: '王一', identifier: '120101199001010018', phone: '13800000001' } },
      },
    },
  ],
  ['a default of a variable', { query: 'query ($v: ID! = "\\u0000") { case(id: $v) { id } }' }],
  ['a literal', { query: '{ case(id: "case_120101_\\u0000") { id } }' }],
  ['a literal in a list', { query: '{ cases(filter: { numbers: ["\\u{0}"] }) { totalCount } }' }],
])('the NUL character in %s is BAD_USER_INPUT', async (_what, body) => {
  expect(await codeOf(body)).toBe('BAD_USER_INPUT');
});

test('the NUL character in the address of a document finds none; in a claim, the token is refused', async () => {
  for (const path of ['%00', 'document_120101_%00', '%00?grant=x', `document_120101_1?grant=%00`])
    expect((await fetch(`${served.base}/documents/${path}`, { headers: { authorization } })).status).toBe(404);
  const caller = officer(MEMBER, 'WINDOW');
  for (const claim of ['subject', 'name', 'member', 'staff', 'identifier']) {
    const token = await served.bearer({ ...caller, [claim]: 'a\u0000b' });
    const response = await served.post({ query: '{ viewer { name } }' }, { authorization: token });
    expect([claim, response.status]).toEqual([claim, 401]);
  }
});
