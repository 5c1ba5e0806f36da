import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { pass, SUPERVISOR, WINDOW } from '../../support/law.js';
import { faultOf, grantOf, MANAGER, refusalsOf } from '../../support/service.js';
import { MEMBER } from '../../support/straight-road.js';

const LINE = {
  member: MEMBER,
  aspect: 'SERVICE_EFFICIENCY',
  problem: '受理窗口排队时间较长',
  measures: '增设一个综合受理窗口',
  responsible: '示例·王一',
  dueOn: '2017-02-10',
};
const LIST =
  'query ($filter: RectificationFilter) { rectifications(filter: $filter) { totalCount nodes { id status overdue finding { id } } } }';
const ALERTS =
  '{ alerts(filter: { kinds: [RECTIFICATION_OVERDUE] }) { nodes { level detail raisedAt resolvedAt case { id } member { code } } } }';

describeEachShape('rectification (problem ledger)', (engine) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub({ engine });
  });
  afterEach(() => hub.close());

  const open = async (more = {}, by = MANAGER) =>
    (await grantOf(hub, 'openRectification', { ...LINE, ...more }, by)).rectification.id as string;
  const finding = async () => {
    const inspection = { member: MEMBER, kind: 'PATROL', inspectors: ['示例·督查一'] };
    const { inspection: opened } = await grantOf(hub, 'openInspection', inspection, SUPERVISOR);
    const found = { inspection: opened.id, violation: 'LATE_ARRIVAL', severity: 'MINOR', description: '迟到' };
    return (await grantOf(hub, 'recordFinding', found, SUPERVISOR)).finding.id as string;
  };
  const alerts = async () => (await hub.ask(ALERTS, {}, SUPERVISOR)).data?.['alerts'].nodes;

  test('submitted by the member, returned and verified by a supervisor, each step with its note', async () => {
    const rectification = await open({ finding: await finding() });
    expect(await refusalsOf(hub, 'verifyRectification', { rectification, text: '已核实' }, SUPERVISOR)).toEqual(['ILLEGAL_TRANSITION']);
    await grantOf(hub, 'submitRectification', { rectification, text: '已增设窗口' }, MANAGER);
    await grantOf(hub, 'returnRectification', { rectification, text: '未见叫号系统调整' }, SUPERVISOR);
    const { rectification: line } = await grantOf(hub, 'submitRectification', { rectification, text: '已调整' }, MANAGER);
    expect(line.progress.map(({ text }: { text: string }) => text)).toEqual(['已增设窗口', '未见叫号系统调整', '已调整']);
    expect((await grantOf(hub, 'verifyRectification', { rectification, text: '已核实' }, SUPERVISOR)).rectification).toMatchObject({
      status: 'VERIFIED',
      version: 5,
    });
    expect(await refusalsOf(hub, 'returnRectification', { rectification, text: '再看' }, SUPERVISOR)).toEqual(['ILLEGAL_TRANSITION']);
  });

  test('overdue the day after its last, alerted once, ended when the member has done its part', async () => {
    const rectification = await open();
    await pass(hub, '2017-02-10T23:59:00+08:00');
    expect(await alerts()).toEqual([]);
    await pass(hub, '2017-02-11T00:00:00+08:00');
    await pass(hub, '2017-02-20T00:00:00+08:00');
    const [alert, ...more] = await alerts();
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      level: 'YELLOW',
      raisedAt: '2017-02-11T00:00:00.000+08:00',
      resolvedAt: null,
      case: null,
      member: { code: MEMBER },
    });
    expect(alert.detail).toContain('受理窗口排队时间较长');
    const overdue = async (value: boolean) =>
      (await hub.ask(LIST, { filter: { overdue: value } }, SUPERVISOR)).data?.['rectifications'].nodes;
    expect(await overdue(true)).toMatchObject([{ id: rectification, overdue: true }]);
    expect(await overdue(false)).toEqual([]);
    expect((await grantOf(hub, 'submitRectification', { rectification, text: '已完成' }, MANAGER)).rectification.overdue).toBe(false);
    expect((await alerts())[0].resolvedAt).toBe('2017-02-20T00:00:00.000+08:00');
    expect(await overdue(true)).toEqual([]);
  });

  test('each refusal', async () => {
    const found = await finding();
    await open({ finding: found });
    const opening = (more: object) => refusalsOf(hub, 'openRectification', { ...LINE, ...more }, SUPERVISOR);
    expect(await opening({ dueOn: '2017-02-05' })).toEqual(['INVALID_INPUT']);
    expect(await opening({ finding: found })).toEqual(['INVALID_INPUT']);
    expect(await opening({ finding: 'finding_120101_none' })).toEqual(['NOT_FOUND']);
    expect(await opening({ member: '120102', finding: await finding() })).toEqual(['MEMBER_MISMATCH']);
    const rectification = await open();
    expect(await refusalsOf(hub, 'submitRectification', { rectification, text: '好', expectedVersion: 4 }, MANAGER)).toEqual([
      'STALE_VERSION',
    ]);
    const others = { ...MANAGER, member: '120102' };
    expect(await refusalsOf(hub, 'submitRectification', { rectification, text: '好' }, others)).toEqual(['NOT_FOUND']);
    expect(await faultOf(hub, 'openRectification', LINE, others)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'verifyRectification', { rectification, text: '好' }, MANAGER)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'submitRectification', { rectification, text: '好' }, SUPERVISOR)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'submitRectification', { rectification, text: ' ' }, MANAGER)).toBe('BAD_USER_INPUT');
    expect(await faultOf(hub, 'openRectification', LINE, WINDOW)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'openRectification', LINE)).toBe('UNAUTHENTICATED');
  });

  test('who sees which', async () => {
    await open();
    const seen = async (by?: Parameters<TestHub['ask']>[2], filter: object | null = null) => {
      const answer = await hub.ask(LIST, { filter }, by);
      return answer.errors?.[0]?.extensions['code'] ?? answer.data?.['rectifications'].totalCount;
    };
    expect(await seen(MANAGER)).toBe(1);
    expect(await seen(SUPERVISOR, { aspects: ['WORK_STYLE'] })).toBe(0);
    expect(await seen(SUPERVISOR, { statuses: ['OPEN'] })).toBe(1);
    expect(await seen({ ...MANAGER, member: '120102' })).toBe(0);
    expect(await seen(WINDOW)).toBe('FORBIDDEN');
    expect(await seen()).toBe('UNAUTHENTICATED');
  });
});
