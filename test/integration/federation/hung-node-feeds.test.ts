import { caller, officer } from '../../support/callers.js';
import { guardedHub, missingOf, type GuardedHub } from '../../support/guarded-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import type { Answer, Followed } from '../../support/served-gateway.js';
import { APPLICANT } from '../../support/straight-road.js';
import { waitFor } from '../../support/wait-for.js';
import { runDueChecks } from '../../../resolvers/supervision/run-due-checks.js';

const SHARES = { heping: ['120101'], hedong: ['120102'], others: ['120103', '120104', '120105', '120106', '12011*', '120000-*'] };
const PROGRESS = 'subscription ($after: String) { memberProgress(after: $after) { cursor kind case { title } } }';
const CHANGES =
  'query ($after: String, $first: Int) { changes(after: $after, first: $first) { totalCount nodes { case { title } } pageInfo { endCursor hasNextPage } } }';
const FEBRUARY = '{ from: "2017-02-01", to: "2017-02-28" }';

let guarded: GuardedHub;
beforeAll(async () => {
  guarded = await guardedHub(SHARES);
});
afterAll(() => guarded.close());
afterEach(async () => {
  await Promise.all(followed.splice(0).map((one) => one.end()));
  await guarded.recover();
  await waitFor(async () => (await guarded.gateway.following()) === 0, 'nobody to follow any more');
});

const followed: Followed[] = [];

/** Follows until the test ends; `nodes`: waits until so many are followed from the end of their logs on. */
async function follow(nodes: number, query: string, variables: Record<string, unknown> = {}, by = SUPERVISOR): Promise<Followed> {
  const before = await guarded.gateway.following();
  const one = await guarded.gateway.follow(query, variables, by);
  followed.push(one);
  await guarded.gateway.follows(before + nodes);
  return one;
}

/** Follows from a cursor on, until the test ends: nothing can be missed, whichever nodes are there. */
async function followFrom(after: string): Promise<Followed> {
  const one = await guarded.gateway.follow(PROGRESS, { after }, SUPERVISOR);
  followed.push(one);
  return one;
}

const ask = (query: string, variables: Record<string, unknown> = {}, by = SUPERVISOR) => guarded.gateway.ask(query, variables, by);
const hedong = () => guarded.proxy('hedong');
const titles = ({ seen }: Followed): string[] => seen.map(({ data }) => data.memberProgress.case.title as string);

test('while one node hangs, the others’ events go on; when it is back its own come, each once', async () => {
  const live = await follow(3, PROGRESS);
  await guarded.receive('120102', '邻一');
  await waitFor(() => live.seen.length === 1, 'the first event');
  await guarded.receive('120101', '本一');
  await waitFor(() => live.seen.length === 2, 'an event of each');
  hedong().behave({ kind: 'HANG' });
  await guarded.receive('120101', '本二');
  await waitFor(() => live.seen.length === 3, 'the event of a node that answers');
  await guarded.stands('hedong', 'DOWN');
  const late = await followFrom(live.seen[0]?.data.memberProgress.cursor as string);
  await guarded.receive('120101', '本三');
  await waitFor(() => live.seen.length === 4 && titles(late).includes('本三'), 'an event after that');
  hedong().behave({ kind: 'PASS' });
  await guarded.stands('hedong', 'UP');
  await guarded.receive('120102', '邻二');
  await waitFor(() => live.seen.length === 5 && late.seen.length === 4, 'the event of the node that is back');
  expect(titles(live).sort()).toEqual(['本一', '本二', '本三', '邻一', '邻二'].sort());
  expect(titles(late).sort()).toEqual(['本一', '本二', '本三', '邻二'].sort());
  expect([live.ended(), late.ended()]).toEqual([null, null]);
});

test('who begins to follow while a node hangs gets the others’ events at once, and its own when it is back', async () => {
  const { data } = await ask(CHANGES, { first: 100 });
  const after = data.changes.pageInfo.endCursor as string;
  await guarded.receive('120102', '邻三');
  hedong().behave({ kind: 'HANG' });
  const live = await followFrom(after);
  await guarded.receive('120101', '本四');
  await waitFor(() => titles(live).includes('本四'), 'the event of a node that answers');
  expect(titles(live)).not.toContain('邻三');
  hedong().behave({ kind: 'PASS' });
  await waitFor(() => live.seen.length === 2, 'the event of the node that is back');
  expect(titles(live)).toEqual(['本四', '邻三']);
});

test('garbage instead of a log ends nobody’s feed', async () => {
  const live = await follow(3, PROGRESS);
  const { data } = await ask(CHANGES, { first: 100 });
  const resumed = await followFrom(data.changes.pageInfo.endCursor as string);
  hedong().behave({
    kind: 'CHANGE',
    change: (answer: unknown) => (isLog(answer) ? { data: { memberProgress: [{ no: 'log' }] } } : answer),
  });
  await guarded.receive('120102', '邻四');
  await guarded.receive('120101', '本五');
  await waitFor(() => titles(live).includes('本五') && titles(resumed).includes('本五'), 'the event of a node that tells its log');
  expect([live.ended(), resumed.ended(), titles(resumed)]).toEqual([null, null, ['本五']]);
  hedong().behave({ kind: 'PASS' });
  await waitFor(() => titles(live).includes('邻四') && titles(resumed).includes('邻四'), 'the event of the node that tells its log again');
  expect(titles(live).filter((title) => ['本五', '邻四'].includes(title))).toEqual(['本五', '邻四']);
});

function isLog(answer: unknown): boolean {
  return JSON.stringify(answer).includes('"memberProgress":[{');
}

test('one case is followed on its node over a time of hanging', async () => {
  const id = await guarded.receive('120102', '邻五');
  const one = await follow(1, 'subscription ($id: ID!) { caseProgress(id: $id) { kind } }', { id }, officer('120102', 'WINDOW'));
  hedong().behave({ kind: 'HANG' });
  await guarded.stands('hedong', 'DOWN');
  hedong().behave({ kind: 'PASS' });
  await guarded.stands('hedong', 'UP');
  const withdraw = 'mutation ($id: ID!) { withdrawCase(input: { case: $id }) { case { status } userErrors { code } } }';
  expect((await ask(withdraw, { id }, officer('120102', 'WINDOW'))).data.withdrawCase.case.status).toBe('WITHDRAWN');
  const kinds = () => one.seen.map(({ data }) => data.caseProgress.kind as string);
  await waitFor(() => kinds().includes('WITHDRAWN'), 'the withdrawal');
  // The receipt too, where a transaction elsewhere held it back until after the beginning.
  expect(kinds().filter((kind) => kind !== 'RECEIVED')).toEqual(['WITHDRAWN']);
});

test('alerts of the nodes that answer are raised while one hangs, its own when it is back, each once', async () => {
  const receiveAtBoth = async () => {
    for (const member of ['120101', '120102']) await guarded.receive(member, `默许${member}`);
  };
  const fortnight = async () => {
    for (const node of guarded.hub.nodes) {
      node.clock.advanceHours(24 * 14);
      await runDueChecks(node.services, node.clock.now());
    }
  };
  await receiveAtBoth();
  const live = await follow(3, 'subscription { alertRaised(kinds: [DEEMED_ACCEPTED]) { id member { code } } }');
  hedong().behave({ kind: 'HANG' });
  await fortnight();
  const members = () => live.seen.map(({ data }) => data.alertRaised.member.code as string);
  await waitFor(() => members().includes('120101'), 'an alert of a node that answers');
  await guarded.stands('hedong', 'DOWN');
  expect(members()).not.toContain('120102');
  hedong().behave({ kind: 'PASS' });
  await waitFor(() => members().includes('120102'), 'an alert of the node that is back');
  // Behind these comes whatever may be told twice of those before.
  await receiveAtBoth();
  await fortnight();
  const all = (await ask('{ alerts(first: 100, filter: { kinds: [DEEMED_ACCEPTED] }) { nodes { id } } }')).data.alerts.nodes as {
    id: string;
  }[];
  await waitFor(() => live.seen.length >= all.length, 'all alerts');
  expect(live.seen.map(({ data }) => data.alertRaised.id as string).sort()).toEqual(all.map(({ id }) => id).sort());
});

test('polled, the feed misses nothing of a node that hung: its cursor waits for it', async () => {
  const start = (await ask(CHANGES, { first: 1000 })).data.changes.pageInfo.endCursor as string;
  await guarded.receive('120102', '邻六');
  await guarded.receive('120101', '本六');
  hedong().behave({ kind: 'HANG' });
  const told: string[] = [];
  const poll = async (after: string): Promise<{ readonly answer: Answer; readonly end: string }> => {
    const answer = await ask(CHANGES, { after, first: 1 });
    const { nodes, pageInfo } = answer.data.changes as { nodes: { case: { title: string } }[]; pageInfo: { endCursor: string | null } };
    told.push(...nodes.map((node) => node.case.title));
    return { answer, end: pageInfo.endCursor ?? after };
  };
  const first = await poll(start);
  const second = await poll(first.end);
  for (const { answer } of [first, second]) expect(missingOf(answer)).toEqual(['120102']);
  expect(told).toEqual(['本六']);
  await guarded.recover();
  expect((await poll(second.end)).answer.errors).toBeUndefined();
  expect(told).toEqual(['本六', '邻六']);
});

test('every figure that misses members says so', async () => {
  hedong().behave({ kind: 'HANG' });
  await guarded.stands('hedong', 'DOWN');
  const figures = await ask(
    `{ caseStatistics(groupBy: MEMBER, period: ${FEBRUARY}) { total { received } groups { key } unavailableMembers } }`,
  );
  expect(figures.data.caseStatistics.unavailableMembers).toEqual(['120102']);
  expect(figures.data.caseStatistics.groups.map(({ key }: { key: string }) => key)).not.toContain('120102');
  expect(missingOf(figures)).toEqual(['120102']);
  const ranks = await ask(`{ appraisals(kind: DISTRICT_BUREAU, period: ${FEBRUARY}) { member { code } } }`);
  expect(ranks.data.appraisals.map(({ member }: { member: { code: string } }) => member.code)).not.toContain('120102');
  expect(missingOf(ranks)).toEqual(['120102']);
  const own = await ask(`{ caseStatistics(members: ["120101"], period: ${FEBRUARY}) { unavailableMembers } }`);
  expect(own).toEqual({ data: { caseStatistics: { unavailableMembers: [] } } });
  const lists = await ask('{ items { totalCount } alerts { totalCount } reports { totalCount } visits { totalCount } }');
  expect(lists.errors?.map(({ path, extensions }) => [path?.[0], extensions['members']])).toEqual(
    ['items', 'alerts', 'reports', 'visits'].map((list) => [list, ['120102']]),
  );
  const member = await ask('{ members(kind: DISTRICT_BUREAU) { code availability } }');
  const found = (member.data.members as { code: string; availability: string }[]).filter(
    ({ availability }) => availability !== 'AVAILABLE',
  );
  expect(found.map(({ code }) => code)).toEqual(['120102']);
});

test('a joint case with a part on a node that hangs names its member, and tells the rest', async () => {
  const input = {
    lead: '120101',
    title: '联合办理',
    applicant: APPLICANT,
    itemCodes: ['120101-XK01201', '120102-XK00402'],
    materials: [],
    declaredTruthful: true,
  };
  const open =
    'mutation ($input: OpenJointCaseInput!) { openJointCase(input: $input) { jointCase { id cases { id } } userErrors { code } } }';
  const opened = await ask(open, { input }, officer('120101', 'WINDOW'));
  const { id } = opened.data.openJointCase.jointCase as { id: string };
  const applicant = caller('APPLICANT', { identifier: APPLICANT.identifier });
  const lead = guarded.node('heping');
  await waitFor(async () => {
    await runDueChecks(lead.services, lead.clock.now());
    const { data } = await ask('query ($id: ID!) { jointCase(id: $id) { cases { id } } }', { id }, applicant);
    return (data.jointCase.cases as unknown[]).every((part) => part !== null);
  }, 'both parts');
  hedong().behave({ kind: 'HANG' });
  await guarded.stands('hedong', 'DOWN');
  const seen = await ask('query ($id: ID!) { jointCase(id: $id) { title cases { member { code } } } }', { id }, applicant);
  expect(seen.data.jointCase).toEqual({ title: '联合办理', cases: [{ member: { code: '120101' } }, null] });
  expect(new Set(missingOf(seen))).toEqual(new Set(['120102']));
});

test('what clients followed and asked is let go everywhere when they are gone', async () => {
  const waiting = () => guarded.hub.nodes.reduce((sum, node) => sum + node.signal.waitingNow, 0);
  await waitFor(() => waiting() === 0, 'nothing to be left of the tests before');
  const before = hedong().connections();
  const clients = await Promise.all(Array.from({ length: 20 }, () => guarded.gateway.follow(PROGRESS, {}, SUPERVISOR)));
  await guarded.gateway.follows(60);
  hedong().behave({ kind: 'HANG' });
  await guarded.stands('hedong', 'DOWN');
  await Promise.all(clients.map((client) => client.end()));
  await waitFor(async () => (await guarded.gateway.following()) === 0, 'nobody to follow any more');
  await guarded.recover();
  await waitFor(() => hedong().hanging() <= 1, 'nothing but a greeting to be under way');
  await waitFor(() => waiting() === 0, 'no node to wait for anything to tell');
  expect(hedong().connections()).toBeLessThanOrEqual(before + 20);
});
