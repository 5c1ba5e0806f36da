import { openBus } from '../../../prisma/bus/bus.js';
import { testDatabase } from '../../support/database.js';
import { waitFor } from '../../support/wait-for.js';

const onServer = process.env['TEST_DATABASE_URL'] === undefined ? test.skip : test;

onServer('a bus that is closed while its connection is lost listens no more', async () => {
  const database = await testDatabase({ engine: 'server' });
  const open = () => openBus({ database, databaseUrl: database.url, busUrl: null });
  const listeners = `FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
  const listening = async (): Promise<number> => (await database.query(`SELECT pid ${listeners}`)).length;
  const cut = async (): Promise<void> => {
    await database.query(`SELECT pg_terminate_backend(pid) ${listeners}`);
    await waitFor(async () => (await listening()) === 0, 'nobody to listen');
  };
  const closed = await open();
  await cut();
  // Cut off later, it comes back later than the first would have; and opened meanwhile, the first has seen that it was cut.
  const other = await open();
  await closed.close();
  let isBack = false;
  other.onWake(() => (isBack = true));
  await cut();
  await waitFor(() => isBack, 'the other bus to listen again');
  expect(await listening()).toBe(1);
  await other.close();
  await database.close();
});
