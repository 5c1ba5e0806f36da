import type { Queries } from '../database.js';
import { allOf, Parameters } from './sql.js';

/** How a kind of record is kept: whole as JSON, beside it the columns that lists filter and order by. */
export interface RecordTable<Kept extends { readonly id: string }> {
  readonly name: string;
  /** The PostgreSQL type of each column beside `id` and `record`, and its value. */
  readonly columns: Readonly<Record<string, readonly [type: string, of: (record: Kept) => unknown]>>;
  /** The order of its lists: a column, then the id. */
  readonly order: { readonly column: string; readonly direction: 'ASC' | 'DESC' };
}

/** Conditions of a list, over the table under the name `r`. */
export type Conditions = (parameters: Parameters) => readonly string[];

export async function insertRecord<Kept extends { readonly id: string }>(
  queries: Queries,
  table: RecordTable<Kept>,
  record: Kept,
): Promise<void> {
  const parameters = new Parameters();
  const cells = cellsOf(parameters, table, record);
  await queries.query(
    `INSERT INTO ${table.name} (id, ${cells.map(([column]) => column).join(', ')})
     VALUES (${[parameters.bind(record.id), ...cells.map(([, value]) => value)].join(', ')})`,
    parameters.values,
  );
}

export async function updateRecord<Kept extends { readonly id: string }>(
  queries: Queries,
  table: RecordTable<Kept>,
  record: Kept,
): Promise<void> {
  const parameters = new Parameters();
  const assignments = cellsOf(parameters, table, record).map(([column, value]) => `${column} = ${value}`);
  await queries.query(`UPDATE ${table.name} SET ${assignments.join(', ')} WHERE id = ${parameters.bind(record.id)}`, parameters.values);
}

/** A record that nobody else can change until the transaction ends; null where there is none. */
export async function lockRecord<Kept extends { readonly id: string }>(
  transaction: Queries,
  table: RecordTable<Kept>,
  id: string,
): Promise<Kept | null> {
  const [row] = await transaction.query<{ record: Kept }>(`SELECT record FROM ${table.name} WHERE id = $1 FOR UPDATE`, [id]);
  return row?.record ?? null;
}

/** Records with one of the values in a column, in the table's order. */
export async function readRecords<Kept extends { readonly id: string }>(
  queries: Queries,
  table: RecordTable<Kept>,
  column: string,
  values: readonly string[],
): Promise<Kept[]> {
  const { column: order, direction } = table.order;
  const rows = await queries.query<{ record: Kept }>(
    `SELECT record FROM ${table.name} WHERE ${column} = ANY($1::text[]) ORDER BY ${order} ${direction}, id ${direction}`,
    [values],
  );
  return rows.map((row) => row.record);
}

/** One record by id; null where there is none. */
export async function findRecord<Kept extends { readonly id: string }>(
  queries: Queries,
  table: RecordTable<Kept>,
  id: string,
): Promise<Kept | null> {
  return (await readRecords(queries, table, 'id', [id]))[0] ?? null;
}

/** A page of records, each with the key that a cursor keeps. */
export async function readRecordPage<Kept extends { readonly id: string }>(
  queries: Queries,
  table: RecordTable<Kept>,
  conditions: Conditions,
  after: readonly [key: string, id: string] | null,
  limit: number,
): Promise<{ readonly record: Kept; readonly key: string }[]> {
  const parameters = new Parameters();
  const { column, direction } = table.order;
  const all = [...conditions(parameters)];
  if (after !== null) {
    const type = table.columns[column]?.[0] ?? 'text';
    all.push(
      `(r.${column}, r.id) ${direction === 'ASC' ? '>' : '<'} (${parameters.bind(after[0])}::${type}, ${parameters.bind(after[1])}::text)`,
    );
  }
  return queries.query(
    `SELECT r.record, r.${column} AS key FROM ${table.name} r WHERE ${allOf(all)}
     ORDER BY r.${column} ${direction}, r.id ${direction} LIMIT ${parameters.bind(limit)}`,
    parameters.values,
  );
}

export async function countRecords<Kept extends { readonly id: string }>(
  queries: Queries,
  table: RecordTable<Kept>,
  conditions: Conditions,
): Promise<number> {
  const parameters = new Parameters();
  const [row] = await queries.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table.name} r WHERE ${allOf(conditions(parameters))}`,
    parameters.values,
  );
  return row?.count ?? 0;
}

function cellsOf<Kept extends { readonly id: string }>(
  parameters: Parameters,
  { columns }: RecordTable<Kept>,
  record: Kept,
): [column: string, value: string][] {
  const cells = Object.entries(columns).map(([column, [type, of]]): [string, string] => [
    column,
    `${parameters.bind(of(record))}::${type}`,
  ]);
  return [...cells, ['record', `${parameters.bind(JSON.stringify(record))}::jsonb`]];
}
