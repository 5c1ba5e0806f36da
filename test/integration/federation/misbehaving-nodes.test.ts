import { officer } from '../../support/callers.js';
import { CURSORS_KEY } from '../../../gateway/federation/shard/merge-connections.js';
import { ANSWER_WITHIN_MS, guardedHub, missingOf, type GuardedHub } from '../../support/guarded-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import type { Behaviour } from '../../support/node-proxy.js';
import type { Answer } from '../../support/served-gateway.js';
import { APPLICANT, RECEIVE } from '../../support/straight-road.js';
import { waitFor } from '../../support/wait-for.js';

const SHARES = { heping: ['120101'], hedong: ['120102'], others: ['120103', '120104', '120105', '120106', '12011*', '120000-*'] };
const LIST =
  'query ($after: String) { cases(first: 1, after: $after) { totalCount nodes { id title } pageInfo { hasNextPage endCursor } } }';
const ALL = '{ cases { totalCount nodes { id } } }';
const CASE = 'query ($id: ID!) { case(id: $id) { id title } }';
/** Generous, for a machine under load: a node that hangs would never answer. */
const WITHIN_MS = 60_000;

let guarded: GuardedHub;
let own: string;
let theirs: string;
beforeAll(async () => {
  guarded = await guardedHub(SHARES);
  own = await guarded.receive('120101', '本区');
  theirs = await guarded.receive('120102', '邻区');
});
afterAll(() => guarded.close());
afterEach(() => guarded.recover());

const ask = (query: string, variables: Record<string, unknown> = {}, by = SUPERVISOR) => guarded.gateway.ask(query, variables, by);
const hedong = () => guarded.proxy('hedong');

/** Addresses, system calls and stacks are nobody's business. */
function expectDiscreet(answer: Answer): void {
  expect(JSON.stringify(answer)).not.toMatch(
    /127\.0\.0\.1|localhost|https?:|ECONN|EPIPE|socket|hang up|Unexpected|JSON|at .*\.[jt]s|hedong/,
  );
}

const page = (change: (page: Record<string, unknown>) => unknown): Behaviour => ({
  kind: 'CHANGE',
  change: ({ data }) => ({ data: Object.fromEntries(Object.entries(data as object).map(([key, value]) => [key, change(value as never)])) }),
});
const say = (body: string, type?: string): Behaviour => ({ kind: 'SAY', body, ...(type === undefined ? {} : { type }) });

const MISBEHAVIOURS: readonly (readonly [string, Behaviour])[] = [
  ['hangs', { kind: 'HANG' }],
  ['answers 503', { kind: 'STATUS', status: 503 }],
  ['answers 502', { kind: 'STATUS', status: 502 }],
  ['breaks the connection off', { kind: 'DROP' }],
  ['answers half, and breaks off', { kind: 'CUT' }],
  ['answers half, and hangs', { kind: 'CUT', staysOpen: true }],
  ['answers a page of HTML', say('<!doctype html><title>It works</title>', 'text/html')],
  ['answers nothing', say('')],
  ['answers null', say('null')],
  ['answers a list', say('[{"data":{}}]')],
  ['answers JSON of another kind', say('{"status":"ok"}')],
  ['answers without what was asked', say('{"data":{}}')],
  ['answers null without a reason', say('{"data":null}')],
  ['answers errors that are none', say('{"data":null,"errors":[null,7]}')],
  ['tells a list without its cursors', page(({ [CURSORS_KEY]: _cursors, ...rest }) => rest)],
  ['tells cursors that are none', page((list) => ({ ...list, [CURSORS_KEY]: [{ cursor: '!!' }] }))],
  ['tells more rows than cursors', page((list) => ({ ...list, [CURSORS_KEY]: [] }))],
  ['tells a list that is none', page((list) => ({ ...list, nodes: { id: 'x' } }))],
  ['tells rows of another type', page((list) => ({ ...list, nodes: ['x'] }))],
  ['tells a text where a number is due', page((list) => ({ ...list, totalCount: 'many' }))],
  ['tells null where none may be', page((list) => ({ ...list, nodes: [{ id: null }] }))],
];

test.each(MISBEHAVIOURS)(
  'a node that %s takes away its own members only, by name, in time, and tells nobody how',
  async (_what, behaviour) => {
    hedong().behave(behaviour, 'GRAPHQL');
    const started = performance.now();
    const [list, officers] = await Promise.all([ask(ALL), ask(ALL, {}, officer('120101', 'WINDOW'))]);
    expect(performance.now() - started).toBeLessThan(WITHIN_MS);
    expect(list.data.cases).toEqual({ totalCount: 1, nodes: [{ id: own }] });
    expect(list.errors).toHaveLength(1);
    expect(list.errors?.[0]).toMatchObject({ path: ['cases'], extensions: { code: 'MEMBER_UNAVAILABLE', members: ['120102'] } });
    expectDiscreet(list);
    expect(officers).toEqual({ data: { cases: { totalCount: 1, nodes: [{ id: own }] } } });
  },
);

test.each(MISBEHAVIOURS.slice(0, 14))('a record of a node that %s is null, and its member is named', async (_what, behaviour) => {
  hedong().behave(behaviour, 'GRAPHQL');
  const one = await ask(`query ($own: ID!, $theirs: ID!) { theirs: case(id: $theirs) { id } own: case(id: $own) { id } }`, { own, theirs });
  expect(one.data).toEqual({ theirs: null, own: { id: own } });
  expect(one.errors).toHaveLength(1);
  expect(one.errors?.[0]).toMatchObject({ path: ['theirs'], extensions: { code: 'MEMBER_UNAVAILABLE', members: ['120102'] } });
  expectDiscreet(one);
});

test('errors with odd paths are told masked, beside the data that came with them', async () => {
  const errors = [
    { message: 'SELECT 1', path: 'cases' },
    { message: 'at x.js', path: [{}] },
    { message: '127.0.0.1', path: ['elsewhere', 0] },
  ];
  hedong().behave(
    { kind: 'CHANGE', change: ({ data }) => ({ data, errors: [...errors, { message: 'oops', path: null, extensions: 7 }] }) },
    'GRAPHQL',
  );
  const list = await ask(ALL);
  expect(list.data.cases.totalCount).toBe(2);
  expect(new Set(list.errors?.map(({ extensions }) => extensions['code']))).toEqual(new Set(['INTERNAL']));
  expectDiscreet(list);
});

test('a node that answers late but in time loses nothing', async () => {
  hedong().behave({ kind: 'LATE', ms: ANSWER_WITHIN_MS / 8 });
  const list = await ask(ALL);
  expect(list.errors).toBeUndefined();
  expect(list.data.cases.totalCount).toBe(2);
  expect((await guarded.stands('hedong', 'UP')).breakerOpen).toBe(false);
});

test('every page of a list that misses members says so', async () => {
  const second = await guarded.receive('120101', '本区二');
  hedong().behave({ kind: 'STATUS', status: 503 }, 'GRAPHQL');
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const answer: Answer = await ask(LIST, { after });
    expect(missingOf(answer)).toEqual(['120102']);
    expect(answer.data.cases.totalCount).toBe(2);
    seen.push(...(answer.data.cases.nodes as { id: string }[]).map(({ id }) => id));
    after = answer.data.cases.pageInfo.hasNextPage ? (answer.data.cases.pageInfo.endCursor as string) : null;
  } while (after !== null);
  expect(new Set(seen)).toEqual(new Set([own, second]));
});

test('while fifty requests are made that wait for a node that hangs, an officer of another member is answered', async () => {
  hedong().behave({ kind: 'HANG' }, 'GRAPHQL');
  const waiting = Array.from({ length: 50 }, () => ask(ALL));
  await waitFor(() => hedong().hanging() >= 10, 'requests to hang');
  const answer = await ask(CASE, { id: own }, officer('120101', 'WINDOW'));
  expect([answer.data.case.id, answer.errors]).toEqual([own, undefined]);
  expect(hedong().hanging()).toBeGreaterThan(0);
  for (const list of await Promise.all(waiting)) expect([list.data.cases.nodes.length > 0, missingOf(list)]).toEqual([true, ['120102']]);
  await waitFor(() => hedong().hanging() <= 1, 'nothing to be left waiting at the node');
});

test.each([
  ['hangs', { kind: 'HANG' }, 1],
  ['answers garbage', say('x'), 1],
  ['answers 500', { kind: 'STATUS', status: 500 }, 1],
  ['answers 503', { kind: 'STATUS', status: 503 }, 2],
  ['breaks off', { kind: 'DROP' }, 2],
  ['answers half', { kind: 'CUT' }, 2],
] as const)('a query to a node that %s is sent as often as it may help, a mutation once', async (_what, behaviour, times) => {
  hedong().behave(behaviour, 'GRAPHQL');
  const asked = (word: string) =>
    hedong()
      .questions()
      .filter((text) => text.includes(word)).length;
  const before = [asked('case('), asked('receiveCase')] as const;
  expect(missingOf(await ask(CASE, { id: theirs }))).toEqual(['120102']);
  await guarded.greeted('hedong');
  const input = { itemCode: '120102-XK01201', title: '办件', applicant: APPLICANT, materials: [], declaredTruthful: true };
  const refused = await ask(RECEIVE, { input }, officer('120102', 'WINDOW'));
  expect([refused.data, missingOf(refused)]).toEqual([null, ['120102']]);
  expect([asked('case(') - before[0], asked('receiveCase') - before[1]]).toEqual([times, 1]);
  expectDiscreet(refused);
});

test('what any node knows is asked of another one where the first hangs', async () => {
  for (const name of ['heping', 'hedong']) guarded.proxy(name).behave({ kind: 'HANG' }, 'GRAPHQL');
  const answer = await ask('{ workingCalendar(year: 2017) { year } case(id: "case_129999_x") { id } }');
  expect(answer).toEqual({ data: { workingCalendar: { year: 2017 }, case: null } });
});

describe('a node that is gone', () => {
  test.each([
    ['hangs', () => Promise.resolve(hedong().behave({ kind: 'HANG' })), () => Promise.resolve(hedong().behave({ kind: 'PASS' }))],
    ['refuses connections', () => hedong().refuse(), () => hedong().accept()],
  ])('one that %s is spared, and its return is noticed without anybody asking', async (_what, goes, returns) => {
    await goes();
    expect(missingOf(await ask(ALL))).toEqual(['120102']);
    const view = await guarded.stands('hedong', 'DOWN');
    expect(view.breakerOpen).toBe(true);
    expect(view.reason).not.toMatch(/127|:\d/);
    const before = hedong().questions().length;
    for (let turn = 0; turn < 5; turn += 1) expect(missingOf(await ask(ALL))).toEqual(['120102']);
    expect(hedong().questions()).toHaveLength(before);
    await returns();
    expect((await guarded.stands('hedong', 'UP')).breakerOpen).toBe(false);
    expect(hedong().questions()).toHaveLength(before);
    expect((await ask(ALL)).errors).toBeUndefined();
  });

  test('its document page answers 503 in plain words', async () => {
    await hedong().refuse();
    const response = await fetch(`${guarded.gateway.base()}/documents/document_120102_x`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('暂时无法访问');
    await hedong().accept();
  });
});
