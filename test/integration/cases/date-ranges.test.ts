import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { ADMIN } from '../../support/law.js';

describeEachShape('the days of a filter', (engine) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ engine });
  });
  afterAll(() => hub.close());

  const LISTS = [
    ['cases', 'CaseFilter', 'receivedFrom', 'receivedTo'],
    ['appointments', 'AppointmentFilter', 'from', 'to'],
    ['visits', 'VisitFilter', 'from', 'to'],
    ['inspections', 'InspectionFilter', 'from', 'to'],
    ['reports', 'ReportFilter', 'dueFrom', 'dueTo'],
  ] as const;

  test.each(LISTS)('%s: a range that ends before it begins is BAD_USER_INPUT; one day is a range', async (list, type, first, last) => {
    const query = `query ($filter: ${type}) { ${list}(filter: $filter) { totalCount } }`;
    const ask = (filter: object) => hub.ask(query, { filter }, ADMIN);
    const { errors } = await ask({ [first]: '2017-02-07', [last]: '2017-02-06' });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(errors?.[0]?.message).toMatch(new RegExp(`^filter\\.${last}: `));
    for (const filter of [
      { [first]: '2017-02-06', [last]: '2017-02-06' },
      { [first]: '2017-02-07', [last]: null },
      { [last]: '2017-02-06' },
    ]) {
      const answer = await ask(filter);
      expect(answer.errors).toBeUndefined();
      expect(answer.data?.[list].totalCount).toBeGreaterThanOrEqual(0);
    }
  });

  test("a member's cases are read by the same filter", async () => {
    const query = `query ($filter: CaseFilter) { member(code: "120101") { cases(filter: $filter) { totalCount } } }`;
    const { errors } = await hub.ask(query, { filter: { receivedFrom: '2017-02-07', receivedTo: '2017-02-06' } }, ADMIN);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
