import type { TestHub } from './hub.js';

/** How often the work is done: what the feed reads by itself now and then can only add to one of the runs. */
const RUNS = 3;

/** How many statements some work costs on a hub's database, with nothing remembered of items: the least over several runs. */
export async function statementsOf({ database, services }: TestHub, work: () => Promise<unknown>): Promise<number> {
  const versions = (await database.query<{ id: string }>('SELECT id FROM item_version')).map(({ id }) => id);
  let least = Infinity;
  for (let run = 0; run < RUNS; run += 1) {
    services.items.forget(...versions);
    database.statements.length = 0;
    await work();
    least = Math.min(least, database.statements.length);
  }
  return least;
}
