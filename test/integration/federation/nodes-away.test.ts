import { getOperationAST, parse, type ExecutionResult } from 'graphql';
import type { Caller } from '../../../domain/shared/caller.js';
import { officer } from '../../support/callers.js';
import { federatedHub, type FederatedHub, type TestNode } from '../../support/federated-hub.js';
import { ADMIN, SUPERVISOR } from '../../support/law.js';
import { APPLICANT, RECEIVE } from '../../support/straight-road.js';
import { waitFor } from '../../support/wait-for.js';

// An answer's shape is its query's.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answer = ExecutionResult<Record<string, any>>;

let hub: FederatedHub;
let away: TestNode;
beforeEach(async () => {
  hub = await federatedHub({ heping: ['120101'], others: ['120102', '120103', '120104', '120105', '120106', '12011*', '120000-*'] });
  const [, second] = hub.nodes;
  if (second === undefined) throw new Error('no second node');
  away = second;
});
afterEach(() => hub.close());

function ask(source: string, variables: Record<string, unknown>, caller: Caller): Promise<Answer> {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) throw new Error('no operation');
  return hub.engine.execute({ document, operation, operationName: null, variables, context: { caller, language: 'zh-CN' } });
}

async function receive(member: string): Promise<string> {
  const input = { itemCode: `${member}-XK01201`, title: '办件', applicant: APPLICANT, materials: [], declaredTruthful: true };
  const received = await ask(RECEIVE, { input }, officer(member, 'WINDOW'));
  return received.data?.['receiveCase'].case.id as string;
}

/** Looks at the nodes until what was missed is there. */
const caughtUp = (isSo: () => boolean, what: string) =>
  waitFor(async () => {
    await hub.health.look();
    return isSo();
  }, what);

test('a node that was down while the training clock was moved catches up by itself, with all that fell due (rulings 16)', async () => {
  const id = await receive('120102');
  await away.stop();
  const to = '2017-02-20T01:00:00.000Z';
  const moved = await ask('mutation ($to: DateTime!) { advanceTrainingClock(to: $to) }', { to }, ADMIN);
  expect(moved.errors?.[0]?.extensions).toMatchObject({ code: 'MEMBER_UNAVAILABLE', members: expect.arrayContaining(['120102']) });
  expect(hub.nodes.map(({ clock }) => clock.now() === to)).toEqual([true, false]);
  await away.restart();
  await caughtUp(() => away.clock.now() === to, 'the clock of the node that was down');
  const told = await ask('query ($id: ID!) { case(id: $id) { status acceptanceMode } }', { id }, SUPERVISOR);
  expect(told.data?.['case']).toEqual({ status: 'ACCEPTED', acceptanceMode: 'DEEMED' });
});

const PUBLISH = `mutation ($input: PublishCalendarInput!) { publishCalendar(input: $input) {
  calendar { year } movedCases userErrors { code } } }`;

test('calendars that were published while a node was down are published there when it is back: the last notice of each year', async () => {
  const [up] = hub.nodes;
  const yearOf = (node: TestNode | undefined, year: number) => node?.services.calendars.current().years.find((one) => one.year === year);
  const dueOn = async (id: string) => {
    const { data } = await ask('query ($id: ID!) { case(id: $id) { clock { acceptanceDueOn } } }', { id }, SUPERVISOR);
    return data?.['case'].clock.acceptanceDueOn as string;
  };
  const ids = [await receive('120101'), await receive('120102')];
  const before = await Promise.all(ids.map(dueOn));
  const known = yearOf(up, 2017);
  if (known === undefined) throw new Error('2017 is not published');
  const notice = (restWeekday: string) => ({
    year: 2017,
    source: `${restWeekday} 放假的通知`,
    restWeekdays: [...known.restWeekdays, restWeekday].sort(),
    workingWeekendDays: known.workingWeekendDays,
  });
  const last = Math.max(...(up?.services.calendars.current().years.map(({ year }) => year) ?? []));
  const next = { year: last + 1, source: '下一年的通知', restWeekdays: [`${last + 1}-01-01`], workingWeekendDays: [] };

  await ask(PUBLISH, { input: notice('2017-11-01') }, ADMIN);
  await away.stop();
  for (const input of [notice(before[0] ?? ''), next]) {
    const published = await ask(PUBLISH, { input }, ADMIN);
    expect(published.errors?.[0]?.extensions).toMatchObject({ code: 'MEMBER_UNAVAILABLE' });
  }
  expect([yearOf(up, next.year)?.source, yearOf(away, next.year)?.source]).toEqual([next.source, undefined]);
  await away.restart();
  await caughtUp(() => away.services.calendars.digest() === up?.services.calendars.digest(), 'the calendars of the node that was down');
  expect(yearOf(away, 2017)).toMatchObject(notice(before[0] ?? ''));
  expect(yearOf(away, next.year)).toMatchObject(next);
  const after = await Promise.all(ids.map(dueOn));
  expect(after[1]).toBe(after[0]);
  expect(after[1]).not.toBe(before[1]);
});

test("a question about another member's item waits for that member's node, and shows the item while it is there", async () => {
  const open = 'mutation ($input: OpenInquiryInput!) { openInquiry(input: $input) { inquiry { id item { code } } userErrors { code } } }';
  const input = { member: '120101', question: '需要哪些材料？', channel: 'PHONE', itemCode: '120102-XK01201' };
  const window = officer('120101', 'WINDOW');
  const opened = await ask(open, { input }, window);
  expect(opened.data?.['openInquiry']).toMatchObject({ inquiry: { item: { code: input.itemCode } }, userErrors: [] });
  await away.stop();
  const list = '{ inquiries { totalCount nodes { question item { code } } } }';
  const seen = await ask(list, {}, window);
  expect(seen.data?.['inquiries'].nodes).toEqual([{ question: input.question, item: null }]);
  expect(seen.errors?.map(({ extensions }) => extensions['code'])).toContain('MEMBER_UNAVAILABLE');
  const refused = await ask(open, { input }, window);
  expect(refused.errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'MEMBER_UNAVAILABLE', members: ['120102'] }]);
  await away.restart();
  await caughtUp(() => hub.pool.of('120102')?.state === 'UP', 'the node to be back');
  const back = await ask(list, {}, window);
  expect(back.data?.['inquiries']).toEqual({ totalCount: 1, nodes: [{ question: input.question, item: { code: input.itemCode } }] });
});
