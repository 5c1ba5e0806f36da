import { describeEachEngine, testDatabase, type TestDatabase } from '../../support/database.js';

/** Each list's table, with the instant that it is ordered by. */
const LISTS = [
  ['case_record', 'received_at'],
  ['case_record', 'due_on'],
  ['alert', 'raised_at'],
  ['inquiry', 'opened_at'],
  ['appointment', 'starts_at'],
  ['visit', 'scheduled_for'],
  ['inspection', 'opened_at'],
  ['accountability', 'proposed_at'],
] as const;

describeEachEngine('a page is read off its index, whatever its depth and direction', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ engine });
  });
  afterAll(() => database.close());

  const planOf = (statement: string): Promise<string> =>
    database.transaction(async (queries) => {
      // So few rows as a test has would be read through.
      await queries.query('SET LOCAL enable_seqscan = off');
      await queries.query('SET LOCAL enable_bitmapscan = off');
      const lines = await queries.query<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS OFF) ${statement}`);
      return lines.map((line) => line['QUERY PLAN']).join('\n');
    });

  test.each(LISTS)('%s by %s', async (table, column) => {
    for (const mine of ['TRUE', "member_code = '120101'"])
      for (const [direction, beyond] of [
        ['ASC', '>'],
        ['DESC', '<'],
      ]) {
        const plan = await planOf(
          `SELECT * FROM ${table} WHERE ${mine} AND (${column}, id) ${beyond} ('2017-03-01', 'x')
           ORDER BY ${column} ${direction}, id ${direction} LIMIT 20`,
        );
        expect(plan).not.toContain('Sort');
        expect(plan).toContain(`ROW(${column}, id) ${beyond}`);
      }
  });
});
