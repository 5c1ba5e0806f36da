import type { TestDatabase } from './database.js';

/** How often the work is done: what the hub reads by itself now and then can only add to one of the runs. */
const RUNS = 3;

/** How many statements some work costs on a database: the least over several runs, the first of which also warms up. */
export async function statementsOf(database: TestDatabase, work: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < RUNS; run += 1) {
    database.statements.length = 0;
    await work();
    least = Math.min(least, database.statements.length);
  }
  return least;
}
