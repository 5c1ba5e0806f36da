import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { CHECKER, COMMITMENT, receiveWithout, REVIEWER, SUPERVISOR, take } from '../../support/law.js';
import { ITEM, MEMBER } from '../../support/straight-road.js';
import { FEBRUARY, manager, submit } from '../reports/report-requests.js';

const LINES = 'query ($period: PeriodInput!) { appraisals(period: $period) { member { code } lines { indicator value points basis } } }';
const DEPARTMENT = '120000-gh';

interface Appraisal {
  readonly member: { readonly code: string };
  readonly lines: readonly { readonly indicator: string; readonly value: number | null; readonly points: number; readonly basis: string }[];
}

describeEachShape('what the lines of an appraisal count', (engine) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub({ engine });
  });
  afterEach(() => hub.close());

  const lineOf = async (member: string, indicator: string) => {
    const answer = await hub.ask(LINES, { period: { from: '2017-02-01', to: '2017-03-31' } }, SUPERVISOR);
    expect(answer.errors).toBeUndefined();
    const appraisal = (answer.data?.['appraisals'] as Appraisal[]).find(({ member: { code } }) => code === member);
    return appraisal?.lines.find((line) => line.indicator === indicator);
  };

  test('a promise of materials that fell away by its day with a rejection or a withdrawal counts neither way', async () => {
    const promised = async () => {
      const { id } = await receiveWithout(hub, ITEM, 'XK01201-M04');
      await take(hub, 'acceptCase', id, { commitment: COMMITMENT });
      return id;
    };
    const rejected = async () => {
      const id = await promised();
      await take(hub, 'reviewCase', id, { favourable: false, text: '不符合条件' }, REVIEWER);
      await take(hub, 'decideCase', id, { outcome: 'REJECTED', reasons: '不符合法定条件' }, CHECKER);
      return id;
    };
    await rejected();
    await take(hub, 'withdrawCase', await promised(), {});
    const late = await promised();
    await take(hub, 'supplementMaterials', await promised(), { materials: [{ code: 'XK01201-M04' }] });
    hub.clock.advanceHours(24 * 6);
    await take(hub, 'withdrawCase', late, {});
    expect(await lineOf(MEMBER, 'DEFERRED_SERVICE')).toMatchObject({
      value: 0.5,
      basis: expect.stringContaining('到期 2 件，其中按期补齐 1 件'),
    });
  });

  test('reports sent in before their day count once it has passed, as do those that are owed', async () => {
    hub.clock.advanceHours(24 * 24);
    expect(hub.clock.today()).toBe('2017-03-02');
    const forms = ['DEFERRED_SERVICE', 'ON_SITE_SERVICE', 'APPOINTMENTS'];
    for (const report of [
      { form: 'CONSOLIDATION_SELF_CHECK', from: '2017-01-01', to: '2017-02-28' },
      ...forms.map((form) => ({ form, ...FEBRUARY })),
    ]) {
      const { userErrors } = await submit(hub, { member: DEPARTMENT, ...report }, manager(DEPARTMENT));
      expect(userErrors).toEqual([]);
    }
    expect(await lineOf(DEPARTMENT, 'REPORTING')).toMatchObject({
      value: 0,
      points: 0,
      basis: expect.stringContaining('应报送 2 份，其中按期报送 0 份'),
    });
    hub.clock.advanceHours(24 * 4);
    expect(await lineOf(DEPARTMENT, 'REPORTING')).toMatchObject({
      value: 0.6,
      basis: expect.stringContaining('应报送 5 份，其中按期报送 3 份'),
    });
  });
});
