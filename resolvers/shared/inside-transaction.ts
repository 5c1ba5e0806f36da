import { Items } from '../../prisma/items/items.js';
import type { Queries } from '../../prisma/database.js';
import type { Services } from './context.js';

/** The services with everything that they ask of the database inside one transaction. */
export function insideTransaction(services: Services, transaction: Queries): Services {
  const query: Queries['query'] = (sql, parameters) => transaction.query(sql, parameters);
  const database = { ...services.database, query };
  return { ...services, database, items: new Items(database) };
}
