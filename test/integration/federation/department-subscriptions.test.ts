import type { Caller } from '../../../domain/shared/caller.js';
import { caller, officer } from '../../support/callers.js';
import { testDepartment, type TestDepartment } from '../../support/department.js';
import { federatedHub, type FederatedHub } from '../../support/federated-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import { servedGateway, type Answer, type ServedGateway } from '../../support/served-gateway.js';
import { APPLICANT, RECEIVE, STEPS } from '../../support/straight-road.js';
import { waitFor } from '../../support/wait-for.js';

const SHARES = { heping: ['120101'], others: ['120102', '120103', '120104', '120105', '120106', '12011*', '120000-*'] };

let hub: FederatedHub;
let gateway: ServedGateway;
let department: TestDepartment;

beforeAll(async () => {
  hub = await federatedHub(SHARES);
  department = await testDepartment();
  gateway = await servedGateway(hub, [
    { name: 'environment', url: department.url, secret: 'a secret between the gateway and the department' },
  ]);
});
afterEach(async () => {
  department.failing.clear();
  await waitFor(async () => (await gateway.following()) === 0, 'no subscription to be left behind');
});
afterAll(async () => {
  await gateway.stop();
  await Promise.all([department.stop(), hub.close()]);
});

const window = (member: string) => officer(member, 'WINDOW');

async function receive(member: string, title: string): Promise<{ id: string; number: string; trackingCode: string }> {
  const input = { itemCode: `${member}-XK01201`, title, applicant: APPLICANT, materials: [], declaredTruthful: true };
  const { receiveCase } = (await gateway.ask(RECEIVE, { input }, window(member))).data;
  return { ...receiveCase.case, trackingCode: receiveCase.trackingCode };
}

const MEMBERS = `subscription ($after: String, $members: [String!]) { memberProgress(after: $after, members: $members) {
  at: cursor kind case { number title emissionPermit { number tonsPerYear } emissionLabel askedBy } } }`;
const ONE = 'subscription ($id: ID!, $after: String) { caseProgress(id: $id, after: $after) { kind case { emissionPermit { number } } } }';

const eventOf = ({ data }: Answer, root = 'memberProgress') => data[root];
const titles = (seen: readonly Answer[]) => seen.map((answer) => eventOf(answer).case.title as string);

test('each event comes once and in order, with the department’s fields of its own case', async () => {
  const live = await gateway.follow(MEMBERS, {}, SUPERVISOR);
  await gateway.follows(2);
  const cases: { id: string; number: string }[] = [];
  for (const title of ['一', '二', '三', '四']) cases.push(await receive('120101', title));
  await waitFor(() => live.seen.length === 4, 'four events');
  expect(live.seen.map((answer) => answer.errors)).toEqual([undefined, undefined, undefined, undefined]);
  expect(titles(live.seen)).toEqual(['一', '二', '三', '四']);
  live.seen.forEach((answer, index) => {
    const { case: of, kind } = eventOf(answer);
    expect(kind).toBe('RECEIVED');
    expect(of).toMatchObject({
      number: cases[index]?.number,
      emissionLabel: `排污 ${cases[index]?.number ?? ''}`,
      askedBy: SUPERVISOR.subject,
    });
    expect(of.emissionPermit.number).toBe(`P-${cases[index]?.id ?? ''}`);
  });
  await live.end();
});

test('resumed from the cursor of any event: what came after it, once, with the department’s fields', async () => {
  const live = await gateway.follow(MEMBERS, {}, SUPERVISOR);
  await gateway.follows(2);
  for (const [member, title] of [
    ['120101', '五'],
    ['120102', '六'],
    ['120101', '七'],
  ] as const)
    await receive(member, title);
  await waitFor(() => live.seen.length === 3, 'three events');
  await live.end();
  await receive('120102', '八');
  const [first] = live.seen;
  const resumed = await gateway.follow(MEMBERS, { after: eventOf(first as Answer).at }, SUPERVISOR);
  await waitFor(() => resumed.seen.length === 3, 'the events after the first');
  expect(titles(resumed.seen).sort()).toEqual([...titles(live.seen).slice(1), '八'].sort());
  expect(resumed.seen.every((answer) => eventOf(answer).case.emissionPermit.number.startsWith('P-case_'))).toBe(true);
  await resumed.end();
});

test('what a department says of a case is asked anew for each event of it', async () => {
  const { id } = await receive('120101', '变更');
  const live = await gateway.follow(ONE, { id }, window('120101'));
  await gateway.follows(1);
  const step = async (name: 'correctOnTheSpot' | 'withdrawCase', fields: Record<string, unknown>) => {
    const { data } = await gateway.ask(STEPS[name], { input: { case: id, ...fields } }, window('120101'));
    expect(data[name].userErrors).toEqual([]);
  };
  const told = () => live.seen.map((answer) => eventOf(answer, 'caseProgress')).filter(({ kind }) => kind !== 'RECEIVED');
  department.permits.set(id, '旧');
  await step('correctOnTheSpot', { materials: [{ code: 'XK01201-M01' }] });
  await waitFor(() => told().length === 1, 'the correction');
  department.permits.set(id, '新');
  await step('withdrawCase', {});
  await waitFor(() => told().length === 2, 'the withdrawal');
  expect(told()).toEqual([
    { kind: 'CORRECTED_ON_THE_SPOT', case: { emissionPermit: { number: '旧' } } },
    { kind: 'WITHDRAWN', case: { emissionPermit: { number: '新' } } },
  ]);
  await live.end();
});

test('an error in one event is told with it and does not come back with later ones', async () => {
  const live = await gateway.follow(MEMBERS, { members: ['120101'] }, SUPERVISOR);
  await gateway.follows(1);
  await receive('120101', '先');
  await waitFor(() => live.seen.length === 1, 'the first event');
  department.mood = 'ERRORS';
  await receive('120101', '错');
  await waitFor(() => live.seen.length === 2, 'the event with an error');
  department.mood = 'WELL';
  await receive('120101', '后');
  await waitFor(() => live.seen.length === 3, 'the event after it');
  expect(live.seen.map((answer) => answer.errors?.length ?? 0)).toEqual([0, expect.any(Number), 0]);
  const [, wrong, right] = live.seen;
  expect(eventOf(wrong as Answer).case).toMatchObject({ title: '错', emissionPermit: null, emissionLabel: null });
  expect(wrong?.errors?.[0]?.message).toContain('subgraph environment could not answer');
  expect(wrong?.errors?.[0]?.path?.slice(0, 2)).toEqual(['memberProgress', 'case']);
  expect(eventOf(right as Answer).case.emissionPermit).not.toBeNull();
  await live.end();
});

test('a department that goes down leaves null with an error; the stream lives, and is whole again when it is back', async () => {
  const live = await gateway.follow(MEMBERS, { members: ['120101'] }, SUPERVISOR);
  await gateway.follows(1);
  await department.stop();
  for (const title of ['甲', '乙', '丙', '丁']) await receive('120101', title);
  await waitFor(() => live.seen.length === 4, 'four events without the department');
  expect(titles(live.seen)).toEqual(['甲', '乙', '丙', '丁']);
  for (const answer of live.seen) {
    expect(eventOf(answer).case.emissionPermit).toBeNull();
    expect(answer.errors?.[0]?.message).toContain('environment');
    expect(JSON.stringify(answer.errors)).not.toMatch(/127\.0\.0\.1|ECONN/);
  }
  await department.restart();
  await waitFor(async () => {
    const before = live.seen.length;
    await receive('120101', '回来');
    await waitFor(() => live.seen.length > before, 'an event');
    return live.seen.at(-1)?.errors === undefined;
  }, 'the department to be asked again');
  expect(eventOf(live.seen.at(-1) as Answer).case.emissionPermit.number).toMatch(/^P-case_/);
  expect(live.ended()).toBeNull();
  await live.end();
});

test('several callers at once: each is given the events and the department’s word that are theirs', async () => {
  const callers: readonly Caller[] = [SUPERVISOR, window('120101'), window('120102'), officer('120101', 'REVIEWER')];
  const streams = await Promise.all(callers.map((by) => gateway.follow(MEMBERS, {}, by)));
  await gateway.follows(5);
  await Promise.all(Array.from({ length: 8 }, (_, index) => receive(index % 2 === 0 ? '120101' : '120102', `并行${index}`)));
  const counts = [8, 4, 4, 4];
  await waitFor(() => streams.every(({ seen }, index) => seen.length >= (counts[index] ?? 0)), 'all events of all');
  streams.forEach(({ seen }, index) => {
    expect(seen).toHaveLength(counts[index] ?? 0);
    expect(new Set(titles(seen)).size).toBe(seen.length);
    for (const answer of seen) expect(eventOf(answer).case.askedBy).toBe(callers[index]?.subject);
  });
  await Promise.all(streams.map((stream) => stream.end()));
});

test('who may not follow is refused with the error alone, and nothing is left behind', async () => {
  const { number } = await receive('120101', '不公开');
  department.calls.length = 0;
  const query =
    'subscription ($number: String, $code: String) { caseProgress(number: $number, code: $code) { case { emissionPermit { number } } } }';
  const refused = [
    await gateway.follow(query, { number, code: 'wrong-code' }),
    await gateway.follow(MEMBERS, {}, caller('CENTER_MANAGER', { member: '120101' })),
    await gateway.follow(MEMBERS, {}),
    await gateway.follow(MEMBERS, { after: 'garbage' }, SUPERVISOR),
  ];
  await waitFor(() => refused.every((one) => one.ended() !== null), 'all to be refused');
  expect(refused.map(({ seen }) => seen)).toEqual([[], [], [], []]);
  for (const [index, code] of ['BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED', 'BAD_USER_INPUT'].entries())
    expect(refused[index]?.ended()).toContain(code);
  expect(department.calls).toEqual([]);
});
