import { caller, officer } from '../../support/callers.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { MEMBER, receive, walk } from '../../support/straight-road.js';
import { statementsOf } from '../../support/statements.js';

let hub: TestHub;
const SUPERVISOR = caller('SUPERVISOR');
const ids: string[] = [];
beforeAll(async () => {
  hub = await testHub();
  for (let n = 0; n < 12; n += 1) {
    hub.clock.advanceHours(1);
    ids.push((await receive(hub, { title: `办件${n}` })).id);
  }
});
afterAll(() => hub.close());

const PAGE = `query ($orderBy: CaseOrder, $first: Int, $after: String, $filter: CaseFilter) {
  cases(orderBy: $orderBy, first: $first, after: $after, filter: $filter) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } }`;

test.each(['RECEIVED_DESC', 'RECEIVED_ASC', 'DUE_ASC'])(
  'pages in order %s neither repeat nor skip, while new cases come in',
  async (orderBy) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer = await hub.ask(PAGE, { orderBy, first: 5, after }, SUPERVISOR);
      const { nodes, pageInfo } = answer.data!['cases'];
      seen.push(...nodes.map((node: { id: string }) => node.id));
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      if (seen.length === 5) ids.push((await receive(hub)).id);
    } while (after !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(ids.slice(0, 12).every((id) => seen.includes(id))).toBe(true);
  },
);

test.each([
  ['garbage', {}, 'xyz'],
  ['a cursor of another order', { orderBy: 'DUE_ASC' }, null],
  ['a cursor of another filter', { filter: { statuses: ['ACCEPTED'] } }, null],
])('%s is BAD_USER_INPUT', async (_what, variables, cursor) => {
  const page = await hub.ask(PAGE, { first: 1 }, SUPERVISOR);
  const answer = await hub.ask(PAGE, { ...variables, after: cursor ?? page.data?.['cases'].pageInfo.endCursor }, SUPERVISOR);
  expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

test.each([0, 101, -1])('first: %i is BAD_USER_INPUT', async (first) => {
  const answer = await hub.ask(PAGE, { first }, SUPERVISOR);
  expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

test('an unknown member code in a filter is BAD_USER_INPUT', async () => {
  const answer = await hub.ask(PAGE, { filter: { members: ['120199'] } }, SUPERVISOR);
  expect(answer.errors?.[0]?.message).toContain('filter.members.0');
});

test('filters: status, light, number, day of receipt, item, title', async () => {
  await walk(hub, ids[0] ?? '', 1);
  const count = async (filter: Record<string, unknown>) =>
    (await hub.ask(PAGE, { filter, first: 100 }, SUPERVISOR)).data?.['cases'].totalCount;
  const all = await count({});
  expect(await count({ statuses: ['ACCEPTED'] })).toBe(1);
  expect(await count({ lights: ['GREEN'] })).toBe(1);
  expect(await count({ lights: ['STOPPED'] })).toBe(all - 1);
  expect(await count({ search: '办件11' })).toBe(1);
  expect(await count({ search: '%' })).toBe(0);
  expect(await count({ items: ['120101-XK01201'] })).toBe(all);
  expect(await count({ receivedFrom: '2017-02-07' })).toBeLessThan(all);
  expect(await count({ receivedTo: '2017-02-05' })).toBe(0);
  expect(await count({ numbers: ['120101-20170206-00001'] })).toBe(1);
  expect(await count({ hasDeferredMaterials: true })).toBe(0);
});

test.each([
  [
    'cases',
    '{ cases(first: FIRST) { nodes { id number title status applicant { name } item { name code } member { name } recentEvents { kind occurredAt cursor } events(first: 2) { totalCount nodes { kind cursor } } clock { light } documents { number } availableSteps firstResponder { name } } } }',
  ],
  [
    'items',
    '{ items(first: FIRST) { nodes { code name versions { version status } materials { name } member { name } windowAuthorization oneTimeNotice { number } } } }',
  ],
  ['members', '{ members { name centers { name windows { number staff { name } } } } }'],
  ['changes', '{ changes(first: FIRST) { nodes { cursor kind case { number item { name } } actor document { number } } } }'],
])('%s costs the same number of statements at 1 and at 50 entries', async (_name, query) => {
  const statements = (first: number): Promise<number> =>
    statementsOf(hub, async () => {
      const answer = await hub.ask(query.replace('FIRST', String(first)), {}, officer(MEMBER, 'WINDOW'));
      expect(answer.errors).toBeUndefined();
    });
  const one = await statements(1);
  expect(await statements(50)).toBe(one);
  expect(one).toBeLessThanOrEqual(8);
});

test('the bound of recentEvents names its argument', async () => {
  const { errors } = await hub.ask('{ cases(first: 1) { nodes { recentEvents(last: 0) { kind } } } }', {}, SUPERVISOR);
  expect(errors?.map(({ extensions }) => [extensions['code'], extensions['path']])).toEqual([['BAD_USER_INPUT', ['last']]]);
});
