import { nextReportCheck, raiseReportAlerts } from '../../../resolvers/reports/report-alerts.js';
import { describeEachEngine } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { DISTRICT, FEBRUARY, manager, sendBack, submit, SUPERVISOR, YEAR } from './report-requests.js';

describeEachEngine('alerts of overdue reports (YELLOW)', (engine) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub({ engine });
  });
  afterEach(() => hub.close());

  const alerts = async (): Promise<{ member: string; detail: string; level: string; resolvedAt: string | null; raisedAt: string }[]> => {
    const answer = await hub.ask(
      '{ alerts(filter: { kinds: [REPORT_OVERDUE] }, first: 100) { nodes { member { code } detail level raisedAt resolvedAt } totalCount } }',
      {},
      SUPERVISOR,
    );
    return answer.data?.['alerts'].nodes.map(({ member, ...rest }: { member: { code: string } }) => ({ member: member.code, ...rest }));
  };

  /** Runs the report checks alone, in the order of time, as the sweep does with all checks. */
  async function pass(until: string): Promise<string[]> {
    const instants: string[] = [];
    for (;;) {
      const at = await nextReportCheck(hub.services, hub.clock.now());
      if (at === null || at > until) break;
      await hub.clock.moveTo(at);
      await raiseReportAlerts(hub.services, at);
      instants.push(at);
    }
    await hub.clock.moveTo(until);
    return instants;
  }

  test('once the due day is over in Shanghai, for every member that has not submitted, once', async () => {
    await submit(hub, { form: 'CAMPAIGN_PLAN', ...YEAR, body: '一、总体要求' });
    expect(await pass('2017-02-08T15:59:59.000Z')).toEqual([]);
    expect(await pass('2017-02-08T16:00:00.000Z')).toEqual(['2017-02-08T16:00:00.000Z']);
    const raised = await alerts();
    expect(raised).toHaveLength(50);
    expect(raised.some(({ member }) => member === DISTRICT)).toBe(false);
    expect(raised[0]).toMatchObject({
      level: 'YELLOW',
      resolvedAt: null,
      raisedAt: '2017-02-09T00:00:00.000+08:00',
      detail: '2017年“作风大整顿、效率大提高”活动意见办法最迟应于 2017-02-08 报送市审批办，尚未报送',
    });
    await Promise.all([1, 2].map(() => raiseReportAlerts(hub.services, hub.clock.now())));
    expect(await pass('2017-02-20T00:00:00.000Z')).toEqual([]);
    expect(await alerts()).toHaveLength(50);
  });

  test('a late submission ends the alert; what is returned afterwards raises none', async () => {
    await pass('2017-03-05T16:00:00.000Z');
    const own = async () => (await alerts()).filter(({ member, detail }) => member === DISTRICT && detail.includes('预约'));
    expect(await own()).toEqual([expect.objectContaining({ resolvedAt: null })]);
    hub.clock.advanceHours(1);
    const { report } = await submit(hub, { form: 'APPOINTMENTS', ...FEBRUARY }, manager(DISTRICT));
    expect(report?.['status']).toBe('SUBMITTED_LATE');
    expect(await own()).toEqual([expect.objectContaining({ resolvedAt: '2017-03-06T01:00:00.000+08:00' })]);
    await sendBack(hub, { report: report?.['id'], reason: '缺页' });
    await pass('2017-03-20T00:00:00.000Z');
    expect(await own()).toEqual([expect.objectContaining({ resolvedAt: '2017-03-06T01:00:00.000+08:00' })]);
  });

  test('what was submitted in time and returned after its day raises none, after a stop of the hub neither', async () => {
    await hub.clock.moveTo('2017-03-02T00:00:00.000Z');
    const { report } = await submit(hub, { form: 'APPOINTMENTS', ...FEBRUARY });
    await submit(hub, { form: 'ON_SITE_SERVICE', ...FEBRUARY });
    const early = await submit(hub, { form: 'DEFERRED_SERVICE', ...FEBRUARY });
    await sendBack(hub, { report: early.report?.['id'], reason: '缺页' });
    await hub.clock.moveTo('2017-03-07T00:00:00.000Z');
    await sendBack(hub, { report: report?.['id'], reason: '缺页' });
    expect((await pass('2017-03-08T00:00:00.000Z'))[0]).toBe('2017-02-08T16:00:00.000Z');
    const own = (await alerts()).filter(({ member }) => member === DISTRICT).map(({ detail }) => detail.slice(0, 16));
    const [plan] = await hub.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM alert WHERE kind = 'REPORT_OVERDUE' AND member_code = $1`,
      [DISTRICT],
    );
    expect(own.filter((detail) => detail.includes('预约') || detail.includes('上门'))).toEqual([]);
    // The plan, 附件2 (returned before its day), 附件5 and 附件6.
    expect(plan?.count).toBe(4);
  });

  test('what fell due before the hub went into service is not asked of it', async () => {
    await hub.database.query(`UPDATE hub_service SET since = '2017-03-10T00:00:00Z'`);
    const services = { ...hub.services, inServiceSince: '2017-03-10T00:00:00.000Z' };
    expect(await nextReportCheck(services, '2017-03-10T00:00:00.000Z')).toBe('2017-04-05T16:00:00.000Z');
    expect(await nextReportCheck(services, '2017-03-20T00:00:00.000Z')).toBe('2017-04-05T16:00:00.000Z');
    await raiseReportAlerts(services, '2017-03-20T00:00:00.000Z');
    expect(await alerts()).toEqual([]);
  });
});
