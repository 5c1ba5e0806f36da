import { officer } from '../../support/callers.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { ITEM, MEMBER, receive, ROAD, STEPS, walk } from '../../support/straight-road.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
});
afterAll(() => hub.close());

const CASE = `query ($id: ID!) { case(id: $id) { number version status availableSteps receivedAt acceptedAt decidedAt deliveredAt acceptanceMode
  item { code version } firstResponder { duties } review { favourable by { id } } decision { outcome publicNotice by { id } }
  documents { kind number title } clock { light acceptanceDueOn promised { dueOn verdict } statutory { dueOn } deliveryDueOn }
  events { totalCount nodes { kind status late actor document { kind } } } audit { events intact } } }`;

test('a case goes its straight road: 接件 受理 一审 一核 送达, each step an event with its document', async () => {
  const { id, number } = await receive(hub);
  expect(number).toBe('120101-20170206-00001');
  await walk(hub, id, ROAD.length);
  const answer = await hub.ask(CASE, { id }, officer(MEMBER, 'WINDOW'));
  expect(answer.errors).toBeUndefined();
  const found = answer.data?.['case'];
  expect(found).toMatchObject({
    version: 5,
    status: 'DELIVERED',
    acceptanceMode: 'NORMAL',
    availableSteps: [],
    item: { code: ITEM, version: 1 },
    decision: { outcome: 'APPROVED', publicNotice: true },
    audit: { events: 5, intact: true },
  });
  expect(found.documents.map((document: { kind: string }) => document.kind)).toEqual([
    'RECEIPT',
    'ACCEPTANCE_NOTICE',
    'APPROVAL_DECISION',
    'DELIVERY_RECEIPT',
  ]);
  expect(found.documents.map((document: { number: string }) => document.number)).toEqual([1, 2, 3, 4].map((n) => `和平区审〔2017〕${n}号`));
  expect(found.events.nodes.map((event: { kind: string }) => event.kind)).toEqual([
    'RECEIVED',
    'ACCEPTED',
    'REVIEWED',
    'DECIDED',
    'DELIVERED',
  ]);
  expect(found.receivedAt).toBe('2017-02-06T09:00:00.000+08:00');
});

test('a receipt tells what is missing, and the missing materials can be handed in on the spot (M12)', async () => {
  const { id } = await receive(hub, { materials: [] });
  const missing = await hub.ask(
    'query ($id: ID!) { case(id: $id) { materials { status material { code } } } }',
    { id },
    officer(MEMBER, 'WINDOW'),
  );
  const materials = missing.data?.['case'].materials as { status: string; material: { code: string } }[];
  expect(materials.every((material) => material.status === 'MISSING')).toBe(true);
  const input = { case: id, materials: materials.map((material) => ({ code: material.material.code, sha256: 'A'.repeat(64) })) };
  const answer = await hub.ask(STEPS.correctOnTheSpot, { input }, officer(MEMBER, 'WINDOW'));
  expect(answer.data?.['correctOnTheSpot']).toMatchObject({ case: { version: 2, status: 'RECEIVED' }, userErrors: [] });
});

test('a step recorded more than one hour after it happened is marked late (M21)', async () => {
  const { id } = await receive(hub);
  const occurredAt = hub.clock.now();
  hub.clock.advanceHours(1.01);
  await hub.ask(STEPS.acceptCase, { input: { case: id, occurredAt } }, officer(MEMBER, 'WINDOW'));
  const answer = await hub.ask('query ($id: ID!) { case(id: $id) { events { nodes { kind late } } } }', { id }, officer(MEMBER, 'WINDOW'));
  expect(answer.data?.['case'].events.nodes).toEqual([
    { kind: 'RECEIVED', late: false },
    { kind: 'ACCEPTED', late: true },
  ]);
});

test('the applicant withdraws an own case before the decision (撤回)', async () => {
  const { id } = await receive(hub);
  await walk(hub, id, 2);
  const applicant = {
    subject: 'applicant',
    name: '申请人',
    roles: ['APPLICANT' as const],
    member: null,
    staff: null,
    identifier: '91120116MA05T3T88H',
  };
  const answer = await hub.ask(STEPS.withdrawCase, { input: { case: id } }, applicant);
  expect(answer.data?.['withdrawCase']).toMatchObject({ case: { status: 'WITHDRAWN' }, userErrors: [] });
});
