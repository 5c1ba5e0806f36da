import { PUBLIC, type Caller } from '../../../domain/shared/caller.js';
import { caller } from '../../support/callers.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { ADMIN, COMMITMENT, LEADER, receiveWithout, REVIEWER, SECOND_REVIEWER, take, WINDOW } from '../../support/law.js';
import { APPLICANT, receive, STEPS, walk, type StepName } from '../../support/straight-road.js';

type Input = Record<string, unknown>;

/** A mutation, and a request of it that is granted. */
interface Repeatable {
  readonly name: string;
  readonly mutation: string;
  readonly by: Caller;
  readonly ready: (hub: TestHub) => Promise<Input>;
  /** What makes another request of it. */
  readonly other: Input;
  /** A request that is refused with a code at first, and granted once something has changed. */
  readonly early: (hub: TestHub) => Promise<Early>;
}

interface Early {
  readonly input: Input;
  readonly code: string;
  /** Who asks at first, where it is who asks that changes. */
  readonly by?: Caller;
  readonly ripen?: () => Promise<unknown>;
}

const SURVEYED = '120101-XK00103';
const DEFERRABLE = 'XK00103-M06';
const REVIEW = { favourable: true, text: '符合条件' };
const ENTRY = { material: 'XK00103-M01', problem: '未签字', standard: '签字并盖章' };
const SURVEY = { kind: 'SITE_SURVEY' };

const received = async (hub: TestHub): Promise<string> => (await receive(hub, { itemCode: SURVEYED })).id;

async function accepted(hub: TestHub): Promise<string> {
  const id = await received(hub);
  await take(hub, 'acceptCase', id, {});
  return id;
}

/** A case accepted on a commitment of today, which was not kept. */
async function forsaken(hub: TestHub): Promise<string> {
  const { id } = await receiveWithout(hub, SURVEYED, DEFERRABLE);
  await take(hub, 'acceptCase', id, { commitment: { ...COMMITMENT, supplementBy: hub.clock.today() } });
  hub.clock.advanceHours(24);
  return id;
}

const correct = (hub: TestHub, id: string) => take(hub, 'correctOnTheSpot', id, { materials: [{ code: 'XK00103-M01' }] });
const review = (hub: TestHub, id: string) => take(hub, 'reviewCase', id, REVIEW, REVIEWER);

/**
 * A step on a case, made ready by `ready`. Meant for the version after the present one it is STALE_VERSION, until `ripen` has made
 * that version.
 */
function step(
  name: StepName,
  by: Caller,
  ready: (hub: TestHub) => Promise<string>,
  fields: (hub: TestHub) => Input,
  other: Input,
  ripen: (hub: TestHub, id: string) => Promise<unknown>,
): Repeatable {
  const input = async (hub: TestHub): Promise<Input & { case: string }> => ({ case: await ready(hub), ...fields(hub) });
  return {
    name,
    mutation: STEPS[name],
    by,
    ready: input,
    other,
    early: async (hub) => {
      const granted = await input(hub);
      const [row] = await hub.database.query<{ version: number }>('SELECT version FROM case_record WHERE id = $1', [granted.case]);
      const expectedVersion = (row?.version ?? 0) + 1;
      return { input: { ...granted, expectedVersion }, code: 'STALE_VERSION', ripen: () => ripen(hub, granted.case) };
    },
  };
}

const REFUSAL = {
  reasons: '申请材料不真实',
  legalBasis: { title: '《中华人民共和国行政许可法》', article: '第七十八条' },
  guidance: '请如实提供材料后重新申请',
};

const PUBLISH = `mutation ($input: PublishCalendarInput!) { publishCalendar(input: $input) {
  calendar { year source workingDays restWeekdays workingWeekendDays } movedCases userErrors { code path basis } } }`;
const CALENDAR = { year: 2018, source: '国办发明电〔2017〕12号（示例）', restWeekdays: ['2018-01-01'], workingWeekendDays: [] };

/** An alert of a case: its acceptance was recorded two hours late. */
async function alertOf(hub: TestHub): Promise<string> {
  const { id } = await receive(hub);
  const occurredAt = hub.clock.now();
  hub.clock.advanceHours(2);
  await take(hub, 'acceptCase', id, { occurredAt });
  const [alert] = await hub.database.query<{ id: string }>('SELECT id FROM alert WHERE case_id = $1', [id]);
  return alert?.id ?? 'no alert';
}

const REPEATABLES: readonly Repeatable[] = [
  step('requestCorrection', WINDOW, received, () => ({ entries: [ENTRY] }), { entries: [{ ...ENTRY, problem: '缺页' }] }, correct),
  step('refuseAcceptance', WINDOW, received, () => REFUSAL, { reasons: '另一理由' }, correct),
  step(
    'acceptCase',
    WINDOW,
    async (hub) => (await receiveWithout(hub, SURVEYED, DEFERRABLE)).id,
    (hub) => ({ commitment: { ...COMMITMENT, supplementBy: hub.clock.today() } }),
    { commitment: { ...COMMITMENT, signedBy: '王五' } },
    correct,
  ),
  step('startProcedure', REVIEWER, accepted, () => SURVEY, { kind: 'HEARING' }, review),
  step(
    'finishProcedure',
    SECOND_REVIEWER,
    async (hub) => {
      const id = await accepted(hub);
      await take(hub, 'startProcedure', id, SURVEY, REVIEWER);
      return id;
    },
    () => ({ ...SURVEY, result: '合格' }),
    { result: '不合格' },
    review,
  ),
  step('extendCase', LEADER, accepted, () => ({ days: 5, reason: '需要补充核查', approvedBy: LEADER.staff }), { days: 6 }, review),
  step('terminateCase', WINDOW, forsaken, () => ({ note: '逾期未补交' }), { note: '另一说明' }, review),
  {
    name: 'rateCase',
    mutation: STEPS.rateCase,
    by: caller('APPLICANT', { identifier: APPLICANT.identifier }),
    ready: async (hub) => {
      const { id, number, trackingCode: code } = await receive(hub);
      await walk(hub, id, 4);
      return { number, code, level: 'DISSATISFIED' };
    },
    other: { level: 'SATISFIED' },
    early: async (hub) => {
      const { id, number, trackingCode: code } = await receive(hub);
      return { input: { number, code, level: 'SATISFIED' }, code: 'ILLEGAL_TRANSITION', ripen: () => walk(hub, id, 4) };
    },
  },
  {
    name: 'acknowledgeAlert',
    mutation: `mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) {
      alert { id acknowledgedAt resolvedAt } userErrors { code path basis } } }`,
    by: LEADER,
    ready: async (hub) => ({ alert: await alertOf(hub), note: '已核实' }),
    other: { note: '另一说明' },
    // The same officer, before the token says of which member.
    early: async (hub) => ({
      input: { alert: await alertOf(hub), note: '已核实' },
      code: 'NOT_FOUND',
      by: { ...LEADER, member: '120102' },
    }),
  },
  {
    name: 'publishCalendar',
    mutation: PUBLISH,
    by: ADMIN,
    ready: () => Promise.resolve(CALENDAR),
    other: { restWeekdays: [] },
    early: (hub) => {
      const publish = (year: number) => ({ year, source: '示例', restWeekdays: [], workingWeekendDays: [] });
      const ripen = () => hub.ask(PUBLISH, { input: publish(2027) }, ADMIN);
      return Promise.resolve({ input: publish(2028), code: 'CALENDAR_NOT_PUBLISHED', ripen });
    },
  },
];

interface Stored {
  readonly events: number;
  readonly calendars: number;
  readonly marks: number;
}

/** Everything that a mutation of these may write. */
const STORED = `SELECT (SELECT json_agg(json_build_array(id, version, head) ORDER BY id) FROM case_record) AS cases,
  (SELECT count(*)::int FROM case_event) AS events, (SELECT count(*)::int FROM document) AS documents,
  (SELECT json_agg(json_build_array(id, acknowledged_at, note, resolved_at) ORDER BY id) FROM alert) AS alerts,
  (SELECT count(*)::int FROM calendar_year) AS calendars, (SELECT count(*)::int FROM idempotency) AS marks`;

describeEachShape('idempotency of what the law adds', (engine) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ engine });
  });
  afterAll(() => hub.close());

  async function stored(): Promise<Stored> {
    const [row] = await hub.database.query<Stored>(STORED);
    if (row === undefined) throw new Error('the database tells nothing');
    return row;
  }

  let keys = 0;
  const newKey = (): string => `key-${(keys += 1)}`;

  /** What a mutation answers: its payload, which no fault may replace. */
  async function ask({ name, mutation, by }: Pick<Repeatable, 'name' | 'mutation' | 'by'>, input: Input) {
    const answer = await hub.ask(mutation, { input }, by);
    expect(answer.errors).toBeUndefined();
    return answer.data?.[name];
  }

  describe.each(REPEATABLES)('$name', (repeatable) => {
    test('repeated with its key answers the same record and changes nothing', async () => {
      const input = { ...(await repeatable.ready(hub)), idempotencyKey: newKey() };
      const first = await ask(repeatable, input);
      expect(first.userErrors).toEqual([]);
      const before = await stored();
      expect(await ask(repeatable, input)).toEqual(first);
      expect(await stored()).toEqual(before);
    });

    test('IDEMPOTENCY_KEY_REUSED: the same key with another input', async () => {
      const input = { ...(await repeatable.ready(hub)), idempotencyKey: newKey() };
      expect((await ask(repeatable, input)).userErrors).toEqual([]);
      const before = await stored();
      const { userErrors } = await ask(repeatable, { ...input, ...repeatable.other });
      expect(userErrors).toEqual([expect.objectContaining({ code: 'IDEMPOTENCY_KEY_REUSED', basis: null })]);
      expect(await stored()).toEqual(before);
    });

    test('ten repeats at once run once and answer alike', async () => {
      const input = { ...(await repeatable.ready(hub)), idempotencyKey: newKey() };
      const before = await stored();
      const answers = await Promise.all(Array.from({ length: 10 }, () => ask(repeatable, input)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify(await ask(repeatable, input))]));
      expect(answers[0].userErrors).toEqual([]);
      const after = await stored();
      expect(after.marks - before.marks).toBe(1);
      expect(after.events - before.events).toBeLessThanOrEqual(1);
      expect(after.calendars - before.calendars).toBeLessThanOrEqual(1);
    });

    test('a refused request is judged afresh under its key', async () => {
      const { input, code, by, ripen } = await repeatable.early(hub);
      const keyed = { ...input, idempotencyKey: newKey() };
      const refused = await ask({ ...repeatable, by: by ?? repeatable.by }, keyed);
      expect(refused.userErrors.map((error: { code: string }) => error.code)).toEqual([code]);
      await ripen?.();
      expect((await ask(repeatable, keyed)).userErrors).toEqual([]);
    });
  });

  test('a replay shows the record as it stands by then', async () => {
    const id = await received(hub);
    const [input, request] = [
      { case: id, entries: [ENTRY], idempotencyKey: newKey() },
      { name: 'requestCorrection', by: WINDOW },
    ];
    const mutation = STEPS.requestCorrection;
    expect((await ask({ ...request, mutation }, input)).case).toEqual({ id, version: 2, status: 'CORRECTION_PENDING' });
    await take(hub, 'supplementMaterials', id, { materials: [{ code: ENTRY.material }] });
    expect((await ask({ ...request, mutation }, input)).case).toEqual({ id, version: 3, status: 'RECEIVED' });
  });

  test("a key is its caller's own: another officer's request under the same key is another", async () => {
    const [first, second] = [await accepted(hub), await accepted(hub)];
    const idempotencyKey = newKey();
    await take(hub, 'startProcedure', first, { ...SURVEY, idempotencyKey }, REVIEWER);
    await take(hub, 'startProcedure', second, { ...SURVEY, idempotencyKey }, SECOND_REVIEWER);
  });

  test('strangers without a token never meet under one key: each rates as it says, and repeats itself', async () => {
    const cases = [await receive(hub), await receive(hub)];
    for (const { id } of cases) await walk(hub, id, 4);
    const idempotencyKey = newKey();
    const rate = (n: number, level: string) =>
      ask(
        { name: 'rateCase', mutation: STEPS.rateCase, by: PUBLIC },
        { number: cases[n]?.number, code: cases[n]?.trackingCode, level, idempotencyKey },
      );
    const answers = [await rate(0, 'SATISFIED'), await rate(1, 'SATISFIED')];
    expect(answers.map((answer) => answer.case.id)).toEqual(cases.map(({ id }) => id));
    expect(await rate(0, 'SATISFIED')).toEqual(answers[0]);
    expect((await rate(0, 'DISSATISFIED')).userErrors).toEqual([expect.objectContaining({ code: 'ALREADY_RATED' })]);
  });

  test('publishCalendar, repeated, answers how many cases it moved when it ran', async () => {
    hub.clock.advanceHours(24 * 320);
    await accepted(hub);
    const request = { name: 'publishCalendar', mutation: PUBLISH, by: ADMIN };
    const input = { ...CALENDAR, restWeekdays: ['2018-01-01', '2018-01-02'], idempotencyKey: newKey() };
    const first = await ask(request, input);
    expect(first.movedCases).toBeGreaterThan(0);
    expect(await ask(request, input)).toEqual(first);
  });
});
