import { PUBLIC, type Caller } from '../../domain/shared/caller.js';
import { caller, officer } from '../support/callers.js';
import type { FederatedHub } from '../support/federated-hub.js';
import type { TestHub } from '../support/hub.js';
import { ADMIN, SUPERVISOR } from '../support/law.js';
import { APPLICANTS } from '../support/random-cases.js';
import { Random } from '../support/random.js';
import { managerOf, ROW_MEMBERS } from '../support/random-rows.js';
import { asking, expectAlike, grownHub, overNodes, SEED, type Ask, type Values } from '../support/rows-over-nodes.js';
import { waitFor } from '../support/wait-for.js';

const MEMBER = '120101';
const APPLICANT = caller('APPLICANT', { identifier: APPLICANTS[0]?.identifier ?? null });
const PERIODS = [
  { from: '2017-01-01', to: '2017-12-31' },
  { from: '2017-02-06', to: '2017-02-28' },
  { from: '2017-03-01', to: '2017-03-01' },
  { from: '2016-01-01', to: '2016-12-31' },
];
const FIGURES = `received accepted notAccepted decided decidedOnTheDay decidedInPromise overdue corrections deferredAcceptances lateRecordings
  appointments onSiteVisits averageWorkingDays averagePromisedDays averageStatutoryDays onTimeRate satisfactionRate`;
const STATISTICS = `query ($period: PeriodInput!, $members: [String!], $groupBy: StatisticsGrouping! = MEMBER) {
  caseStatistics(period: $period, members: $members, groupBy: $groupBy) {
    total { ${FIGURES} } groups { key label figures { ${FIGURES} } } unavailableMembers } }`;
const APPRAISALS = `query ($period: PeriodInput!, $kind: MemberKind) { appraisals(period: $period, kind: $kind) {
  member { code name } from to score rank lines { indicator value points maxPoints basis } } }`;
const MEMBERS = `query ($kind: MemberKind, $period: PeriodInput!) { members(kind: $kind) {
  id code name shortName kind receivingOffice availability centers { name level windows { number } }
  items(first: 2) { totalCount edges { cursor node { code } } pageInfo { hasNextPage endCursor } }
  cases(first: 3, orderBy: DUE_ASC) { totalCount nodes { number status } pageInfo { hasNextPage } }
  staff(first: 1) { totalCount nodes { name } } appraisal(period: $period) { score rank } } }`;

let hub: TestHub;
const askHub: Ask = (source, variables, by) => hub.ask(source, { ...variables }, by);
beforeAll(async () => {
  hub = await grownHub();
  // An earlier release decided cases without counting their days.
  await hub.database.query(
    `UPDATE case_record SET used_days = NULL, promised_days = NULL, statutory_days = NULL, is_in_promise = NULL WHERE id IN (
       SELECT id FROM (SELECT id, row_number() OVER (ORDER BY md5(id)) AS place FROM case_record WHERE decided_at IS NOT NULL) d
       WHERE place % 2 = 0)`,
  );
});
afterAll(() => hub.close());

interface Told {
  readonly id: string;
  readonly cursor: string;
  readonly case: { readonly number: string };
}

const CHANGES = `query ($members: [String!], $first: Int, $after: String) { changes(members: $members, first: $first, after: $after) {
  totalCount edges { cursor node { ...Event } } nodes { ...Event } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
  fragment Event on CaseEvent { id cursor kind status occurredAt recordedAt late actor note hash case { number } document { number } }`;

/** A feed read to its end, page by page; each page tells truly what is left and where it stands. */
async function readAll(
  ask: Ask,
  members: readonly string[] | null,
  by: Caller,
  first: number,
  from: string | null = null,
): Promise<Told[]> {
  const events: Told[] = [];
  let after = from;
  for (;;) {
    const answer = await ask(CHANGES, { members, first, after }, by);
    expect([SEED, answer.errors]).toEqual([SEED, undefined]);
    const { totalCount, edges, nodes, pageInfo } = (answer.data ?? {})['changes'];
    const page = (edges as { cursor: string; node: Told }[]).map(({ node }) => node);
    expect(nodes).toEqual(page);
    expect(page.map(({ cursor }) => cursor)).toEqual((edges as { cursor: string }[]).map(({ cursor }) => cursor));
    expect(pageInfo).toEqual({
      hasNextPage: totalCount > page.length,
      hasPreviousPage: after !== null,
      startCursor: page[0]?.cursor ?? null,
      endCursor: page.at(-1)?.cursor ?? null,
    });
    expect(page).toHaveLength(Math.min(first, totalCount as number));
    events.push(...page);
    if (pageInfo.hasNextPage !== true) return events;
    after = pageInfo.endCursor as string;
  }
}

const withoutCursor = (events: readonly Told[]) => events.map(({ cursor: _ofOneHub, ...event }) => event);

/** The events of each case in the order in which they were told. */
function byCase(events: readonly Told[]): Record<string, readonly unknown[]> {
  const cases: Record<string, unknown[]> = {};
  for (const event of withoutCursor(events)) (cases[event.case.number] ??= []).push(event);
  return cases;
}

describe.each([1, 2, 16])('the same rows over %i nodes', (count) => {
  const random = new Random(SEED + count);
  let nodes: FederatedHub;
  let ask: Ask;
  beforeAll(async () => {
    nodes = await overNodes(hub, count, random);
    ask = asking(nodes);
  });
  afterAll(() => nodes.close());

  const alike = (source: string, values: Values, by: Caller) => expectAlike(askHub, ask, source, values, by);
  const membersAsked = (): (readonly string[] | null)[] => {
    const one = random.one(ROW_MEMBERS);
    return [null, [], [one], [one, one, random.one(ROW_MEMBERS)], random.shuffled(ROW_MEMBERS).slice(0, 7), [...ROW_MEMBERS]];
  };

  test.each(['MEMBER', 'ITEM', 'MONTH', 'HANDLING'])('figures by %s are those of one hub, to the last digit', async (groupBy) => {
    for (const members of membersAsked()) {
      for (const by of [SUPERVISOR, PUBLIC]) await alike(STATISTICS, { period: PERIODS[0], members, groupBy }, by);
    }
    for (const period of PERIODS) {
      for (const by of [ADMIN, managerOf(MEMBER), officer(MEMBER, 'WINDOW')]) {
        await alike(STATISTICS, { period, groupBy, ...(random.chance(0.5) ? { members: [MEMBER] } : {}) }, by);
      }
    }
    await alike(STATISTICS, { period: PERIODS[0], members: ['999999'], groupBy }, SUPERVISOR);
    await alike(STATISTICS, { period: { from: '2017-03-01', to: '2017-02-01' }, groupBy }, SUPERVISOR);
  });

  test('appraisals are scored and ranked as by one hub', async () => {
    for (const kind of [null, 'CITY_DEPARTMENT', 'DISTRICT_BUREAU', 'CENTRAL_UNIT']) {
      await alike(APPRAISALS, { period: random.one(PERIODS.slice(0, 2)), kind }, SUPERVISOR);
    }
    for (const by of [ADMIN, managerOf(MEMBER), officer(MEMBER, 'LEADER'), APPLICANT, PUBLIC]) {
      await alike(APPRAISALS, { period: random.one(PERIODS) }, by);
    }
  });

  test('members with what is theirs read as in one hub', async () => {
    for (const by of [SUPERVISOR, ADMIN]) {
      for (const kind of ['DISTRICT_BUREAU', 'CENTRAL_UNIT']) await alike(MEMBERS, { kind, period: PERIODS[1] }, by);
    }
    await alike('{ members { code items(first: 1) { totalCount nodes { name } } } }', {}, PUBLIC);
    const two = `query ($a: String!, $b: String!) { a: member(code: $a) { ...M } b: member(code: $b) { ...M } viewer { roles member { code } } }
      fragment M on Member { name cases(filter: { statuses: [ACCEPTED, REVIEWED] }, first: 5) { totalCount edges { cursor node { title } } } }`;
    await alike(two, { a: random.one(ROW_MEMBERS), b: random.one(ROW_MEMBERS) }, SUPERVISOR);
  });

  test('the change feed tells each event once, each case in order, whatever the size of its pages', async () => {
    await waitFor(async () => {
      const [one, many] = [await askHub(CHANGES, {}, SUPERVISOR), await ask(CHANGES, {}, SUPERVISOR)];
      return one.data?.['changes'].totalCount === many.data?.['changes'].totalCount;
    }, 'the events to be settled on every node');
    const few = random.shuffled(ROW_MEMBERS).slice(0, 2);
    const readers: readonly (readonly [Caller, readonly string[] | null, readonly number[]])[] = [
      [SUPERVISOR, null, [43, 1_000]],
      [SUPERVISOR, few, [1, 2, 7]],
      [SUPERVISOR, [], [7]],
      [APPLICANT, null, [7, 100]],
      [officer(MEMBER, 'WINDOW'), null, [2, 100]],
      [{ ...officer(MEMBER, 'WINDOW'), roles: ['WINDOW', 'APPLICANT'], identifier: APPLICANT.identifier }, null, [19]],
    ];
    for (const [by, members, sizes] of readers) {
      const expected = await readAll(askHub, members, by, 1_000);
      let told: readonly Told[] | null = null;
      for (const size of sizes) {
        const events = await readAll(ask, members, by, size);
        expect({ seed: SEED, size, cases: byCase(events) }).toEqual({ seed: SEED, size, cases: byCase(expected) });
        expect(events).toEqual((told ??= events));
      }
    }
  });

  test('the change feed goes on from every cursor that it has told, with exactly what stands after it', async () => {
    const members = random.shuffled(ROW_MEMBERS).slice(0, 9);
    const events = await readAll(ask, members, SUPERVISOR, 1_000);
    const places = random.shuffled(events.map((_, place) => place)).slice(0, 15);
    for (const place of places) {
      const rest = await readAll(ask, members, SUPERVISOR, random.one([100, 1_000]), events[place]?.cursor);
      expect({ seed: SEED, place, rest }).toEqual({ seed: SEED, place, rest: events.slice(place + 1) });
    }
  });

  test('a feed refuses alike what is no cursor, and who may not read', async () => {
    for (const after of ['', 'garbage', Buffer.from('["cases.x","a","b"]').toString('base64url')])
      await alike(CHANGES, { after }, SUPERVISOR);
    for (const first of [0, 1_001]) await alike(CHANGES, { first }, SUPERVISOR);
    await alike(CHANGES, { members: ['999999'] }, SUPERVISOR);
    for (const by of [PUBLIC, managerOf(MEMBER)]) await alike(CHANGES, {}, by);
    const plain = 'query ($first: Int) { changes(first: $first) { totalCount pageInfo { hasNextPage } } }';
    await alike(plain, { first: null }, SUPERVISOR);
  });
});
