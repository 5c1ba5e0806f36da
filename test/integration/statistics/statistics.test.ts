import { projectCase } from '../../../domain/cases/projection.js';
import type { CaseRecord } from '../../../domain/cases/case.js';
import type { Caller } from '../../../domain/shared/caller.js';
import { addMilliseconds, civilDateOf } from '../../../domain/shared/time.js';
import { Items } from '../../../prisma/items/items.js';
import { caller, officer, system } from '../../support/callers.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { ADMIN, LEADER, look, pass, REVIEWER, SUPERVISOR, take, WINDOW } from '../../support/law.js';
import { grantOf, MANAGER } from '../../support/service.js';
import { APPLICANT, MEMBER, materialCodes, RECEIVE, receive, STEPS } from '../../support/straight-road.js';
import { statementsOf } from '../../support/statements.js';

const FIGURES = `received accepted notAccepted decided decidedOnTheDay decidedInPromise overdue corrections deferredAcceptances lateRecordings
  appointments onSiteVisits averageWorkingDays averagePromisedDays averageStatutoryDays onTimeRate satisfactionRate`;
const STATISTICS = `query ($period: PeriodInput!, $members: [String!], $groupBy: StatisticsGrouping! = MEMBER) {
  caseStatistics(period: $period, members: $members, groupBy: $groupBy) { total { ${FIGURES} } groups { key label figures { ${FIGURES} } } unavailableMembers } }`;
const APPRAISALS =
  'query ($period: PeriodInput!, $kind: MemberKind) { appraisals(period: $period, kind: $kind) { member { code } score rank formula lines { indicator value points maxPoints basis } } }';
const PERIOD = { from: '2017-02-01', to: '2017-12-31' };
const OTHER = '120102';

/** Numbers that follow from a seed: the same history whenever it is told. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Lets two members live through some weeks in which cases come, stall, are decided, rated, visited and booked. */
async function live(hub: TestHub, seed: number): Promise<void> {
  const random = numbers(seed);
  const items = ['XK00301', 'XK01201', 'XK00302', 'XK00101'];
  for (let index = 0; index < 26; index += 1) {
    const member = random(3) === 0 ? OTHER : MEMBER;
    const by = (duty: Parameters<typeof officer>[1]): Caller => officer(member, duty);
    const itemCode = `${member}-${items[random(items.length)]}`;
    const codes = await materialCodes(hub, itemCode);
    const given = random(3) === 0 ? codes.slice(0, -1) : codes;
    const input = {
      itemCode,
      title: `办件${index}`,
      applicant: APPLICANT,
      materials: given.map((code) => ({ code })),
      declaredTruthful: true,
    };
    const received = await hub.ask(RECEIVE, { input }, by('WINDOW'));
    const { id, number } = (received.data ?? {})['receiveCase'].case;
    const code = received.data?.['receiveCase'].trackingCode as string;
    // Whatever is refused is refused: the figures count what was granted.
    const attempt = (name: keyof typeof STEPS, fields: object, who: Caller) =>
      hub.ask(STEPS[name], { input: { case: id, ...fields } }, who);
    hub.clock.advanceHours(random(30));
    if (random(4) === 0)
      await attempt(
        'requestCorrection',
        { entries: codes.slice(-1).map((material) => ({ material, problem: '缺', standard: '补' })) },
        by('WINDOW'),
      );
    if (random(3) === 0) await attempt('supplementMaterials', { materials: codes.slice(-1).map((one) => ({ code: one })) }, by('WINDOW'));
    const commitment = { signedBy: '李四', supplementBy: civilDateOf(hub.clock.now()), lawfulOperation: true, acceptSupervision: true };
    const late = random(5) === 0 ? { occurredAt: hub.clock.now() } : {};
    if (random(5) === 0) hub.clock.advanceHours(2);
    if (random(6) === 0)
      await attempt(
        'refuseAcceptance',
        { reasons: '材料不实', legalBasis: { title: '行政许可法', article: '第三十二条' }, guidance: '更正后重新申请' },
        by('WINDOW'),
      );
    await attempt('acceptCase', { ...late, ...(given.length < codes.length ? { commitment } : {}) }, by('WINDOW'));
    if (random(2) === 0) hub.clock.advanceHours(24 * random(15));
    await attempt('reviewCase', { favourable: true, text: '符合条件' }, by('REVIEWER'));
    if (random(4) > 0)
      await attempt('decideCase', { outcome: random(5) === 0 ? 'REJECTED' : 'APPROVED', reasons: '依法审查' }, by('CHECKER'));
    if (random(3) > 0) await attempt('deliverCase', {}, by('WINDOW'));
    const levels = ['VERY_SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'];
    if (random(2) === 0) await hub.ask(STEPS.rateCase, { input: { number, code, level: levels[random(3)] } });
    if (random(4) === 0) {
      const booking = {
        itemCode,
        requestedFor: new Date(Date.parse(hub.clock.now()) + 90_000_000).toISOString(),
        applicant: APPLICANT,
        channel: 'PHONE',
        content: '预约',
      };
      const booked = await hub.ask('mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) { appointment { id } } }', {
        input: booking,
      });
      const appointment = booked.data?.['bookAppointment'].appointment?.id as string | undefined;
      if (appointment !== undefined && random(3) === 0) await grantOf(hub, 'cancelAppointment', { appointment }, by('WINDOW'));
    }
    if (random(5) === 0) {
      const project = { name: '重大项目', level: 'DISTRICT', owner: APPLICANT.name };
      const visit = {
        member,
        kind: 'ON_SITE_SERVICE',
        project,
        itemCodes: [itemCode],
        contactOfficer: by('WINDOW').staff,
        address: '示例路',
        scheduledFor: hub.clock.now(),
      };
      const { visit: scheduled } = await grantOf(hub, 'scheduleVisit', visit, by('WINDOW'));
      if (random(3) > 0) await grantOf(hub, 'recordVisit', { visit: scheduled.id, guidance: '讲解' }, by('WINDOW'));
    }
  }
}

/** The same figures, counted one by one out of what is stored. */
async function recount(
  hub: TestHub,
  keysOf: (row: { code: string; item: string; day: string; handling: string }) => string,
  key: string | null,
) {
  const { services } = hub;
  const database = { ...hub.database, query: hub.everywhere };
  const items = new Items(database);
  const today = hub.clock.today();
  const handling = new Map(
    (await database.query<{ id: string; handling: string }>('SELECT id, handling FROM item_version')).map((row) => [row.id, row.handling]),
  );
  const isOf = (row: Parameters<typeof keysOf>[0]): boolean => key === null || keysOf(row) === key;
  const stored = await database.query<{ record: CaseRecord }>('SELECT record FROM case_record');
  const cases = stored
    .map(({ record }) => record)
    .filter((record) => {
      const day = civilDateOf(record.receivedAt);
      return (
        day >= PERIOD.from &&
        day <= PERIOD.to &&
        isOf({ code: record.memberCode, item: record.itemCode, day, handling: handling.get(record.itemVersionId) ?? '' })
      );
    });
  const late = new Map(
    (
      await database.query<{ id: string; count: number }>(
        "SELECT case_id AS id, count(*)::int AS count FROM case_event WHERE (body ->> 'late')::boolean GROUP BY 1",
      )
    ).map((row) => [row.id, row.count]),
  );
  const views = await Promise.all(
    cases.map(async (record) => {
      const item = await items.get(record.itemVersionId);
      const projection = projectCase(record, item, hub.clock.now(), services.calendars.current());
      return { record, decision: projection?.decision ?? null, promisedDueOn: projection?.promisedDueOn ?? null };
    }),
  );
  const decided = views.flatMap(({ decision }) => (decision === null ? [] : [decision]));
  const average = (values: number[]) => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);
  const rated = cases.flatMap(({ evaluation }) => (evaluation === null ? [] : [evaluation.level]));
  const booked = await database.query<{ code: string; item: string; at: string; version: string; status: string }>(
    "SELECT member_code AS code, item_code AS item, starts_at AS at, record ->> 'itemVersionId' AS version, status FROM appointment",
  );
  const visits = await database.query<{ code: string; items: string[]; versions: string[]; at: string | null; status: string }>(
    "SELECT member_code AS code, record -> 'itemCodes' AS items, record -> 'itemVersionIds' AS versions, visited_at AS at, status FROM visit",
  );
  const inPeriod = (at: string | null): at is string => at !== null && civilDateOf(at) >= PERIOD.from && civilDateOf(at) <= PERIOD.to;
  const inPromise = decided.filter(({ isInPromise }) => isInPromise).length;
  return {
    received: cases.length,
    accepted: cases.filter(({ acceptedAt }) => acceptedAt !== null).length,
    notAccepted: cases.filter(({ status }) => status === 'NOT_ACCEPTED').length,
    decided: cases.filter(({ decidedAt }) => decidedAt !== null).length,
    decidedOnTheDay: cases.filter(({ decidedAt, receivedAt }) => decidedAt !== null && civilDateOf(decidedAt) === civilDateOf(receivedAt))
      .length,
    decidedInPromise: inPromise,
    overdue: views.filter(({ decision, promisedDueOn }) =>
      decision === null ? promisedDueOn !== null && promisedDueOn < today : !decision.isInPromise,
    ).length,
    corrections: cases.filter(({ correction }) => correction !== null).length,
    deferredAcceptances: cases.filter(({ acceptanceMode }) => acceptanceMode === 'TOLERANT').length,
    lateRecordings: cases.reduce((sum, { id }) => sum + (late.get(id) ?? 0), 0),
    appointments: booked.filter(
      ({ code, item, at, version, status }) =>
        status !== 'CANCELLED' && inPeriod(at) && isOf({ code, item, day: civilDateOf(at), handling: handling.get(version) ?? '' }),
    ).length,
    onSiteVisits: visits.filter(
      ({ code, items, versions, at, status }) =>
        status === 'DONE' &&
        inPeriod(at) &&
        items.some((item, index) => isOf({ code, item, day: civilDateOf(at), handling: handling.get(versions[index] ?? '') ?? '' })),
    ).length,
    averageWorkingDays: average(decided.map(({ usedDays }) => usedDays)),
    averagePromisedDays: average(decided.map(({ promisedDays }) => promisedDays)),
    averageStatutoryDays: average(decided.map(({ statutoryDays }) => statutoryDays)),
    onTimeRate: decided.length === 0 ? null : inPromise / decided.length,
    satisfactionRate: rated.length === 0 ? null : rated.filter((level) => !level.includes('DISSATISFIED')).length / rated.length,
  };
}

function close(figures: Record<string, number | null>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, value === null ? null : Number(value.toFixed(9))]));
}

describeEachShape('case statistics', (engine) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ engine });
    await live(hub, engine === 'embedded' ? 1_949 : 4_711);
  });
  afterAll(() => hub.close());

  const ask = (variables: object, by?: Caller) => hub.ask(STATISTICS, { period: PERIOD, ...variables }, by);

  test.each([
    ['MEMBER', ({ code }: { code: string }) => code],
    ['ITEM', ({ item }: { item: string }) => item],
    ['MONTH', ({ day }: { day: string }) => day.slice(0, 7)],
    ['HANDLING', ({ handling }: { handling: string }) => handling],
  ] as const)('by %s they are what a plain recount gives', async (groupBy, keyOf) => {
    const answer = await ask({ groupBy }, SUPERVISOR);
    expect(answer.errors).toBeUndefined();
    const { total, groups, unavailableMembers } = (answer.data ?? {})['caseStatistics'];
    expect(unavailableMembers).toEqual([]);
    expect(close(total)).toEqual(close(await recount(hub, keyOf, null)));
    expect(groups.length).toBeGreaterThan(1);
    for (const { key, label, figures } of groups) {
      expect(label).not.toBe('');
      expect([key, close(figures)]).toEqual([key, close(await recount(hub, keyOf, key))]);
    }
    const sum = (name: string) =>
      groups.reduce((all: number, { figures }: { figures: Record<string, number> }) => all + (figures[name] ?? 0), 0);
    expect(sum('received')).toBe(total.received);
    expect(sum('appointments')).toBe(total.appointments);
  });

  test('one statement, whatever is asked', async () => {
    for (const groupBy of ['MEMBER', 'ITEM', 'MONTH', 'HANDLING']) {
      expect(await statementsOf(hub, () => ask({ groupBy }, SUPERVISOR))).toBe(1);
    }
  });

  test('members may be chosen; the public sees no group of fewer than five', async () => {
    const ofOne = (await ask({ members: [OTHER] }, SUPERVISOR)).data?.['caseStatistics'];
    expect(ofOne.groups.map(({ key }: { key: string }) => key)).toEqual([OTHER]);
    expect(ofOne.total).toEqual(ofOne.groups[0].figures);
    const months = async (by?: Caller) =>
      (await ask({ groupBy: 'MONTH' }, by)).data?.['caseStatistics'].groups.map(
        ({ figures }: { figures: { received: number } }) => figures.received,
      );
    expect((await months()).every((received: number) => received >= 5)).toBe(true);
    expect((await months(SUPERVISOR)).reduce((sum: number, received: number) => sum + received, 0)).toBe(26);
    const small = async (by?: Caller) =>
      (await ask({ period: { from: '2017-02-06', to: '2017-02-06' } }, by)).data?.['caseStatistics'].groups.length as number;
    expect([await small(), await small(SUPERVISOR)]).toEqual([0, 1]);
  });

  test("by item for the member's own; a public asks for totals and members", async () => {
    const codeOf = async (by?: Caller, variables: object = {}) => {
      const answer = await ask({ groupBy: 'ITEM', ...variables }, by);
      return answer.errors?.[0]?.extensions['code'] ?? 'SEEN';
    };
    for (const by of [WINDOW, MANAGER, system(MEMBER), SUPERVISOR, ADMIN]) expect(await codeOf(by)).toBe('SEEN');
    expect(await codeOf(MANAGER, { members: [OTHER] })).toBe('FORBIDDEN');
    expect(await codeOf(caller('APPLICANT', { identifier: APPLICANT.identifier }))).toBe('FORBIDDEN');
    expect(await codeOf()).toBe('UNAUTHENTICATED');
    const own = (await ask({ groupBy: 'ITEM' }, MANAGER)).data?.['caseStatistics'];
    expect(own.groups.every(({ key }: { key: string }) => key.startsWith(`${MEMBER}-`))).toBe(true);
    const whole = (await ask({}, undefined)).data?.['caseStatistics'];
    expect(whole.total.received).toBe(26);
  });

  test('a senseless period and an unknown member are named', async () => {
    const codeOf = async (variables: object) => (await ask(variables)).errors?.[0]?.extensions['code'];
    expect(await codeOf({ period: { from: '2017-03-01', to: '2017-02-01' } })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ period: { from: '2000-01-01', to: '2017-02-01' } })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ members: ['999999'] })).toBe('BAD_USER_INPUT');
  });

  test('appraisals: ranked by kind, best first, each line with what it rests on, in one statement', async () => {
    expect(await statementsOf(hub, () => hub.ask(APPRAISALS, { period: PERIOD }, SUPERVISOR))).toBe(1);
    const answer = await hub.ask(APPRAISALS, { period: PERIOD }, SUPERVISOR);
    const all = answer.data?.['appraisals'];
    expect(all).toHaveLength(57);
    const ranked = all.filter(({ rank }: { rank: number | null }) => rank !== null);
    expect(ranked.map(({ rank }: { rank: number }) => rank)).toEqual([1, 2]);
    expect(ranked[0].score).toBeGreaterThanOrEqual(ranked[1].score);
    const ofBest = await ask({ members: [ranked[0].member.code] }, SUPERVISOR);
    const mine = ofBest.data?.['caseStatistics'].groups[0];
    const timeliness = ranked[0].lines.find(({ indicator }: { indicator: string }) => indicator === 'TIMELINESS');
    expect(timeliness.value).toBeCloseTo(mine.figures.onTimeRate, 4);
    expect(timeliness.basis).toContain(`办结 ${mine.figures.decided} 件`);
    const districts = await hub.ask(APPRAISALS, { period: PERIOD, kind: 'CENTRAL_UNIT' }, ADMIN);
    expect(districts.data?.['appraisals']).toHaveLength(6);
  });

  test('who sees which appraisal', async () => {
    const seen = async (by?: Caller) => {
      const answer = await hub.ask(APPRAISALS, { period: PERIOD }, by);
      return (
        answer.errors?.[0]?.extensions['code'] ?? answer.data?.['appraisals'].map(({ member }: { member: { code: string } }) => member.code)
      );
    };
    for (const by of [MANAGER, LEADER]) expect(await seen(by)).toEqual([MEMBER]);
    expect(await seen(WINDOW)).toBe('FORBIDDEN');
    expect(await seen()).toBe('UNAUTHENTICATED');
    const query = 'query ($period: PeriodInput!) { members(kind: DISTRICT_BUREAU) { code appraisal(period: $period) { rank score } } }';
    const through = async (by?: Caller) =>
      (await hub.ask(query, { period: PERIOD }, by)).data?.['members'].filter(
        ({ appraisal }: { appraisal: object | null }) => appraisal !== null,
      ).length as number;
    expect(await statementsOf(hub, async () => expect(await through(SUPERVISOR)).toBe(16))).toBe(1);
    expect([await through(MANAGER), await through(WINDOW), await through()]).toEqual([1, 0, 0]);
    const faults = async (by?: Caller) => {
      const { errors = [] } = await hub.ask(query, { period: PERIOD }, by);
      return [errors.length, new Set(errors.map(({ extensions }) => extensions['code']))];
    };
    expect(await faults(MANAGER)).toEqual([15, new Set(['FORBIDDEN'])]);
    expect(await faults(WINDOW)).toEqual([16, new Set(['FORBIDDEN'])]);
    expect(await faults()).toEqual([16, new Set(['UNAUTHENTICATED'])]);
  });

  test('what the passing of days does to a case shows in the figures', async () => {
    const before = (await ask({}, SUPERVISOR)).data?.['caseStatistics'].total.overdue as number;
    const input = {
      itemCode: `${MEMBER}-XK00301`,
      title: '搁置',
      applicant: APPLICANT,
      materials: (await materialCodes(hub, `${MEMBER}-XK00301`)).map((code) => ({ code })),
      declaredTruthful: true,
    };
    const received = await hub.ask(RECEIVE, { input }, WINDOW);
    await take(hub, 'acceptCase', received.data?.['receiveCase'].case.id, {});
    await pass(hub, new Date(Date.parse(hub.clock.now()) + 40 * 86_400_000).toISOString());
    const period = { from: '2017-02-01', to: '2017-12-31' };
    const after = (await ask({ period }, SUPERVISOR)).data?.['caseStatistics'].total.overdue as number;
    expect(after).toBeGreaterThan(before);
  });

  test('a hearing that begins after the promised day leaves the case among the overdue ones, its light off', async () => {
    const overdue = async () => (await ask({ period: PERIOD }, SUPERVISOR)).data?.['caseStatistics'].total.overdue as number;
    const stopped = async () => {
      const answer = await hub.ask('{ cases(filter: { lights: [STOPPED] }, first: 1) { totalCount } }', {}, SUPERVISOR);
      return answer.data?.['cases'].totalCount as number;
    };
    const { id } = await receive(hub, { itemCode: `${MEMBER}-XK01001` });
    await take(hub, 'acceptCase', id, {});
    await pass(hub, addMilliseconds(hub.clock.now(), 40 * 86_400_000));
    expect((await look(hub, id, 'clock { light }')).clock.light).toBe('RED');
    const [overdueBefore, stoppedBefore] = [await overdue(), await stopped()];
    await take(hub, 'startProcedure', id, { kind: 'HEARING' }, REVIEWER);
    expect([await overdue(), await stopped()]).toEqual([overdueBefore, stoppedBefore + 1]);
    await pass(hub, addMilliseconds(hub.clock.now(), 3 * 86_400_000));
    expect(await overdue()).toBe(overdueBefore);
  });
});
