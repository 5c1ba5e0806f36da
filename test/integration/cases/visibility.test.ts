import { PUBLIC, type Caller } from '../../../domain/shared/caller.js';
import { caller, officer, system } from '../../support/callers.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { APPLICANT, MEMBER, receive, walk, type Received } from '../../support/straight-road.js';

let hub: TestHub;
let own: Received;
let foreign: Received;
beforeAll(async () => {
  hub = await testHub();
  own = await receive(hub);
  foreign = await receive(
    hub,
    { itemCode: '120102-XK01201', applicant: { ...APPLICANT, identifier: '11120000000125006K' } },
    officer('120102', 'WINDOW'),
  );
  await walk(hub, own.id, 1);
});
afterAll(() => hub.close());

const applicant = caller('APPLICANT', { identifier: APPLICANT.identifier });
const LISTS = `{ cases { totalCount nodes { id } } changes { nodes { case { id } } } }`;

/** What a caller's lists show of the two cases, or the code by which they are refused. */
async function sees(by: Caller): Promise<string> {
  const answer = await hub.ask(LISTS, {}, by);
  const code = answer.errors?.[0]?.extensions['code'];
  if (typeof code === 'string') return code;
  const ids = new Set<string>(answer.data?.['cases'].nodes.map((node: { id: string }) => node.id));
  const fed = new Set<string>(answer.data?.['changes'].nodes.map((node: { case: { id: string } }) => node.case.id));
  expect(fed).toEqual(ids);
  expect(answer.data?.['cases'].totalCount).toBe(ids.size);
  return [own, foreign].map(({ id }) => (ids.has(id) ? 1 : 0)).join('');
}

test.each<[string, Caller, string]>([
  ['the public', PUBLIC, 'UNAUTHENTICATED'],
  ['a window officer', officer(MEMBER, 'WINDOW'), '10'],
  ['a reviewer', officer(MEMBER, 'REVIEWER'), '10'],
  ['a checker', officer(MEMBER, 'CHECKER'), '10'],
  ['a leader', officer(MEMBER, 'LEADER'), '10'],
  ["a member's system", system('120102'), '01'],
  ['an officer of a third member', officer('120103', 'WINDOW'), '00'],
  ['a centre manager', caller('CENTER_MANAGER', { member: MEMBER }), 'FORBIDDEN'],
  ['the applicant', applicant, '10'],
  ['a supervisor', caller('SUPERVISOR'), '11'],
  ['the administrator', caller('HUB_ADMIN'), '11'],
])('lists, counts and feed show %s exactly the cases that it may see', async (_who, by, expected) => {
  expect(await sees(by)).toBe(expected);
});

test('what may not be seen looks like what does not exist: by id, by number, by node', async () => {
  const by = officer(MEMBER, 'WINDOW');
  const QUERY =
    'query ($id: ID!, $number: String!) { byId: case(id: $id) { id } byNumber: case(number: $number) { id } node(id: $id) { id } }';
  const hidden = await hub.ask(QUERY, { id: foreign.id, number: foreign.number }, by);
  const absent = await hub.ask(QUERY, { id: 'case_120102_nothing', number: '120102-20170206-99999' }, by);
  expect(hidden).toEqual(absent);
  expect(hidden.data).toEqual({ byId: null, byNumber: null, node: null });
});

test('names and identifiers are whole for handling officers and the applicant, masked for supervisors, and no agent then', async () => {
  const QUERY = 'query ($id: ID!) { case(id: $id) { applicant { name identifier phone agentName } documents { html } } }';
  const ask = async (by: Caller) => (await hub.ask(QUERY, { id: own.id }, by)).data?.['case'];
  for (const by of [officer(MEMBER, 'REVIEWER'), applicant]) {
    expect((await ask(by)).applicant).toMatchObject({ name: APPLICANT.name, identifier: APPLICANT.identifier, phone: APPLICANT.phone });
  }
  const masked = await ask(caller('SUPERVISOR'));
  expect(masked.applicant).toEqual({ name: '天*********', identifier: '9112**********T88H', phone: '********1234', agentName: null });
  for (const { html } of masked.documents) {
    expect(html).not.toContain(APPLICANT.identifier);
    expect(html).not.toContain(APPLICANT.name);
    expect(html).not.toContain(own.trackingCode);
  }
});

test('a supervisor cannot search by a name that is masked for it; a handling officer can', async () => {
  const QUERY = 'query ($search: String!) { cases(filter: { search: $search }) { totalCount } }';
  const count = async (by: Caller) => (await hub.ask(QUERY, { search: '示例餐饮有限' }, by)).data?.['cases'].totalCount;
  expect(await count(caller('SUPERVISOR'))).toBe(0);
  expect(await count(officer(MEMBER, 'WINDOW'))).toBe(1);
});

test('trackCase is public with number and code; a wrong number and a wrong code answer alike', async () => {
  const QUERY = `query ($number: String!, $code: String!) { trackCase(number: $number, code: $code) {
    number itemName memberName status steps { kind status } outstanding clock { light acceptanceDueOn promised { dueOn } } } }`;
  const ask = (number: string, code: string) => hub.ask(QUERY, { number, code });
  const found = await ask(own.number, own.trackingCode.toLowerCase());
  expect(found.data?.['trackCase']).toMatchObject({
    status: 'ACCEPTED',
    steps: [{ kind: 'RECEIVED' }, { kind: 'ACCEPTED' }],
    outstanding: [],
  });
  const wrongCode = await ask(own.number, 'AAAAAAAA');
  expect(wrongCode).toEqual(await ask('120101-20170206-88888', own.trackingCode));
  expect(wrongCode).toEqual({ data: { trackCase: null } });
});

test('the public sees no drafts and no officers of a case in its events', async () => {
  const answer = await hub.ask('{ items(filter: { status: [DRAFT] }) { totalCount } viewer { subject } }');
  expect(answer.data).toEqual({ items: { totalCount: 0 }, viewer: null });
});
