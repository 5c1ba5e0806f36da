import { officer } from '../../support/callers.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { ADMIN, look, pass, receiveWithout, refusals, SUPERVISOR, take, WINDOW } from '../../support/law.js';
import { centerOf, EVIDENCE, faultOf, grantOf, MANAGER, refusalsOf } from '../../support/service.js';
import { APPLICANT, materialCodes, MEMBER, receive } from '../../support/straight-road.js';
import { statementsOf } from '../../support/statements.js';

const PLANNED = '120101-XK00301';
const PATROL = { member: MEMBER, kind: 'PATROL', center: centerOf().id, inspectors: ['示例·督查一'] };
const LATE = { violation: 'LATE_ARRIVAL', severity: 'MINOR', description: '9时10分窗口无人' };
const LIST =
  'query ($filter: InspectionFilter) { inspections(filter: $filter) { totalCount nodes { id kind status case { id } alerts { kind } findings { violation points evidence { name sha256 } } } } }';

describeEachShape('inspections (M29)', (engine) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub({ engine });
  });
  afterEach(() => hub.close());

  const open = async (more = {}) => (await grantOf(hub, 'openInspection', { ...PATROL, ...more }, SUPERVISOR)).inspection.id as string;
  const inspections = async (filter: object | null = null, by = SUPERVISOR) => {
    const answer = await hub.ask(LIST, { filter }, by);
    expect(answer.errors).toBeUndefined();
    return answer.data?.['inspections'].nodes;
  };

  test('findings take points, and a closed inspection cannot be altered', async () => {
    const inspection = await open();
    const minor = await grantOf(hub, 'recordFinding', { inspection, ...LATE, staff: WINDOW.staff }, SUPERVISOR);
    expect(minor).toMatchObject({ inspection: { id: inspection, version: 2 }, finding: { points: 0.5 } });
    const serious = { inspection, violation: 'SHIRKING', severity: 'SERIOUS', description: '推诿', evidence: EVIDENCE };
    expect((await grantOf(hub, 'recordFinding', serious, SUPERVISOR)).finding.points).toBe(3);
    const { inspection: closed } = await grantOf(hub, 'closeInspection', { inspection, summary: '发现两个问题，已要求整改' }, SUPERVISOR);
    expect(closed).toMatchObject({ status: 'CLOSED', version: 4 });
    expect(await refusalsOf(hub, 'recordFinding', { inspection, ...LATE }, SUPERVISOR)).toEqual(['ILLEGAL_TRANSITION']);
    expect(await refusalsOf(hub, 'closeInspection', { inspection, summary: '再次' }, SUPERVISOR)).toEqual(['ILLEGAL_TRANSITION']);
    const [told] = await inspections({ kinds: ['PATROL'], statuses: ['CLOSED'] });
    expect(told.findings).toEqual([
      { violation: 'LATE_ARRIVAL', points: 0.5, evidence: [] },
      { violation: 'SHIRKING', points: 3, evidence: EVIDENCE },
    ]);
  });

  test("numbers are the member's own, of the year", async () => {
    await open();
    const { inspection } = await grantOf(hub, 'openInspection', { ...PATROL, kind: 'CALLBACK' }, SUPERVISOR);
    expect(inspection.number).toBe('JC-120101-2017-0002');
  });

  test('each refusal', async () => {
    const opening = (more: object) => refusalsOf(hub, 'openInspection', { ...PATROL, ...more }, SUPERVISOR);
    expect(await opening({ kind: 'INVITED' })).toEqual(['INVALID_INPUT']);
    expect(await opening({ center: centerOf('120102').id })).toEqual(['MEMBER_MISMATCH']);
    expect(await opening({ center: 'center_120101_none' })).toEqual(['NOT_FOUND']);
    const { id } = await receive(hub);
    expect(await opening({ member: '120102', center: null, case: id })).toEqual(['MEMBER_MISMATCH']);
    const inspection = await open();
    const finding = (more: object) => refusalsOf(hub, 'recordFinding', { inspection, ...LATE, ...more }, SUPERVISOR);
    expect(await finding({ severity: 'SERIOUS' })).toEqual(['EVIDENCE_REQUIRED']);
    expect(await finding({ staff: 'staff_120102_01' })).toEqual(['MEMBER_MISMATCH']);
    expect(await finding({ staff: 'staff_120101_99' })).toEqual(['NOT_FOUND']);
    expect(await finding({ expectedVersion: 5 })).toEqual(['STALE_VERSION']);
    expect(await finding({ inspection: 'inspection_120101_none' })).toEqual(['NOT_FOUND']);
    expect(await faultOf(hub, 'recordFinding', { inspection, ...LATE, evidence: [{ name: '照片', sha256: 'xyz' }] }, SUPERVISOR)).toBe(
      'BAD_USER_INPUT',
    );
    expect(await faultOf(hub, 'openInspection', { ...PATROL, inspectors: [] }, SUPERVISOR)).toBe('BAD_USER_INPUT');
    for (const by of [WINDOW, MANAGER]) expect(await faultOf(hub, 'openInspection', PATROL, by)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'openInspection', PATROL)).toBe('UNAUTHENTICATED');
  });

  test('a red alert opens one electronic inspection of its case; later ones join it', async () => {
    const [code] = await materialCodes(hub, PLANNED);
    const { id } = await receiveWithout(hub, PLANNED, code ?? '');
    await pass(hub, '2017-02-06T12:00:00+08:00');
    await take(hub, 'correctOnTheSpot', id, { materials: [{ code }], occurredAt: '2017-02-06T09:30:00+08:00' });
    await pass(hub, '2017-02-06T12:01:00+08:00');
    const [first] = await inspections({ kinds: ['ELECTRONIC'] });
    expect(first).toMatchObject({ status: 'OPEN', case: { id }, alerts: [{ kind: 'LATE_RECORDING' }] });
    await take(hub, 'acceptCase', id, {});
    await pass(hub, '2017-03-10T09:00:00+08:00');
    const all = await inspections({ kinds: ['ELECTRONIC'] });
    expect(all).toHaveLength(1);
    expect(all[0].alerts.map(({ kind }: { kind: string }) => kind)).toEqual(['LATE_RECORDING', 'STATUTE_MISSED']);
    expect(
      await refusals(
        hub,
        'extendCase',
        id,
        { days: 5, reason: '疑难', approvedBy: officer(MEMBER, 'LEADER').staff },
        officer(MEMBER, 'LEADER'),
      ),
    ).not.toEqual([]);
  });

  test('under an open inspection a supervisor sees the applicant of the case whole; before and afterwards masked', async () => {
    const { id } = await receive(hub);
    const whole = async (by = SUPERVISOR) =>
      (await look(hub, id, 'applicant { identifier } documents { kind }', by)).applicant.identifier === APPLICANT.identifier;
    expect(await whole()).toBe(false);
    const inspection = await open({ case: id });
    expect(await whole()).toBe(true);
    expect(await whole(ADMIN)).toBe(false);
    await grantOf(hub, 'closeInspection', { inspection, summary: '未发现问题' }, SUPERVISOR);
    expect(await whole()).toBe(false);
  });

  test('who sees which, and at what cost', async () => {
    const inspection = await open();
    await grantOf(hub, 'recordFinding', { inspection, ...LATE }, SUPERVISOR);
    const second = await open();
    await grantOf(hub, 'recordFinding', { inspection: second, ...LATE }, SUPERVISOR);
    const seen = async (by?: Parameters<TestHub['ask']>[2]) => {
      const answer = await hub.ask(LIST, {}, by);
      return answer.errors?.[0]?.extensions['code'] ?? answer.data?.['inspections'].totalCount;
    };
    expect(await seen(SUPERVISOR)).toBe(2);
    expect(await seen(ADMIN)).toBe(2);
    expect(await seen(MANAGER)).toBe(2);
    expect(await seen({ ...MANAGER, member: '120102' })).toBe(0);
    expect(await seen(WINDOW)).toBe('FORBIDDEN');
    expect(await seen()).toBe('UNAUTHENTICATED');
    const cost = (first: number) => {
      const query = `{ inspections(first: ${first}) { nodes { id member { code } center { name } case { number } alerts { kind } findings { points staff { name } rectification { status } accountability { number } } } } }`;
      return statementsOf(hub, async () => expect((await hub.ask(query, {}, SUPERVISOR)).errors).toBeUndefined());
    };
    expect(await cost(2)).toBe(await cost(1));
  });
});
