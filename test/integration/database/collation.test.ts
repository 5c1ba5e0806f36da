import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../../prisma/database.js';
import { migrate } from '../../../prisma/migrate.js';

const SERVER = process.env['TEST_DATABASE_URL'];

(SERVER === undefined ? test.skip : test)('on a server whose own collation is another, texts are ordered by their code units', async () => {
  const url = new URL(SERVER ?? '');
  const name = `hub_test_${process.env['HUB_TEST_RUN']}_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en'`);
  await client.end();
  url.pathname = `/${name}`;
  const database = await openDatabase({ databaseUrl: url.href, dataFolder: '' });
  await migrate(database);
  expect(await database.query(`SELECT 'a' < 'B' AS "isLinguistic"`)).toEqual([{ isLinguistic: true }]);
  expect(await database.query(`SELECT id FROM (SELECT id FROM case_record UNION ALL VALUES ('a'), ('B')) t ORDER BY id`)).toEqual([
    { id: 'B' },
    { id: 'a' },
  ]);
  await database.close();
});
