import { VISITS } from '../../../prisma/visits/visits.js';
import { insertRecord } from '../../../prisma/shared/records.js';
import { caller, officer } from '../../support/callers.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { receive } from '../../support/straight-road.js';
import {
  ADMIN,
  DEPARTMENT,
  DISTRICT,
  FEBRUARY,
  kept,
  manager,
  read,
  refusedCodes,
  sendBack,
  STORY,
  submit,
  SUPERVISOR,
  YEAR,
} from './report-requests.js';
import { visitOf } from './records.js';

const APPOINTMENTS = { form: 'APPOINTMENTS', ...FEBRUARY };

describeEachShape('submitting and returning reports', (engine) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub({ engine });
    hub.clock.advanceHours(24 * 25);
  });
  afterEach(() => hub.close());

  test('each refusal, with nothing changed', async () => {
    await receive(hub, { applicant: { kind: 'PERSON', name: '王小明', identifier: '120101198001010012', phone: '13802001234' } });
    expect(hub.clock.today()).toBe('2017-03-03');
    expect(await refusedCodes(hub, { ...APPOINTMENTS, to: '2017-03-01' })).toEqual(['INVALID_INPUT']);
    expect(await refusedCodes(hub, { ...APPOINTMENTS, body: '说明' })).toEqual(['INVALID_INPUT']);
    expect(await refusedCodes(hub, { form: 'CONSOLIDATION_SELF_CHECK', from: '2017-01-01', to: '2017-02-28' })).toEqual([
      'REPORT_NOT_DUE_FROM_MEMBER',
    ]);
    expect(await refusedCodes(hub, { ...APPOINTMENTS, from: '2017-03-01', to: '2017-03-31' })).toEqual(['REPORT_PERIOD_NOT_ENDED']);
    const story = { form: 'TYPICAL_CASE', ...YEAR };
    expect(await refusedCodes(hub, { ...story, body: STORY.slice(0, 1_499) })).toEqual(['TEXT_TOO_SHORT']);
    expect(await refusedCodes(hub, { ...story, body: `${STORY}王小明满意` })).toEqual(['PERSONAL_DATA_IN_TEXT']);
    expect(await refusedCodes(hub, { ...story, body: `${STORY}电话13802001234` })).toEqual(['PERSONAL_DATA_IN_TEXT']);
    expect(await refusedCodes(hub, { ...story, number: 3, body: STORY })).toEqual(['TOO_MANY_TYPICAL_CASES']);
    expect(await refusedCodes(hub, { form: 'CAMPAIGN_PLAN', ...YEAR })).toEqual(['TEXT_TOO_SHORT']);
    expect((await submit(hub, APPOINTMENTS)).userErrors).toEqual([]);
    expect(await refusedCodes(hub, APPOINTMENTS)).toEqual(['REPORT_ALREADY_SUBMITTED']);
  });

  test('a name is personal data where it is one of the own applicants, who are persons', async () => {
    await receive(hub, { applicant: { kind: 'PERSON', name: '王小明', identifier: '120101198001010012', phone: '13802001234' } });
    await receive(hub);
    const named = { form: 'TYPICAL_CASE', ...YEAR, body: `${STORY}天津示例餐饮有限公司、王小明` };
    const [refusal] = (await submit(hub, named)).userErrors;
    expect(refusal).toMatchObject({ code: 'PERSONAL_DATA_IN_TEXT', path: ['input', 'body'] });
    expect(refusal?.message).toBe('正文含有申请人姓名（王**），请隐去后报送');
    const other = await submit(hub, { ...named, member: '120102' }, manager('120102'));
    expect(other.report?.['status']).toBe('SUBMITTED');
  });

  test('two typical cases in a year, one after the other; not a third', async () => {
    const story = { form: 'TYPICAL_CASE', ...YEAR, body: STORY };
    expect((await submit(hub, story)).report).toMatchObject({ number: 1, body: STORY, columns: [], rows: [], totals: null });
    expect((await submit(hub, story)).report).toMatchObject({ number: 2, title: '2017年服务企业群众典型案例（二）' });
    expect(await refusedCodes(hub, story)).toEqual(['TOO_MANY_TYPICAL_CASES']);
    expect(await read(hub, SUPERVISOR, 'TYPICAL_CASE', YEAR, DISTRICT, 2)).toMatchObject({ status: 'SUBMITTED' });
    expect(await read(hub, SUPERVISOR, 'TYPICAL_CASE', YEAR, '120102', 2)).toBeNull();
  });

  test('who may submit, read and return', async () => {
    const withError = (source: string, by: Parameters<TestHub['ask']>[2]) => hub.ask(source, {}, by);
    const list = '{ reports { totalCount } }';
    const one = '{ report(member: "120101", form: APPOINTMENTS, from: "2017-02-01", to: "2017-02-28") { id } }';
    const send = `mutation { submitReport(input: { member: "120101", form: APPOINTMENTS, from: "2017-02-01", to: "2017-02-28" }) { report { id } userErrors { code } } }`;
    const back =
      'mutation { returnReport(input: { report: "report_120101_APPOINTMENTS-2017-02-01-1", reason: "缺页" }) { userErrors { code } } }';
    const code = async (source: string, by?: Parameters<TestHub['ask']>[2]) =>
      (await withError(source, by)).errors?.[0]?.extensions['code'];
    for (const source of [list, one, send, back]) {
      expect(await code(source)).toBe('UNAUTHENTICATED');
      for (const by of [
        officer(DISTRICT, 'WINDOW'),
        officer(DISTRICT, 'LEADER'),
        caller('APPLICANT'),
        caller('MEMBER_SYSTEM', { member: DISTRICT }),
      ]) {
        expect(await code(source, by)).toBe('FORBIDDEN');
      }
    }
    expect(await code(send, SUPERVISOR)).toBe('FORBIDDEN');
    expect(await code(back, manager(DISTRICT))).toBe('FORBIDDEN');
    for (const by of [manager(DISTRICT), SUPERVISOR, ADMIN]) expect(await code(list, by)).toBeUndefined();

    const foreign = manager('120102');
    expect(await read(hub, foreign, 'APPOINTMENTS', FEBRUARY)).toBeNull();
    expect(await refusedCodes(hub, APPOINTMENTS, foreign)).toEqual(['NOT_FOUND']);
    const id = (await submit(hub, APPOINTMENTS, ADMIN)).report?.['id'] as string;
    const node = async (name: string, by?: Parameters<TestHub['ask']>[2]) =>
      (await hub.ask(`query ${name} ($id: ID!) { node(id: $id) { __typename id } }`, { id }, by)).data?.['node'];
    expect(await node('ByManager', manager(DISTRICT))).toEqual({ __typename: 'Report', id });
    expect(await node('BySupervisor', SUPERVISOR)).toEqual({ __typename: 'Report', id });
    expect(await node('ByPublic')).toBeNull();
    expect(await node('ByForeigner', foreign)).toBeNull();
    expect(await node('ByWindow', officer(DISTRICT, 'WINDOW'))).toBeNull();
  });

  test('a report unknown, not owed or of no period of the form is null, and NOT_FOUND where it is to be changed', async () => {
    expect(await read(hub, SUPERVISOR, 'APPOINTMENTS', { from: '2017-02-02', to: '2017-02-28' })).toBeNull();
    expect(await read(hub, SUPERVISOR, 'TOWNSHIP_SELF_CHECK', FEBRUARY, DEPARTMENT)).toBeNull();
    expect(await read(hub, SUPERVISOR, 'APPOINTMENTS', FEBRUARY, '120000-none')).toBeNull();
    for (const report of ['report_120101_APPOINTMENTS-2017-02-02-1', 'report_nonsense', 'case_120101_1']) {
      expect((await sendBack(hub, { report, reason: '缺页' })).userErrors).toEqual([
        expect.objectContaining({ code: 'NOT_FOUND', basis: null }),
      ]);
    }
  });

  test('a submission is a snapshot: later records change neither rows nor bytes nor hash', async () => {
    const visit = visitOf({ id: 'visit_120101_1', visitedAt: '2017-02-13T02:00:00.000Z' });
    await insertRecord(hub.database, VISITS, visit);
    const live = await read(hub, SUPERVISOR, 'ON_SITE_SERVICE', FEBRUARY);
    expect(live).toMatchObject({ status: 'DUE', sha256: null, submittedAt: null, daysLeft: 2 });
    expect(live?.['rows']).toHaveLength(1);
    const submitted = await submit(hub, { form: 'ON_SITE_SERVICE', ...FEBRUARY });
    expect(submitted.report).toMatchObject({ status: 'SUBMITTED', submittedBy: '120101 管理员', daysLeft: null, rows: live?.['rows'] });
    const bytes = "SELECT sha256, encode(sha256(xlsx), 'hex') AS computed FROM report";
    const [frozen] = await hub.database.query<{ sha256: string; computed: string }>(bytes);
    expect(frozen?.computed).toBe(frozen?.sha256);
    expect(submitted.report?.['sha256']).toBe(frozen?.sha256);

    await insertRecord(hub.database, VISITS, visitOf({ id: 'visit_120101_2', visitedAt: '2017-02-14T02:00:00.000Z' }));
    hub.clock.advanceHours(100);
    expect(await read(hub, SUPERVISOR, 'ON_SITE_SERVICE', FEBRUARY)).toEqual({
      ...submitted.report,
      xlsxUrl: expect.any(String) as string,
    });
    expect(await hub.database.query(bytes)).toEqual([frozen]);
  });

  test('returning with a reason opens it again, on the records as they stand; a late submission tells so', async () => {
    const id = (await submit(hub, { form: 'ON_SITE_SERVICE', ...FEBRUARY })).report?.['id'] as string;
    await insertRecord(hub.database, VISITS, visitOf({ id: 'visit_120101_1', visitedAt: '2017-02-13T02:00:00.000Z' }));
    const before = await kept(hub);
    for (const [input, code] of [
      [{ report: id, reason: ' ' }, 'REASON_REQUIRED'],
      [{ report: id.replace('ON-SITE-SERVICE', 'APPOINTMENTS'), reason: '缺页' }, 'ILLEGAL_TRANSITION'],
    ] as const) {
      const { userErrors } = await sendBack(hub, input);
      expect(userErrors).toEqual([expect.objectContaining({ code, basis: '通知第三部分第（二）项' })]);
    }
    expect(await kept(hub)).toEqual(before);

    const returned = await sendBack(hub, { report: id, reason: '漏报一次上门服务' });
    expect(returned.report).toMatchObject({ status: 'RETURNED', returnedReason: '漏报一次上门服务', sha256: null, submittedAt: null });
    expect(returned.report?.['rows']).toHaveLength(1);
    expect((await sendBack(hub, { report: id, reason: '再退' })).userErrors).toEqual([
      expect.objectContaining({ code: 'ILLEGAL_TRANSITION' }),
    ]);

    hub.clock.advanceHours(24 * 3);
    const again = await submit(hub, { form: 'ON_SITE_SERVICE', ...FEBRUARY });
    expect(again.report).toMatchObject({ id, status: 'SUBMITTED_LATE', returnedReason: null });
    expect(again.report?.['rows']).toHaveLength(1);
  });

  test('a returned text is kept, so that it can be put right', async () => {
    const id = (await submit(hub, { form: 'CAMPAIGN_PLAN', ...YEAR, body: '一、总体要求' })).report?.['id'] as string;
    expect((await sendBack(hub, { report: id, reason: '过于简略' })).report).toMatchObject({ status: 'RETURNED', body: '一、总体要求' });
    const again = await submit(hub, { form: 'CAMPAIGN_PLAN', ...YEAR, body: '一、总体要求\n二、重点任务' });
    expect(again.report).toMatchObject({ status: 'SUBMITTED_LATE', body: '一、总体要求\n二、重点任务' });
  });

  test('a repeated key answers what the first one answered; with other input it is refused; at once it runs once', async () => {
    const input = { ...APPOINTMENTS, idempotencyKey: 'k1' };
    const [first, second] = await Promise.all([submit(hub, input), submit(hub, input)]);
    expect(first.userErrors).toEqual([]);
    expect(second.report?.['sha256']).toBe(first.report?.['sha256']);
    expect((await submit(hub, { ...input, form: 'DEFERRED_SERVICE' })).userErrors).toEqual([
      expect.objectContaining({ code: 'IDEMPOTENCY_KEY_REUSED' }),
    ]);
    const rivals = await Promise.all([1, 2, 3].map(() => submit(hub, { form: 'DEFERRED_SERVICE', ...FEBRUARY })));
    expect(rivals.filter(({ report }) => report !== null)).toHaveLength(1);
    expect(rivals.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      'REPORT_ALREADY_SUBMITTED',
      'REPORT_ALREADY_SUBMITTED',
    ]);
    const id = first.report?.['id'] as string;
    const back = { report: id, reason: '缺页', idempotencyKey: 'k2' };
    expect((await sendBack(hub, back)).report?.['status']).toBe('RETURNED');
    expect((await sendBack(hub, back)).report?.['status']).toBe('RETURNED');
  });
});
