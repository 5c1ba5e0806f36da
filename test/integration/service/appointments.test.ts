import { caller, officer, system } from '../../support/callers.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { ADMIN, look, pass, SUPERVISOR, WINDOW } from '../../support/law.js';
import { centerOf, faultOf, grantOf, MANAGER, refusalsOf, send } from '../../support/service.js';
import { APPLICANT, ITEM, materialCodes, MEMBER, RECEIVE, receive } from '../../support/straight-road.js';
import { statementsOf } from '../../support/statements.js';

const SLOTS = { center: centerOf().id, dates: ['2017-02-07'], length: 60, opens: '09:00', closes: '12:00', capacity: 2 };
const BOOKING = { itemCode: ITEM, applicant: APPLICANT, channel: 'WECHAT', content: '办理印刷经营许可' };
const PERSON = { kind: 'PERSON', name: '张三', identifier: '120101198001010012', phone: '13800000002' };
const OWNER = caller('APPLICANT', { identifier: APPLICANT.identifier });

/** Identity numbers that are all valid: the sequence and the check digit move. */
function identifier(sequence: number): string {
  const body = `12010119800101${String(sequence).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}

describeEachShape('appointments (M25)', (engine) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub({ engine });
  });
  afterEach(() => hub.close());

  const slots = async (more = {}) => (await grantOf(hub, 'openSlots', { ...SLOTS, ...more }, MANAGER)).slots as { id: string }[];
  const book = async (more = {}) => (await grantOf(hub, 'bookAppointment', { ...BOOKING, ...more })).appointment;
  const remaining = async () => {
    const query =
      'query ($member: String!, $from: Date!, $to: Date!) { appointmentSlots(member: $member, from: $from, to: $to) { id remaining } }';
    const answer = await hub.ask(query, { member: MEMBER, from: '2017-02-06', to: '2017-02-10' });
    return answer.data?.['appointmentSlots'].map((slot: { remaining: number }) => slot.remaining);
  };

  test('slots over dates and hours, public with what remains', async () => {
    const opened = await slots({ dates: ['2017-02-07', '2017-02-08'], closes: '11:30' });
    expect(opened).toHaveLength(4);
    expect(opened[0]).toMatchObject({
      startsAt: '2017-02-07T09:00:00.000+08:00',
      endsAt: '2017-02-07T10:00:00.000+08:00',
      capacity: 2,
      remaining: 2,
    });
    await book({ slot: opened[0]?.id });
    expect(await remaining()).toEqual([1, 2, 2, 2]);
  });

  test('fifty at once on a capacity of five give five', async () => {
    const [slot] = await slots({ capacity: 5 });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        send(hub, 'bookAppointment', { ...BOOKING, slot: slot?.id, applicant: { ...PERSON, identifier: identifier(index + 1) } }),
      ),
    );
    const codes = answers.map((answer) => answer.data?.['bookAppointment'].userErrors[0]?.code ?? 'BOOKED');
    expect(codes.filter((code) => code === 'BOOKED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'SLOT_FULL')).toHaveLength(45);
    expect((await remaining())[0]).toBe(0);
  });

  test('one active booking per applicant, item and day, also when asked ten times at once', async () => {
    const [first, second] = await slots();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => send(hub, 'bookAppointment', { ...BOOKING, slot: (index % 2 === 0 ? first : second)?.id })),
    );
    expect(answers.filter((answer) => answer.data?.['bookAppointment'].appointment !== null)).toHaveLength(1);
    expect((await remaining()).reduce((sum: number, left: number) => sum + left, 0)).toBe(5);
    expect(await refusalsOf(hub, 'bookAppointment', { ...BOOKING, requestedFor: '2017-02-07T20:00:00+08:00' })).toEqual(['ALREADY_BOOKED']);
    expect((await book({ requestedFor: '2017-02-08T20:00:00+08:00' })).status).toBe('REQUESTED');
  });

  test("an hour of one's own is confirmed by the window", async () => {
    const { id, status } = await book({ requestedFor: '2017-02-11T22:30:00+08:00' });
    expect(status).toBe('REQUESTED');
    expect(await refusalsOf(hub, 'checkInAppointment', { appointment: id }, WINDOW)).toEqual(['ILLEGAL_TRANSITION']);
    expect((await grantOf(hub, 'confirmAppointment', { appointment: id }, WINDOW)).appointment).toMatchObject({
      status: 'BOOKED',
      version: 2,
    });
    expect(await refusalsOf(hub, 'confirmAppointment', { appointment: id }, WINDOW)).toEqual(['ILLEGAL_TRANSITION']);
  });

  test('cancelling gives the place back, by the applicant or the window', async () => {
    const [slot] = await slots();
    const { id } = await book({ slot: slot?.id });
    expect(await faultOf(hub, 'cancelAppointment', { appointment: id })).toBe('UNAUTHENTICATED');
    expect(await refusalsOf(hub, 'cancelAppointment', { appointment: id }, caller('APPLICANT', { identifier: PERSON.identifier }))).toEqual(
      ['NOT_FOUND'],
    );
    expect(await refusalsOf(hub, 'cancelAppointment', { appointment: id, expectedVersion: 7 }, OWNER)).toEqual(['STALE_VERSION']);
    const { status, slot: after } = (await grantOf(hub, 'cancelAppointment', { appointment: id, note: '改期' }, OWNER)).appointment;
    expect([status, after.remaining]).toEqual(['CANCELLED', 2]);
    expect(await refusalsOf(hub, 'cancelAppointment', { appointment: id }, WINDOW)).toEqual(['ILLEGAL_TRANSITION']);
    await book({ slot: slot?.id });
  });

  test('check-in on the day, no-show after the time', async () => {
    const [slot] = await slots();
    const { id } = await book({ slot: slot?.id });
    expect(await refusalsOf(hub, 'checkInAppointment', { appointment: id }, WINDOW)).toEqual(['NOTICE_PERIOD_RUNNING']);
    expect(await refusalsOf(hub, 'markNoShow', { appointment: id }, WINDOW)).toEqual(['NOTICE_PERIOD_RUNNING']);
    await pass(hub, '2017-02-07T09:30:00+08:00');
    expect((await grantOf(hub, 'markNoShow', { appointment: id }, WINDOW)).appointment.status).toBe('NO_SHOW');
    const late = await book({ requestedFor: '2017-02-07T15:00:00+08:00' });
    await grantOf(hub, 'confirmAppointment', { appointment: late.id }, WINDOW);
    await pass(hub, '2017-02-08T09:00:00+08:00');
    expect(await refusalsOf(hub, 'checkInAppointment', { appointment: late.id }, WINDOW)).toEqual(['SLOT_CLOSED']);
  });

  test('the case received with it ties both, and tells of the check-in', async () => {
    const [slot] = await slots();
    const { id, number } = await book({ slot: slot?.id });
    await pass(hub, '2017-02-07T09:05:00+08:00');
    const materials = (await materialCodes(hub)).map((code) => ({ code }));
    const receipt = { itemCode: ITEM, title: '印刷经营许可', applicant: APPLICANT, materials, declaredTruthful: true, appointment: id };
    const refused = async (more = {}) =>
      (await hub.ask(RECEIVE, { input: { ...receipt, ...more } }, WINDOW)).data?.['receiveCase'].userErrors[0].code;
    expect(await refused()).toBe('ILLEGAL_TRANSITION');
    await grantOf(hub, 'checkInAppointment', { appointment: id }, WINDOW);
    expect(await refused({ applicant: PERSON })).toBe('INVALID_INPUT');
    expect(await refused({ appointment: 'appointment_120101_none' })).toBe('NOT_FOUND');
    expect((await hub.database.query('SELECT 1 FROM case_record')).length).toBe(0);
    const keyed = { ...receipt, idempotencyKey: 'with-appointment' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => hub.ask(RECEIVE, { input: keyed }, WINDOW)));
    const ids = new Set(answers.map((answer) => answer.data?.['receiveCase'].case?.id));
    expect(ids.size).toBe(1);
    const told = await look(
      hub,
      [...ids][0],
      'version appointment { number status case { id } } events { nodes { kind note } } audit { intact }',
    );
    expect(told).toEqual({
      version: 2,
      appointment: { number, status: 'COMPLETED', case: { id: [...ids][0] } },
      events: {
        nodes: [
          { kind: 'RECEIVED', note: null },
          { kind: 'APPOINTMENT_CHECKED_IN', note: number },
        ],
      },
      audit: { intact: true },
    });
  });

  test('who checked in is done with by the end of the day', async () => {
    const [slot] = await slots();
    const { id } = await book({ slot: slot?.id });
    await pass(hub, '2017-02-07T09:05:00+08:00');
    await grantOf(hub, 'checkInAppointment', { appointment: id }, WINDOW);
    await pass(hub, '2017-02-08T00:00:00+08:00');
    const answer = await hub.ask('query ($id: ID!) { node(id: $id) { ... on Appointment { status case { id } } } }', { id }, WINDOW);
    expect(answer.data?.['node']).toEqual({ status: 'COMPLETED', case: null });
  });

  test('each refusal of a booking', async () => {
    const [slot] = await slots();
    const [theirs] = (await grantOf(hub, 'openSlots', { ...SLOTS, center: centerOf('120102').id }, ADMIN)).slots;
    const refused = (more: object) => refusalsOf(hub, 'bookAppointment', { ...BOOKING, ...more });
    expect(await refused({ slot: slot?.id, itemCode: '120101-XK99999' })).toEqual(['ITEM_NOT_PUBLISHED']);
    expect(await refused({ slot: slot?.id, applicant: { ...PERSON, identifier: '120101198001010013' } })).toEqual(['INVALID_IDENTIFIER']);
    expect(await refused({ slot: theirs.id })).toEqual(['MEMBER_MISMATCH']);
    expect(await refused({ slot: 'slot_120101_none' })).toEqual(['NOT_FOUND']);
    expect(await refused({})).toEqual(['INVALID_INPUT']);
    expect(await refused({ slot: slot?.id, requestedFor: '2017-02-07T15:00:00+08:00' })).toEqual(['INVALID_INPUT']);
    expect(await refused({ requestedFor: '2017-02-05T15:00:00+08:00' })).toEqual(['SLOT_CLOSED']);
    await pass(hub, '2017-02-07T09:00:00+08:00');
    expect(await refused({ slot: slot?.id })).toEqual(['SLOT_CLOSED']);
    expect(await faultOf(hub, 'bookAppointment', { ...BOOKING, content: '' })).toBe('BAD_USER_INPUT');
  });

  test('each refusal of slots', async () => {
    await slots();
    const refused = (more: object) => refusalsOf(hub, 'openSlots', { ...SLOTS, ...more }, MANAGER);
    expect(await refused({ opens: '11:00' })).toEqual(['INVALID_INPUT']);
    expect(await refused({ dates: ['2017-02-05'] })).toEqual(['INVALID_INPUT']);
    expect(await refused({ dates: ['2017-02-09', '2017-02-09'] })).toEqual(['INVALID_INPUT']);
    expect(await refused({ dates: ['2017-02-09'], closes: '09:30' })).toEqual(['INVALID_INPUT']);
    expect(await refused({ center: 'center_120101_none' })).toEqual(['NOT_FOUND']);
    expect(await faultOf(hub, 'openSlots', { ...SLOTS, opens: '25:00' }, MANAGER)).toBe('BAD_USER_INPUT');
    expect(await faultOf(hub, 'openSlots', { ...SLOTS, capacity: 0 }, MANAGER)).toBe('BAD_USER_INPUT');
    expect(await faultOf(hub, 'openSlots', { ...SLOTS, center: centerOf('120102').id }, MANAGER)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'openSlots', SLOTS, WINDOW)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'openSlots', SLOTS)).toBe('UNAUTHENTICATED');
  });

  test('a repeat answers alike and changes nothing; the same key with another input is refused', async () => {
    const keyed = { ...SLOTS, idempotencyKey: 'slots' };
    const first = await grantOf(hub, 'openSlots', keyed, MANAGER);
    expect(await grantOf(hub, 'openSlots', keyed, MANAGER)).toEqual(first);
    expect(await refusalsOf(hub, 'openSlots', { ...keyed, capacity: 9 }, MANAGER)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    const booking = { ...BOOKING, slot: first.slots[0].id, idempotencyKey: 'booking' };
    const booked = await Promise.all(Array.from({ length: 10 }, () => grantOf(hub, 'bookAppointment', booking)));
    expect(new Set(booked.map(({ appointment }) => appointment.id)).size).toBe(1);
    expect((await remaining())[0]).toBe(1);
    // Strangers never meet: for the public, key and input together make the request.
    const stranger = await book({ ...booking, applicant: PERSON });
    expect(stranger.id).not.toBe(booked[0].appointment.id);
  });

  test('who sees which, whole or masked', async () => {
    const { id } = await book({ requestedFor: '2017-02-08T20:00:00+08:00' });
    const list =
      'query ($filter: AppointmentFilter) { appointments(filter: $filter) { totalCount nodes { id applicant { name identifier } item { code } } } }';
    const seen = async (by?: Parameters<TestHub['ask']>[2], filter: object | null = null) => {
      const answer = await hub.ask(list, { filter }, by);
      return (
        answer.errors?.[0]?.extensions['code'] ??
        answer.data?.['appointments'].nodes.map((node: { applicant: { identifier: string } }) => node.applicant.identifier)
      );
    };
    expect(await seen(WINDOW)).toEqual([APPLICANT.identifier]);
    expect(await seen(system(MEMBER))).toEqual([APPLICANT.identifier]);
    expect(await seen(OWNER)).toEqual([APPLICANT.identifier]);
    expect(await seen(SUPERVISOR)).toEqual(['9112**********T88H']);
    expect(await seen(WINDOW, { from: '2017-02-09' })).toEqual([]);
    expect(await seen(WINDOW, { to: '2017-02-08', statuses: ['REQUESTED'] })).toEqual([APPLICANT.identifier]);
    expect(await seen(officer('120102', 'WINDOW'))).toEqual([]);
    expect(await seen(MANAGER)).toBe('FORBIDDEN');
    expect(await seen()).toBe('UNAUTHENTICATED');
    expect((await hub.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).data?.['node']).toBeNull();
  });

  test('a list costs a fixed number of statements', async () => {
    const count = (first: number) => {
      const query = `{ appointments(first: ${first}) { nodes { id member { code } item { name } slot { center { name } } case { number } applicant { name } } } }`;
      return statementsOf(hub, async () => expect((await hub.ask(query, {}, WINDOW)).errors).toBeUndefined());
    };
    const [slot] = await slots({ capacity: 20 });
    for (let index = 1; index <= 12; index += 1) await book({ slot: slot?.id, applicant: { ...PERSON, identifier: identifier(index) } });
    await receive(hub);
    expect(await count(12)).toBe(await count(2));
  });
});
