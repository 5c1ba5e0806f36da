import { describeEachEngine, testDatabase, type TestDatabase } from '../../support/database.js';
import { testHub } from '../../support/hub.js';
import { pass } from '../../support/law.js';
import { grantOf, MANAGER } from '../../support/service.js';
import { MEMBER, receive } from '../../support/straight-road.js';

describeEachEngine('a database that another test has used before', (engine) => {
  test('has every row as at first, and no other', async () => {
    const before = await testHub({ engine });
    await receive(before);
    await pass(before, '2017-03-20T09:00:00+08:00');
    await grantOf(
      before,
      'registerStaff',
      { member: MEMBER, name: '示例·新一', jobTitle: '科员', permanent: true, duties: ['WINDOW'] },
      MANAGER,
    );
    await before.database.query('DELETE FROM item_version WHERE member_code = $1', [MEMBER]);
    await before.database.query(`UPDATE staff SET name = name || '·改' WHERE member_code = $1`, [MEMBER]);
    expect(await differences(before.database)).not.toEqual([]);
    await before.close();

    const again = await testDatabase({ engine });
    expect(again.prisma).toBe(before.database.prisma);
    expect(again.statements).toEqual([]);
    expect(await differences(again)).toEqual([]);
    await again.close();
  });
});

/** The tables whose rows are others than those remembered. */
async function differences(database: TestDatabase): Promise<string[]> {
  const [state] = await database.query<{ tables: string[] }>('SELECT tables FROM remembered.state');
  const different: string[] = [];
  for (const table of state?.tables ?? ['none']) {
    const [now, then] = [`SELECT t::text FROM public.${table} t`, `SELECT t::text FROM remembered.${table} t`];
    const rows = await database.query(`(${now} EXCEPT ALL ${then}) UNION ALL (${then} EXCEPT ALL ${now})`);
    if (rows.length > 0) different.push(table);
  }
  return different;
}
