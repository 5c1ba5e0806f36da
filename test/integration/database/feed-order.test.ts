import pg from 'pg';
import { readFeed } from '../../../prisma/cases/event-read.js';
import { testHub } from '../../support/hub.js';
import { receive } from '../../support/straight-road.js';

const onServer = process.env['TEST_DATABASE_URL'] === undefined ? test.skip : test;

onServer('an event committed late never appears behind a cursor already handed out', async () => {
  const hub = await testHub({ engine: 'server' });
  const everything = { scope: { all: true, member: null, applicant: null }, members: null, kinds: null, caseId: null, after: null };
  const slow = new pg.Client({ connectionString: hub.database.url ?? '' });
  await slow.connect();
  await receive(hub);
  await slow.query('BEGIN');
  await slow.query(`INSERT INTO case_event (id, case_id, member_code, sequence, kind, recorded_at, body, hash)
    SELECT 'event_120101_slow', case_id, member_code, 99, kind, recorded_at, body, hash FROM case_event LIMIT 1`);
  const before = await readFeed(hub.database, everything, 100);
  await receive(hub);
  const during = await readFeed(hub.database, everything, 100);
  expect(during).toHaveLength(before.length);
  await slow.query('COMMIT');
  const after = await readFeed(hub.database, everything, 100);
  expect(after.slice(0, during.length)).toEqual(during);
  expect(after).toHaveLength(during.length + 2);
  await slow.end();
  await hub.close();
});
