import { testDatabase, type TestDatabase } from '../../support/database.js';
import { waitFor } from '../../support/wait-for.js';

(process.env['TEST_DATABASE_URL'] === undefined ? describe.skip : describe)('the connections to a PostgreSQL server', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ engine: 'server', connections: 2 });
  });
  afterAll(() => database.close());

  const runs = async (pid: number): Promise<boolean> =>
    (await database.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid])).length > 0;

  test('one that the server ends inside a transaction fails that transaction, and the process lives on', async () => {
    const lost = database.transaction(async (transaction) => {
      const [own] = await transaction.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const pid = own?.pid ?? 0;
      await database.query('SELECT pg_terminate_backend($1)', [pid]);
      await waitFor(async () => !(await runs(pid)), 'the connection to end');
      await transaction.query('SELECT 1');
    });
    await expect(lost).rejects.toThrow();
    expect(await database.transaction((transaction) => transaction.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });

  test('what callers vary is not prepared without end', async () => {
    const counted = await database.transaction(async (transaction) => {
      for (let column = 0; column < 1_100; column += 1) await transaction.query(`SELECT 1 AS "column ${column}"`);
      return transaction.query<{ prepared: number }>('SELECT count(*)::int AS prepared FROM pg_prepared_statements');
    });
    expect(counted[0]?.prepared).toBeLessThanOrEqual(1_000);
    expect(counted[0]?.prepared).toBeGreaterThan(900);
  });
});
