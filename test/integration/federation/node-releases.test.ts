import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { GraphQLInt, GraphQLNonNull, type GraphQLSchema } from 'graphql';
import { officer } from '../../support/callers.js';
import { nodeSchema } from '../../support/federated-hub.js';
import { guardedHub, missingOf, type GuardedHub } from '../../support/guarded-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import { waitFor } from '../../support/wait-for.js';

const SHARES = { heping: ['120101'], hedong: ['120102'] };
const BOTH = 'filter: { members: ["120101", "120102"] }';
const ALL = `{ cases(${BOTH}) { nodes { id } } }`;

let guarded: GuardedHub;
let ours: GraphQLSchema;
let own: string;
let theirs: string;
beforeAll(async () => {
  guarded = await guardedHub(SHARES);
  ours = await nodeSchema();
  own = await guarded.receive('120101', '本区');
  theirs = await guarded.receive('120102', '邻区');
});
afterAll(() => guarded.close());
afterEach(async () => {
  nodes({});
  await release(ours, 'UP');
});

const ask = (query: string, variables: Record<string, unknown> = {}, by = SUPERVISOR) => guarded.gateway.ask(query, variables, by);

/** Edits the topology: what it says of each node in another way than before. */
function nodes(changes: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>): void {
  const told = guarded.hub.topology.nodes.flatMap((node) => {
    const change = changes[node.name];
    return change === null ? [] : [{ ...node, url: guarded.proxy(node.name).url, ...change }];
  });
  guarded.gateway.edit([], { nodes: told });
}

/** Puts another release in the place of a node, and waits until the gateway has judged it. */
async function release(schema: GraphQLSchema, state: 'UP' | 'REFUSED') {
  const node = guarded.node('hedong');
  await node.stop();
  await guarded.stands('hedong', 'DOWN');
  await node.restart(schema);
  return guarded.stands('hedong', state);
}

/** A release without some fields, such as `Case.evaluation`. */
const without = (...fields: readonly string[]): GraphQLSchema =>
  mapSchema(ours, { [MapperKind.OBJECT_FIELD]: (field, name, type) => (fields.includes(`${type}.${name}`) ? null : field) });

describe('who is not who the topology says serves nobody, and is named with the reason', () => {
  test.each([
    ['claims members that it was not given', { hedong: { members: ['120103'] } }, 'hedong', /claims members .*120102/],
    ['lacks members that it was given', { hedong: { members: ['120102', '120105'] } }, 'hedong', /does not hold members .*120105/],
    ['bears another name', { hedong: { name: 'hexi' } }, 'hexi', /is node hedong/],
  ])('a node that %s', async (_what, change, name, reason) => {
    nodes(change);
    expect((await guarded.stands(name, 'REFUSED')).reason).toMatch(reason);
    expect(guarded.gateway.log.join('\n')).toMatch(reason);
    const before = guarded.proxy('hedong').questions().length;
    const list = await ask(ALL);
    expect(list.data.cases.nodes).toEqual([{ id: own }]);
    expect(missingOf(list)).toEqual(['120102']);
    expect(guarded.proxy('hedong').questions()).toHaveLength(before);
    expect(JSON.stringify(await guarded.gateway.readyz())).not.toContain('127.0.0.1');
    nodes({});
    await guarded.stands('hedong', 'UP');
    expect((await ask('query ($id: ID!) { case(id: $id) { id } }', { id: theirs })).data.case).toEqual({ id: theirs });
  });

  test('a member that is on no node any more is unavailable, by name', async () => {
    nodes({ hedong: null });
    await waitFor(async () => ((await guarded.gateway.readyz())['nodes'] as unknown[]).length === 1, 'the node to be gone');
    expect(missingOf(await ask('query ($id: ID!) { case(id: $id) { id } }', { id: theirs }))).toEqual(['120102']);
    nodes({});
    await guarded.stands('hedong', 'UP');
    expect((await ask('query ($id: ID!) { case(id: $id) { id } }', { id: theirs })).errors).toEqual(undefined);
  });
});

describe('an older release that fits goes on serving', () => {
  const DETAILS =
    'query ($id: ID!, $first: Int) { case(id: $id) { id title evaluation { level } events(first: $first) { nodes { kind note } } ...More } } fragment More on Case { acceptedAt status }';

  test('the fields that it lacks are null, and it is said that it lacks them', async () => {
    await release(without('Case.evaluation', 'CaseEvent.note', 'Case.acceptedAt'), 'UP');
    const answer = await ask(DETAILS, { id: theirs, first: 5 });
    const kinds = [{ kind: 'RECEIVED', note: null }];
    expect(answer.data.case).toEqual({
      id: theirs,
      title: '邻区',
      evaluation: null,
      events: { nodes: kinds },
      acceptedAt: null,
      status: 'RECEIVED',
    });
    expect(answer.errors?.map(({ extensions }) => [extensions['code'], extensions['members'], extensions['field']]).sort()).toEqual(
      ['Case.acceptedAt', 'Case.evaluation', 'CaseEvent.note'].map((field) => ['NODE_OUTDATED', ['120102'], field]),
    );
    expect((await ask(DETAILS, { id: own, first: 5 })).errors).toBeUndefined();
  });

  test('a selection of nothing but what it lacks is answered, and a list says which rows lack it', async () => {
    await release(without('Case.evaluation'), 'UP');
    const answer = await ask(`{ cases(${BOTH}, orderBy: RECEIVED_ASC) { nodes { evaluation { level } } } }`);
    expect(answer.data.cases.nodes).toEqual([{ evaluation: null }, { evaluation: null }]);
    expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(['NODE_OUTDATED']);
    const node = await ask('query ($id: ID!) { node(id: $id) { id ... on Case { title evaluation { level } } } }', { id: theirs });
    expect(node.data.node).toEqual({ id: theirs, title: '邻区', evaluation: null });
  });

  test('a root field that it lacks: its members are missing from the list, the others’ rows are there', async () => {
    await release(without('Query.inquiries'), 'UP');
    const answer = await ask(`{ inquiries(members: ["120101", "120102"]) { totalCount } cases(${BOTH}) { totalCount } }`);
    expect(answer.data).toEqual({ inquiries: { totalCount: 0 }, cases: { totalCount: 2 } });
    expect(missingOf(answer)).toEqual(['120102']);
    expect(answer.errors?.map(({ extensions }) => extensions['code']).sort()).toEqual(['MEMBER_UNAVAILABLE', 'NODE_OUTDATED']);
  });

  test('an argument, a filter or a value that it does not know is never left out silently', async () => {
    const older = mapSchema(ours, {
      [MapperKind.INPUT_OBJECT_FIELD]: (field, name, type) => (type === 'CaseFilter' && name === 'search' ? null : field),
      [MapperKind.ROOT_FIELD]: (field, name) =>
        name === 'item'
          ? { ...field, args: Object.fromEntries(Object.entries(field.args ?? {}).filter(([key]) => key !== 'version')) }
          : field,
    });
    await release(older, 'UP');
    const searched = await ask('query ($filter: CaseFilter) { cases(filter: $filter) { nodes { id } } }', {
      filter: { search: '区', members: ['120101', '120102'] },
    });
    expect(searched.data.cases.nodes).toEqual([{ id: own }]);
    expect(missingOf(searched)).toEqual(['120102']);
    expect(searched.errors?.map(({ extensions }) => extensions['field'])).toContain('CaseFilter.search');
    expect(
      (await ask('query ($filter: CaseFilter) { cases(filter: $filter) { totalCount } }', { filter: { members: ['120102'] } })).errors,
    ).toBeUndefined();
    const item = 'query ($version: Int) { item(code: "120102-XK01201", version: $version) { name } }';
    expect((await ask(item)).errors).toBeUndefined();
    const versioned = await ask(item, { version: 1 });
    expect([versioned.data.item, versioned.errors?.[0]?.extensions['field']]).toEqual([null, 'Query.item(version:)']);
  });

  test('its feed is followed, each event saying what it lacks', async () => {
    await release(without('CaseEvent.note'), 'UP');
    const live = await guarded.gateway.follow('subscription { memberProgress { kind note } }', {}, SUPERVISOR);
    await guarded.gateway.follows(2);
    await guarded.receive('120102', '邻区二');
    await waitFor(() => live.seen.length === 1, 'the event');
    expect(live.seen[0]).toMatchObject({
      data: { memberProgress: { kind: 'RECEIVED', note: null } },
      errors: [{ extensions: { code: 'NODE_OUTDATED', field: 'CaseEvent.note' } }],
    });
    await live.end();
  });
});

describe('a release that does not fit is refused, with the reason, until another takes its place', () => {
  const retyped = (): GraphQLSchema =>
    mapSchema(ours, {
      [MapperKind.OBJECT_FIELD]: (field, name, type) =>
        `${type}.${name}` === 'Case.title' ? { ...field, type: new GraphQLNonNull(GraphQLInt) } : field,
    });
  const demanding = (): GraphQLSchema =>
    mapSchema(ours, {
      [MapperKind.ROOT_FIELD]: (field, name) =>
        name === 'cases' ? { ...field, args: { ...field.args, year: { type: new GraphQLNonNull(GraphQLInt) } } } : field,
    });

  test.each([
    ['lacks what may not be null', () => without('Case.title'), /lacks Case\.title/],
    ['tells it in another type', retyped, /Case\.title is Int!, not String!/],
    ['demands what is not sent', demanding, /demands Query\.cases\(year:\)/],
  ])('one that %s', async (_what, schema, reason) => {
    const view = await release(schema(), 'REFUSED');
    expect(view.reason).toMatch(reason);
    expect(guarded.gateway.log.join('\n')).toMatch(reason);
    const list = await ask(ALL);
    expect([list.data.cases.nodes, missingOf(list)]).toEqual([[{ id: own }], ['120102']]);
    expect((await ask('{ cases { totalCount } }', {}, officer('120101', 'WINDOW'))).errors).toBeUndefined();
    await release(ours, 'UP');
    expect((await ask('{ cases(filter: { members: ["120102"] }) { nodes { title } } }')).errors).toBeUndefined();
  });
});
