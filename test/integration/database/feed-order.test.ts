import pg from 'pg';
import { readFeed } from '../../../prisma/cases/event-read.js';
import { testHub } from '../../support/hub.js';
import { receive } from '../../support/straight-road.js';

const SERVER = process.env['TEST_DATABASE_URL'];
const onServer = SERVER === undefined ? test.skip : test;
const EVERYTHING = { scope: { all: true, member: null, applicant: null }, members: null, kinds: null, caseId: null, after: null };

async function connection(url: string | null | undefined): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url ?? '' });
  await client.connect();
  return client;
}

onServer('an event committed late never appears behind a cursor already handed out', async () => {
  const hub = await testHub({ engine: 'server' });
  const slow = await connection(hub.database.url);
  await receive(hub);
  await slow.query('BEGIN');
  await slow.query(`INSERT INTO case_event (id, case_id, member_code, sequence, kind, recorded_at, body, hash)
    SELECT 'event_120101_slow', case_id, member_code, 99, kind, recorded_at, body, hash FROM case_event LIMIT 1`);
  const before = await readFeed(hub.database, EVERYTHING, 100);
  await receive(hub);
  const during = await readFeed(hub.database, EVERYTHING, 100);
  expect(during).toHaveLength(before.length);
  await slow.query('COMMIT');
  const after = await readFeed(hub.database, EVERYTHING, 100);
  expect(after.slice(0, during.length)).toEqual(during);
  expect(after).toHaveLength(during.length + 2);
  await slow.end();
  await hub.close();
});

onServer('a transaction of another database on the same server holds no feed up', async () => {
  const hub = await testHub({ engine: 'server' });
  const elsewhere = await connection(SERVER);
  await elsewhere.query('BEGIN');
  await elsewhere.query('SELECT pg_current_xact_id()');
  await receive(hub);
  expect(await readFeed(hub.database, EVERYTHING, 100)).toHaveLength(1);
  await elsewhere.query('ROLLBACK');
  await elsewhere.end();
  await hub.close();
});
