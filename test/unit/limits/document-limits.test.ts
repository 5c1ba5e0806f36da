import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { judgeCost, judgeShape, judgeText } from '../../../gateway/limits/document-limits.js';
import { refuseTooComplex } from '../../../gateway/limits/refuse-too-complex.js';

const schema = buildSchema(`
  type Query { me: Person, people(first: Int = 20): [Person!]! }
  type Person { name: String!, friends(first: Int = 20): [Person!]! }
`);

const limitOf = (error: { readonly extensions: Record<string, unknown> } | null): unknown =>
  error === null ? null : [error.extensions['code'], error.extensions['limit']];
const shape = (query: string): unknown => limitOf(judgeShape(parse(query)));
const numbered = (count: number, text: (n: number) => string): string => Array.from({ length: count }, (_, n) => text(n)).join(' ');

function cost(query: string, variables: Record<string, unknown> = {}): unknown {
  const document = parse(query);
  const operation = document.definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('no operation');
  return limitOf(judgeCost(schema, document, operation, variables));
}

/** Fragments of which each spreads the next one twice. */
const bomb = (levels: number, type: string, last: string): string =>
  numbered(levels, (n) => `fragment F${n} on ${type} { ${n + 1 < levels ? `...F${n + 1} ...F${n + 1}` : last} }`);

describe('the shape of a document', () => {
  test.each([
    ['50 root fields', `{ ${numbered(50, () => 'me { name }')} }`, null],
    ['51 root fields', `{ ${numbered(51, () => 'me { name }')} }`, 50],
    ['51 root fields through one fragment', `{ ...F } fragment F on Query { ${numbered(51, () => 'me { name }')} }`, 50],
    ['two fragments of 26 root fields', `{ ...F ...F } fragment F on Query { ${numbered(26, () => 'me { name }')} }`, 50],
    ['51 root fields through an inline fragment', `{ ... on Query { ${numbered(51, () => 'me { name }')} } }`, 50],
    ['51 root fields, each in a fragment of its own', `{ ${numbered(51, () => '... { me { name } }')} }`, 50],
    ['51 fields below a root field', `{ me { ${numbered(51, () => 'name')} } }`, null],
  ])('%s', (_what, query, limit) => {
    expect(shape(query)).toEqual(limit === null ? null : ['QUERY_TOO_COMPLEX', limit]);
  });

  test('aliases below __schema count twenty times: each tells as much as the whole schema', () => {
    const introspection = (count: number): string => `{ __schema { ${numbered(count, (n) => `a${n}: types { name }`)} } }`;
    expect(shape(introspection(50))).toBeNull();
    expect(shape(introspection(51))).toEqual(['QUERY_TOO_COMPLEX', 1_000]);
  });

  test('aliases in a fragment count as often as it is spread', () => {
    const spread = (times: number): string =>
      `{ me { ${numbered(times, () => '...F')} } } fragment F on Person { ${numbered(100, (n) => `a${n}: name`)} }`;
    expect(shape(spread(10))).toBeNull();
    expect(shape(spread(11))).toEqual(['QUERY_TOO_COMPLEX', 1_000]);
  });
});

describe('the cost of an operation', () => {
  const nested = (size: string): string => `people(first: ${size}) { friends(first: ${size}) { friends(first: ${size}) { name } } }`;

  test.each([
    ['a literal', `{ ${nested('100')} }`, {}],
    ['the default of a variable', `query ($n: Int = 100) { ${nested('$n')} }`, {}],
    ['a variable', `query ($n: Int) { ${nested('$n')} }`, { n: 100 }],
    ['a variable over its default', `query ($n: Int = 1) { ${nested('$n')} }`, { n: 100 }],
    ['a variable in a fragment', `query ($n: Int = 100) { ...F } fragment F on Query { ${nested('$n')} }`, {}],
  ])('a page size counts for what it is, given as %s', (_what, query, variables) => {
    expect(cost(query, variables)).toEqual(['QUERY_TOO_COMPLEX', 50_000]);
  });

  test.each([
    ['a literal', `{ ${nested('10')} }`, {}],
    ['the default of a variable', `query ($n: Int = 10) { ${nested('$n')} }`, {}],
    ['a variable over its default', `query ($n: Int = 100) { ${nested('$n')} }`, { n: 10 }],
  ])('small pages are granted, given as %s', (_what, query, variables) => {
    expect(cost(query, variables)).toBeNull();
  });

  test('one operation is counted anew where its variables differ', () => {
    const document = parse(`query ($n: Int) { ${nested('$n')} }`);
    const [operation] = document.definitions as [OperationDefinitionNode];
    expect(judgeCost(schema, document, operation, { n: 10 })).toBeNull();
    expect(limitOf(judgeCost(schema, document, operation, { n: 100 }))).toEqual(['QUERY_TOO_COMPLEX', 50_000]);
  });
});

/** Spread out, forty levels are a million million fields: no machine is done with them in this time, and each with forty fragments. */
const NOT_SPREAD_OUT_MS = 60_000;

test('fragments that spread the next one twice, over forty levels, are judged without being spread out', () => {
  const started = performance.now();
  expect(shape(`{ ...F0 } ${bomb(40, 'Query', 'me { name }')}`)).toEqual(['QUERY_TOO_COMPLEX', 50]);
  expect(cost(`{ me { ...F0 } } ${bomb(40, 'Person', 'name')}`)).toEqual(['QUERY_TOO_COMPLEX', 50_000]);
  expect(shape(`{ me { ...F0 } } ${bomb(40, 'Person', 'name')}`)).toEqual(['QUERY_TOO_COMPLEX', 50_000]);
  expect(shape(`{ __schema { ...F0 } } ${bomb(40, '__Schema', 'queryType { name }')}`)).toEqual(['QUERY_TOO_COMPLEX', 50_000]);
  expect(performance.now() - started).toBeLessThan(NOT_SPREAD_OUT_MS);
});

test.each([
  ['a string', '{ me(id: "a\\u0000b") }'],
  ['the string of a list', '{ me(ids: ["a", "\\u0000"]) }'],
])('the NUL character in %s of the document is BAD_USER_INPUT', (_what, query) => {
  expect(judgeText(query)?.extensions['code']).toBe('BAD_USER_INPUT');
});

test('neither __typename nor __proto__ is an alias', () => {
  for (const alias of ['__typename', '__proto__'])
    for (const between of ['', ' ', ' # what it is\n', ' #\n # again\n , '])
      expect(judgeText(`{ me { ${alias}${between}: name } }`)?.extensions['code']).toBe('BAD_USER_INPUT');
  expect(judgeText('{ me { __typename } __typename me { kind: __typename __isNode: __typename } }')).toBeNull();
});

test('a document is judged however often it comes, the long one too', () => {
  const tooWide = `{ ${numbered(51, () => 'me { name }')} }`;
  const blanks = ' '.repeat(20_000);
  const granted = '{ me { name } }';
  for (const query of [granted, granted + blanks]) for (let n = 0; n < 3; n += 1) expect(() => refuseTooComplex(query)).not.toThrow();
  for (const query of [tooWide, tooWide + blanks])
    for (let n = 0; n < 3; n += 1)
      expect(() => refuseTooComplex(query)).toThrow(expect.objectContaining({ message: expect.stringContaining('50') }));
});
