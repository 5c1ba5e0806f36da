import { officer, system } from '../../support/callers.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { look, pass, REVIEWER, SECOND_REVIEWER, SUPERVISOR, take, WINDOW, CHECKER } from '../../support/law.js';
import { faultOf, grantOf, MANAGER, refusalsOf } from '../../support/service.js';
import { APPLICANT, materialCodes, MEMBER, receive } from '../../support/straight-road.js';
import { statementsOf } from '../../support/statements.js';

const SURVEYED = '120101-XK00103';
const PLANNED = '120101-XK00301';
const PROJECT = { name: '海河教育园扩建工程', level: 'CITY', owner: APPLICANT.name };
const SERVICE = {
  member: MEMBER,
  kind: 'ON_SITE_SERVICE',
  project: PROJECT,
  itemCodes: [PLANNED],
  contactOfficer: WINDOW.staff,
  address: '天津市和平区示例路8号（示例地址）',
  scheduledFor: '2017-02-07T14:00:00+08:00',
};
const REVIEW = { favourable: true, text: '符合条件' };

describeEachShape('visits (M26, AL 34)', (engine) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub({ engine });
  });
  afterEach(() => hub.close());

  const schedule = async (input: object, by = REVIEWER) =>
    (await grantOf(hub, 'scheduleVisit', { ...SERVICE, ...input }, by)).visit.id as string;
  const accepted = async (itemCode = SURVEYED) => {
    const { id } = await receive(hub, { itemCode });
    await take(hub, 'acceptCase', id, {});
    return id;
  };
  const survey = (id: string) => ({ kind: 'SITE_SURVEY', project: null, itemCodes: [SURVEYED], case: id });

  test('a site survey by two officers enters the history and ends the procedure that the decision waits for', async () => {
    const id = await accepted();
    const visit = await schedule(survey(id));
    expect(await refusalsOf(hub, 'recordVisit', { visit, guidance: '现场符合要求', attendees: [REVIEWER.staff] }, REVIEWER)).toEqual([
      'TWO_OFFICERS_REQUIRED',
    ]);
    expect(
      await refusalsOf(hub, 'recordVisit', { visit, guidance: '现场符合要求', attendees: [REVIEWER.staff, REVIEWER.staff] }, REVIEWER),
    ).toEqual(['TWO_OFFICERS_REQUIRED']);
    const attendees = [REVIEWER.staff, SECOND_REVIEWER.staff];
    const { visit: done } = await grantOf(hub, 'recordVisit', { visit, guidance: '现场符合要求', attendees }, REVIEWER);
    expect(done).toMatchObject({ status: 'DONE', version: 2, attendees: attendees.map((staff) => ({ id: staff })) });
    const told = await look(
      hub,
      id,
      'visits { id status } procedures { kind result finishedAt } documents { kind } events { nodes { kind } } audit { intact }',
    );
    expect(told.visits).toEqual([{ id: visit, status: 'DONE' }]);
    expect(told.procedures).toMatchObject([{ kind: 'SITE_SURVEY', result: '现场符合要求' }]);
    expect(told.events.nodes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'RECEIVED',
      'ACCEPTED',
      'VISIT_SCHEDULED',
      'PROCEDURE_STARTED',
      'VISIT_RECORDED',
      'PROCEDURE_FINISHED',
    ]);
    expect(told.documents.map(({ kind }: { kind: string }) => kind)).toContain('PROCEDURE_NOTICE');
    expect(told.audit.intact).toBe(true);
    await take(hub, 'reviewCase', id, REVIEW, REVIEWER);
    await take(hub, 'decideCase', id, { outcome: 'APPROVED', reasons: '符合法定条件' }, CHECKER);
  });

  test('a survey whose procedure runs already ends that one', async () => {
    const id = await accepted();
    await take(hub, 'startProcedure', id, { kind: 'SITE_SURVEY' }, REVIEWER);
    const visit = await schedule({ ...survey(id), attendees: [REVIEWER.staff, SECOND_REVIEWER.staff] });
    await grantOf(hub, 'recordVisit', { visit, guidance: '现场符合要求' }, REVIEWER);
    expect((await look(hub, id, 'procedures { kind finishedAt }')).procedures).toHaveLength(1);
    expect((await look(hub, id, 'procedures { finishedAt }')).procedures[0].finishedAt).not.toBeNull();
  });

  test('each refusal of a schedule', async () => {
    const id = await accepted();
    const refused = (more: object) => refusalsOf(hub, 'scheduleVisit', { ...SERVICE, ...more }, REVIEWER);
    expect(await refused({ project: null })).toEqual(['INVALID_INPUT']);
    expect(await refused({ ...survey(id), case: null })).toEqual(['INVALID_INPUT']);
    expect(await refused({ scheduledFor: '2017-02-05T14:00:00+08:00' })).toEqual(['INVALID_INPUT']);
    expect(await refused({ itemCodes: ['120101-XK99999'] })).toEqual(['ITEM_NOT_PUBLISHED']);
    expect(await refused({ itemCodes: ['120102-XK00301'] })).toEqual(['MEMBER_MISMATCH']);
    expect(await refused({ contactOfficer: 'staff_120101_99' })).toEqual(['NOT_FOUND']);
    expect(await refused({ attendees: ['staff_120102_01'] })).toEqual(['MEMBER_MISMATCH']);
    expect(await refused({ ...survey('case_120101_none') })).toEqual(['NOT_FOUND']);
    expect(await refused({ ...survey(await accepted(PLANNED)), itemCodes: [PLANNED] })).toEqual(['PROCEDURE_NOT_IN_ITEM']);
    const { id: received } = await receive(hub, { itemCode: SURVEYED });
    expect(await refused(survey(received))).toEqual(['ILLEGAL_TRANSITION']);
    const leave = { staff: WINDOW.staff, startsOn: '2017-02-07', endsOn: '2017-02-07', reason: '事假', approvedBy: '示例局长' };
    await grantOf(hub, 'recordLeave', leave, MANAGER);
    expect(await refused({})).toEqual(['STAFF_NOT_ELIGIBLE']);
    expect(await faultOf(hub, 'scheduleVisit', { ...SERVICE, itemCodes: [] }, REVIEWER)).toBe('BAD_USER_INPUT');
    expect(await faultOf(hub, 'scheduleVisit', SERVICE, officer('120102', 'REVIEWER'))).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'scheduleVisit', SERVICE, SUPERVISOR)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'scheduleVisit', SERVICE)).toBe('UNAUTHENTICATED');
  });

  test('each refusal of a record, and of a cancellation', async () => {
    const visit = await schedule({});
    const record = (more: object) => refusalsOf(hub, 'recordVisit', { visit, guidance: '讲解材料', ...more }, WINDOW);
    expect(await record({ visit: 'visit_120101_none' })).toEqual(['NOT_FOUND']);
    expect(await record({ expectedVersion: 9 })).toEqual(['STALE_VERSION']);
    expect(await record({ occurredAt: '2017-02-09T14:00:00+08:00' })).toEqual(['OCCURRED_IN_FUTURE']);
    expect(await record({ attendees: ['staff_120102_01'] })).toEqual(['MEMBER_MISMATCH']);
    expect(await refusalsOf(hub, 'recordVisit', { visit, guidance: '讲解' }, officer('120102', 'WINDOW'))).toEqual(['NOT_FOUND']);
    const tied = await schedule(survey(await accepted()));
    const early = {
      visit: tied,
      guidance: '讲解',
      attendees: [REVIEWER.staff, SECOND_REVIEWER.staff],
      occurredAt: '2017-02-01T09:00:00+08:00',
    };
    expect(await refusalsOf(hub, 'recordVisit', early, REVIEWER)).toEqual(['RECORDED_OUT_OF_ORDER']);
    expect((await grantOf(hub, 'cancelVisit', { visit, reason: '项目单位改期' }, WINDOW)).visit).toMatchObject({
      status: 'CANCELLED',
      version: 2,
    });
    expect(await record({})).toEqual(['ILLEGAL_TRANSITION']);
    expect(await refusalsOf(hub, 'cancelVisit', { visit, reason: '再次取消' }, WINDOW)).toEqual(['ILLEGAL_TRANSITION']);
    expect(await faultOf(hub, 'cancelVisit', { visit, reason: '' }, WINDOW)).toBe('BAD_USER_INPUT');
  });

  test('whether the materials passed at the first check is filled in by the later case', async () => {
    const visit = await schedule({});
    await pass(hub, '2017-02-07T16:00:00+08:00');
    const passed = async () => {
      const query = 'query ($id: ID!) { node(id: $id) { ... on Visit { passedFirstTime attendees { id } case { number } } } }';
      return (await hub.ask(query, { id: visit }, WINDOW)).data?.['node'];
    };
    await grantOf(hub, 'recordVisit', { visit, guidance: '逐项讲解申请材料' }, WINDOW);
    expect(await passed()).toEqual({ passedFirstTime: null, attendees: [{ id: WINDOW.staff }], case: null });
    hub.clock.advanceHours(1);
    const { id, number } = await receive(hub, { itemCode: PLANNED });
    expect(await passed()).toMatchObject({ passedFirstTime: null, case: { number } });
    await take(hub, 'acceptCase', id, {});
    expect(await passed()).toMatchObject({ passedFirstTime: true });
    const second = await schedule({ scheduledFor: '2017-02-08T14:00:00+08:00' });
    await grantOf(hub, 'recordVisit', { visit: second, guidance: '讲解', passedFirstTime: false }, WINDOW);
    const list = await hub.ask(
      '{ visits(filter: { kinds: [ON_SITE_SERVICE] }) { nodes { id passedFirstTime project { name level owner } items { code } member { code } } } }',
      {},
      SUPERVISOR,
    );
    expect(list.data?.['visits'].nodes.map(({ passedFirstTime }: { passedFirstTime: boolean }) => passedFirstTime)).toEqual([false, true]);
  });

  test('a repeat answers alike; at once it runs once', async () => {
    const keyed = { ...SERVICE, ...survey(await accepted()), idempotencyKey: 'visit' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => grantOf(hub, 'scheduleVisit', keyed, REVIEWER)));
    expect(new Set(answers.map(({ visit }) => visit.id)).size).toBe(1);
    expect(await hub.database.query('SELECT 1 FROM visit')).toHaveLength(1);
    expect(await refusalsOf(hub, 'scheduleVisit', { ...keyed, address: '别处' }, REVIEWER)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    const attendees = [REVIEWER.staff, SECOND_REVIEWER.staff];
    const record = { visit: answers[0]?.visit.id, guidance: '现场符合要求', attendees, idempotencyKey: 'record' };
    const records = await Promise.all(Array.from({ length: 6 }, () => grantOf(hub, 'recordVisit', record, REVIEWER)));
    expect(new Set(records.map(({ visit }) => visit.version))).toEqual(new Set([2]));
    expect(await hub.database.query("SELECT 1 FROM case_event WHERE kind = 'VISIT_RECORDED'")).toHaveLength(1);
  });

  test('who sees which, and at what cost', async () => {
    await schedule({});
    await schedule({ scheduledFor: '2017-02-09T14:00:00+08:00' });
    const seen = async (by?: Parameters<TestHub['ask']>[2], filter: object | null = null) => {
      const answer = await hub.ask('query ($filter: VisitFilter) { visits(filter: $filter) { totalCount } }', { filter }, by);
      return answer.errors?.[0]?.extensions['code'] ?? answer.data?.['visits'].totalCount;
    };
    expect(await seen(WINDOW)).toBe(2);
    expect(await seen(system(MEMBER), { from: '2017-02-08' })).toBe(1);
    expect(await seen(SUPERVISOR, { statuses: ['DONE'] })).toBe(0);
    expect(await seen(officer('120102', 'WINDOW'))).toBe(0);
    expect(await seen(MANAGER)).toBe('FORBIDDEN');
    expect(await seen()).toBe('UNAUTHENTICATED');
    const cost = (first: number) => {
      const query = `{ visits(first: ${first}) { nodes { id member { code } items { name } case { number } contactOfficer { name } attendees { name } passedFirstTime } } }`;
      return statementsOf(hub, async () => expect((await hub.ask(query, {}, SUPERVISOR)).errors).toBeUndefined());
    };
    expect(await cost(2)).toBe(await cost(1));
    expect(await materialCodes(hub)).not.toHaveLength(0);
  });
});
