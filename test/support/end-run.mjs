import pg from 'pg';

/**
 * After all tests: drops the run's databases. Not file by file: the server writes out everything that it holds at every drop, of all
 * databases, and keeps whoever asked waiting for it.
 */
export default async function endRun() {
  const connectionString = process.env.TEST_DATABASE_URL;
  if (connectionString === undefined) return;
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)', [
      `hub_test_${process.env.HUB_TEST_RUN}_`,
    ]);
    for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
