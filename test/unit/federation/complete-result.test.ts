import { buildSchema, getOperationAST, GraphQLError, parse } from 'graphql';
import { completeData, completeResult } from '../../../gateway/federation/complete-result.js';
import { withTypeNames } from '../../../gateway/federation/with-type-names.js';

const schema = buildSchema(`
  interface Node { id: ID! }
  type Case implements Node { id: ID! title: String! status: Status events: [Event!]! parts: [Case]! best: Case! note: String }
  type Item implements Node { id: ID! name: String! title: String }
  type Event { kind: String! at: Int! }
  union Thing = Case | Item
  enum Status { OPEN CLOSED }
  type Query { case: Case needed: Case! cases: [Case!]! some: [Case] node: Node thing: Thing grid: [[Int!]] }
  type Mutation { openCase: Case! }`);

function complete(source: string, data: unknown, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) throw new Error('no operation');
  const errors = [new GraphQLError('a subgraph did not answer')];
  return completeResult(schema, document, operation, variables, { errors, data: data as Record<string, unknown> }).data;
}

test('where nothing came, data is null', () => {
  expect(complete('{ case { id } }', undefined)).toBeNull();
  expect(complete('{ case { id } }', null)).toBeNull();
});

test('a root field that may not be null empties the whole', () => {
  expect(complete('mutation { openCase { id } }', {})).toBeNull();
  expect(complete('mutation { openCase { id } }', { openCase: null })).toBeNull();
  expect(complete('{ case { id } needed { id } }', { case: { id: '1' }, needed: null })).toBeNull();
  expect(complete('{ case { id } needed { id } }', { needed: { id: '1' } })).toEqual({ case: null, needed: { id: '1' } });
});

test('a null where none may be moves up to the nearest place that allows it', () => {
  expect(complete('{ case { id title } }', { case: { id: '1' } })).toEqual({ case: null });
  expect(complete('{ case { best { best { title } } } }', { case: { best: { best: { title: null } } } })).toEqual({ case: null });
  expect(complete('{ case { note best { title } } }', { case: { note: 'x', best: { title: 't' } } })).toEqual({
    case: { note: 'x', best: { title: 't' } },
  });
});

test('through lists: an element that may be null is, one that may not empties its list', () => {
  const rows = [{ id: '1', title: 'a' }, { id: '2' }];
  expect(complete('{ some { id title } }', { some: rows })).toEqual({ some: [rows[0], null] });
  expect(complete('{ cases { id title } }', { cases: rows })).toBeNull();
  const events = [{ kind: 'A' }, { kind: null }];
  expect(complete('{ some { events { kind } } }', { some: [{ events }, { events: [] }] })).toEqual({ some: [null, { events: [] }] });
  expect(complete('{ grid }', { grid: [[1, null], [2]] })).toEqual({ grid: [null, [2]] });
});

test('through fragments, named and inline, merged under one key', () => {
  const source = '{ case { ...A ... on Case { best { note } } ... { best { id } } } } fragment A on Case { best { title } }';
  expect(complete(source, { case: { best: { note: 'n', id: '1', title: 't' } } })).toEqual({
    case: { best: { title: 't', note: 'n', id: '1' } },
  });
  expect(complete(source, { case: { best: { note: 'n', id: '1' } } })).toEqual({ case: null });
});

test('of an interface or a union, what was asked of its actual type, and of no other', () => {
  const source =
    '{ node { __typename id ...C ...I } thing { __typename ...I ... on Node { id } } } fragment C on Case { title } fragment I on Item { name }';
  const item = { __typename: 'Item', id: '1', name: 'n' };
  expect(complete(source, { node: item, thing: item })).toEqual({ node: item, thing: item });
  expect(complete(source, { node: { __typename: 'Case', id: '1' }, thing: { __typename: 'Item', id: '1' } })).toEqual({
    node: null,
    thing: null,
  });
});

test('what directives switch off is not missed, what they leave on is', () => {
  const source = 'query ($yes: Boolean!) { case { id title @include(if: $yes) ... @skip(if: $yes) { best { title } } } }';
  expect(complete(source, { case: { id: '1', title: 't' } }, { yes: true })).toEqual({ case: { id: '1', title: 't' } });
  expect(complete(source, { case: { id: '1' } }, { yes: true })).toEqual({ case: null });
  expect(complete(source, { case: { id: '1' } }, { yes: false })).toEqual({ case: null });
});

test('the answer has the fields that were asked, under their aliases and in their order, and no others', () => {
  const found = complete('{ b: case { t: title id } a: case { __typename } }', {
    a: { __typename: 'Case', key: 1 },
    b: { id: '1', t: 't', __typename: 'Case' },
  });
  expect(JSON.stringify(found)).toBe('{"b":{"t":"t","id":"1"},"a":{"__typename":"Case"}}');
});

test('what is not of the kind that the schema says is null, and its place is told', () => {
  const document = parse('{ case { title status note best { id title } } some { id } grid _entities }'.replace(' _entities', ''));
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const told = completeData(
    schema,
    document,
    operation,
    {},
    {
      case: { title: 't', status: 'LOST', note: { a: 1 }, best: { id: '1', title: 'x' } },
      some: 'none',
      grid: [[1], ['x']],
    },
  );
  expect(told.data).toEqual({
    case: { title: 't', status: null, note: null, best: { id: '1', title: 'x' } },
    some: null,
    grid: [[1], null],
  });
  expect(told.unfit).toEqual([['case', 'status'], ['case', 'note'], ['some'], ['grid', 1, 0]]);
});

test('entities are judged by the fragment that asks for them; one that is not an object is null', () => {
  const document = parse('query ($r: [Int!]!) { _entities(representations: $r) { ... on Case { title status } } }');
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const judge = (entities: unknown) => completeData(schema, document, operation, { r: [] }, { _entities: entities });
  expect(judge([{ title: 't', status: 'OPEN' }, null, { title: null }, 'x'])).toEqual({
    data: { _entities: [{ title: 't', status: 'OPEN' }, null, null, null] },
    unfit: [['_entities', 3]],
  });
  expect(judge(undefined).unfit).toEqual([['_entities']]);
  expect(judge([{ __typename: 'Stranger' }]).unfit).toEqual([['_entities', 0]]);
});

test('what an object is, is asked wherever it may differ', () => {
  const source = parse('{ node { id ... on Case { best { id } } } case { id } thing { __typename ... on Item { name } } }');
  const asked = withTypeNames(schema, source);
  const count = (text: string) => text.split('__typename').length - 1;
  expect(count(JSON.stringify(asked))).toBe(2);
  expect(withTypeNames(schema, parse('{ case { id } }'))).toEqual(parse('{ case { id } }'));
});
