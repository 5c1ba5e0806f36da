import { officer } from '../../support/callers.js';
import { guardedHub, type GuardedHub } from '../../support/guarded-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import type { Followed } from '../../support/served-gateway.js';
import { waitFor } from '../../support/wait-for.js';

const PROGRESS = 'subscription ($members: [String!], $after: String) { memberProgress(members: $members, after: $after) { cursor kind } }';
const CASE = 'subscription ($id: ID!) { caseProgress(id: $id) { kind } }';

let guarded: GuardedHub;
beforeAll(async () => {
  guarded = await guardedHub({ tanggu: ['120101', '120102'], others: ['120103', '120104', '120105', '120106', '12011*', '120000-*'] });
});
afterAll(() => guarded.close());

/** How often a log of the node was read by those who follow a case, and by those who follow members. */
const readings = () => {
  const asked = guarded
    .proxy('tanggu')
    .questions()
    .filter((text) => text.startsWith('query'));
  const of = (field: string) => asked.filter((text) => text.includes(field)).length;
  return { cases: of('caseProgress'), members: of('memberProgress') };
};

const withdraw = async (id: string): Promise<void> => {
  const mutation = 'mutation ($id: ID!) { withdrawCase(input: { case: $id }) { userErrors { code } } }';
  const { data } = await guarded.gateway.ask(mutation, { id }, officer('120101', 'WINDOW'));
  expect(data.withdrawCase.userErrors).toEqual([]);
};

/** Waits until the gateway has been told of so many events of the node, and whom they concern has read them, of so many who follow. */
const settled = async (events: number, followers: number): Promise<void> => {
  const { signal } = guarded.node('tanggu');
  await waitFor(async () => {
    const { count } = await signal.beyond(-1, 0, new AbortController().signal);
    return count >= events && signal.waitingNow === 1;
  }, `the gateway to be told of ${events} events`);
  await guarded.gateway.follows(followers);
};

const come = (one: Followed, count: number) => waitFor(() => one.seen.length === count, `${count} events`);

test('whoever begins reads a log once, and an event has it read by those alone whom it may concern', async () => {
  const everything = await guarded.gateway.follow(PROGRESS, {}, SUPERVISOR);
  const neighbours = await guarded.gateway.follow(PROGRESS, { members: ['120102'] }, SUPERVISOR);
  await guarded.gateway.follows(3);
  const cases: string[] = [];
  for (let place = 0; place < 12; place += 1) cases.push(await guarded.receive('120101', `办件${place}`));
  const [first = '', second = ''] = cases;
  await come(everything, 12);
  const { cursor } = everything.seen.at(-1)?.data.memberProgress as { readonly cursor: string };
  await settled(12, 3);
  const start = readings();

  const window = officer('120101', 'WINDOW');
  const followers = await Promise.all(cases.map((id) => guarded.gateway.follow(CASE, { id }, window)));
  const resumed = await guarded.gateway.follow(PROGRESS, { after: cursor, members: ['120101'] }, SUPERVISOR);
  await settled(12, 16);
  const before = readings();
  expect([before.cases - start.cases, before.members - start.members]).toEqual([12, 1]);

  await withdraw(first);
  await Promise.all([come(everything, 13), come(resumed, 1)]);
  await waitFor(() => followers[0]?.seen.at(-1)?.data.caseProgress.kind === 'WITHDRAWN', 'the first withdrawal');
  await withdraw(second);
  await Promise.all([come(everything, 14), come(resumed, 2)]);
  await waitFor(() => followers[1]?.seen.at(-1)?.data.caseProgress.kind === 'WITHDRAWN', 'the second withdrawal');
  await settled(14, 16);
  // Each event by three: who follows everything, who follows the member, who follows the case.
  const after = readings();
  expect([after.cases - before.cases, after.members - before.members]).toEqual([2, 4]);
  expect(neighbours.seen).toEqual([]);

  await guarded.receive('120102', '邻居的办件');
  await come(neighbours, 1);
  await Promise.all([everything, neighbours, resumed, ...followers].map((one) => one.end()));
  await guarded.gateway.follows(0);
});
