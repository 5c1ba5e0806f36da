import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../../../prisma/embedded/folder-lock.js';
import { migrationDiff } from '../../../prisma/migration-diff.js';
import { migrate, readMigrations } from '../../../prisma/migrate.js';
import { seed } from '../../../prisma/seed/seed.js';
import { describeEachEngine, testDatabase } from '../../support/database.js';

test('migrations and schema.prisma agree', async () => {
  expect((await migrationDiff()).trim()).toBe('-- This is an empty migration.');
});

describeEachEngine('migrations', (engine) => {
  test('applied migrations are not applied again, are kept as Prisma keeps them, and may not be edited', async () => {
    const database = await testDatabase({ engine });
    expect(await migrate(database)).toEqual([]);
    const rows = await database.query<{ name: string; checksum: string }>(
      'SELECT migration_name AS name, checksum FROM _prisma_migrations',
    );
    expect(rows).toEqual(readMigrations().map(({ name, checksum }) => ({ name, checksum })));
    await database.query(`UPDATE _prisma_migrations SET checksum = 'other'`);
    await expect(migrate(database)).rejects.toThrow('was edited after it was applied');
    await database.close();
  });

  test('seeding again doubles nothing', async () => {
    const database = await testDatabase({ engine });
    const COUNTS = `SELECT (SELECT count(*) FROM member) AS members, (SELECT count(*) FROM staff) AS staff, (SELECT count(*) FROM item_version) AS items`;
    const before = await database.query(COUNTS);
    await seed(database);
    expect(await database.query(COUNTS)).toEqual(before);
    await database.close();
  });

  test('a database restored from another server gives out positions above all that were given before', async () => {
    const database = await testDatabase({ engine });
    await database.query(`INSERT INTO case_event (id, case_id, member_code, sequence, kind, xid, recorded_at, body, hash)
      VALUES ('event_120101_old', 'c', '120101', 1, 'RECEIVED', 900000000000, now(), '{}', '')`);
    await migrate(database);
    const [row] = await database.query<{ position: number; horizon: number }>(
      'SELECT hub_transaction_position() AS position, hub_feed_horizon() AS horizon',
    );
    expect(row?.position).toBeGreaterThan(900000000000);
    expect(row?.horizon).toBeGreaterThan(900000000000);
    await database.close();
  });
});

test('a data folder in use is refused with a sentence that says what to do; one whose process is gone is taken over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-lock-'));
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(/another hub \(process \d+\).*HUB_DATA/);
  unlock();
  lockFolder(folder)();
  rmSync(folder, { recursive: true });
});
