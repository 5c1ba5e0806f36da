import { Items } from '../../../prisma/items/items.js';
import { testDatabase } from '../../support/database.js';

test('a version at hand is told although it is forgotten while others are read', async () => {
  const database = await testDatabase({ engine: 'embedded' });
  const ids = (await database.query<{ id: string }>('SELECT id FROM item_version ORDER BY id LIMIT 2')).map(({ id }) => id);
  const items = new Items(database);
  await items.find(ids.slice(0, 1));
  const both = items.find(ids);
  items.forget(...ids);
  expect((await both).map((item) => item?.id)).toEqual(ids);
  await database.close();
});
