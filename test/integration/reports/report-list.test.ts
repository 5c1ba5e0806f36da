import type { Caller } from '../../../domain/shared/caller.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { ADMIN, DEPARTMENT, DISTRICT, FEBRUARY, manager, sendBack, STORY, submit, SUPERVISOR, YEAR } from './report-requests.js';
import { statementsOf } from '../../support/statements.js';

interface Listed {
  readonly nodes: { readonly id: string; readonly dueOn: string; readonly status: string; readonly member: { readonly code: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly totalCount: number;
}

describeEachShape('the list of what is owed', (shape) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ engine: shape });
    await hub.clock.moveTo('2017-04-06T01:00:00.000Z');
    await submit(hub, { form: 'APPOINTMENTS', ...FEBRUARY });
    await submit(hub, { form: 'TYPICAL_CASE', ...YEAR, body: STORY });
    await submit(hub, { form: 'TYPICAL_CASE', ...YEAR, body: STORY });
    const { report } = await submit(hub, { form: 'CAMPAIGN_PLAN', ...YEAR, body: '一、总体要求' });
    await sendBack(hub, { report: report?.['id'], reason: '过于简略' });
  });
  afterAll(() => hub.close());

  async function list(by: Caller, filter: object | null, first = 20, after: string | null = null, fields = ''): Promise<Listed> {
    const answer = await hub.ask(
      `query ($filter: ReportFilter, $first: Int, $after: String) { reports(filter: $filter, first: $first, after: $after) {
         nodes { id dueOn status member { code } ${fields} } pageInfo { hasNextPage endCursor } totalCount } }`,
      { filter, first, after },
      by,
    );
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data?.['reports'] as Listed;
  }

  const statuses = async (filter: object): Promise<string[]> =>
    (await list(manager(DISTRICT), filter, 100)).nodes.map(({ id, status }) => `${id.slice('report_120101_'.length)} ${status}`);

  test('a district owes, by due day, the latest first; the status tells itself', async () => {
    expect(await statuses({})).toEqual([
      'ANNUAL-SUMMARY-2017-01-01-1 DUE',
      'TYPICAL-CASE-2017-01-01-1 SUBMITTED',
      'TYPICAL-CASE-2017-01-01-2 SUBMITTED',
      'APPOINTMENTS-2017-04-01-1 DUE',
      'DEFERRED-SERVICE-2017-04-01-1 DUE',
      'DISTRICT-INSPECTION-SUMMARY-2017-04-01-1 DUE',
      'ON-SITE-SERVICE-2017-04-01-1 DUE',
      'TOWNSHIP-SELF-CHECK-2017-04-01-1 DUE',
      'APPOINTMENTS-2017-03-01-1 OVERDUE',
      'DEFERRED-SERVICE-2017-03-01-1 OVERDUE',
      'DISTRICT-INSPECTION-SUMMARY-2017-03-01-1 OVERDUE',
      'ON-SITE-SERVICE-2017-03-01-1 OVERDUE',
      'TOWNSHIP-SELF-CHECK-2017-03-01-1 OVERDUE',
      'APPOINTMENTS-2017-02-01-1 SUBMITTED_LATE',
      'DEFERRED-SERVICE-2017-02-01-1 OVERDUE',
      'DISTRICT-INSPECTION-SUMMARY-2017-02-01-1 OVERDUE',
      'ON-SITE-SERVICE-2017-02-01-1 OVERDUE',
      'TOWNSHIP-SELF-CHECK-2017-02-01-1 OVERDUE',
      'CAMPAIGN-PLAN-2017-01-01-1 RETURNED',
    ]);
  });

  test('filters by form, status and due day, and counts with them', async () => {
    expect(await statuses({ statuses: ['SUBMITTED_LATE', 'RETURNED'] })).toEqual([
      'APPOINTMENTS-2017-02-01-1 SUBMITTED_LATE',
      'CAMPAIGN-PLAN-2017-01-01-1 RETURNED',
    ]);
    expect(await statuses({ forms: ['APPOINTMENTS'], dueFrom: '2017-04-05', dueTo: '2017-05-04' })).toEqual([
      'APPOINTMENTS-2017-03-01-1 OVERDUE',
    ]);
    expect((await list(manager(DISTRICT), { statuses: ['OVERDUE'] }, 1)).totalCount).toBe(9);
  });

  test('a CENTER_MANAGER sees the own member alone, supervisors all that owe', async () => {
    expect((await list(manager(DEPARTMENT), {}, 100)).nodes.every(({ member }) => member.code === DEPARTMENT)).toBe(true);
    expect((await list(manager(DEPARTMENT), { members: [DISTRICT] })).totalCount).toBe(0);
    const all = await list(SUPERVISOR, { forms: ['ANNUAL_SUMMARY'] }, 100);
    expect(all.totalCount).toBe(51);
    expect((await list(ADMIN, { forms: ['ANNUAL_SUMMARY'] }, 100)).totalCount).toBe(51);
    expect((await list(SUPERVISOR, { forms: ['CONSOLIDATION_SELF_CHECK'] }, 100)).totalCount).toBe(35);
    expect((await list(SUPERVISOR, { members: ['120000-qx'] })).totalCount).toBe(0);
  });

  test('read page by page it repeats and skips nothing; a cursor of another list is refused', async () => {
    const whole: string[] = [];
    let after: string | null = null;
    for (let hasNext = true; hasNext;) {
      const page: Listed = await list(SUPERVISOR, { dueFrom: '2017-04-01' }, 37, after);
      whole.push(...page.nodes.map(({ id, dueOn }) => `${dueOn} ${id}`));
      ({ hasNextPage: hasNext, endCursor: after } = page.pageInfo);
    }
    const { totalCount } = await list(SUPERVISOR, { dueFrom: '2017-04-01' }, 1);
    expect(whole).toHaveLength(totalCount);
    expect(new Set(whole).size).toBe(totalCount);
    expect(whole.map((line) => line.slice(0, 10))).toEqual(
      whole
        .map((line) => line.slice(0, 10))
        .sort()
        .reverse(),
    );
    await expect(list(SUPERVISOR, {}, 10, after)).rejects.toThrow('BAD_USER_INPUT');
    await expect(list(SUPERVISOR, { members: ['999999'] })).rejects.toThrow('BAD_USER_INPUT');
    await expect(list(SUPERVISOR, {}, 0)).rejects.toThrow('BAD_USER_INPUT');
  });

  // One database tells its statements.
  const onOneDatabase = shape === 'nodes' ? test.skip : test;
  onOneDatabase('the number of statements does not grow with the list; rows cost one for each form', async () => {
    const cost = (first: number, fields: string): Promise<number> =>
      statementsOf(hub, () => list(SUPERVISOR, { forms: ['APPOINTMENTS', 'DEFERRED_SERVICE'] }, first, null, fields));
    expect(await cost(1, 'title')).toBe(1);
    expect(await cost(100, 'title body submittedBy')).toBeLessThanOrEqual(2);
    expect(await cost(60, 'rows { cells } totals { cells }')).toBe(3);
    expect(await cost(100, 'rows { cells } totals { cells }')).toBeLessThanOrEqual(4);
  });
});
