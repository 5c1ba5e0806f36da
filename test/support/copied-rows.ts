import type { Queries } from '../../prisma/database.js';

/** The registry is the same in every database. */
const REGISTRY = ['center', 'staff'];
/** What a database gives to each row of a log itself: its place in the log. */
const PLACES = ['xid', 'position'];

/** Puts the rows of some members, out of a database that holds everybody's, into another in place of what it has of theirs; as they are. */
export async function copyRows(from: Queries, to: Queries, members: readonly string[]): Promise<void> {
  for (const { table, columns } of await tablesOfMembers(from)) {
    const names = columns.filter((column) => !PLACES.includes(column)).map((column) => `"${column}"`);
    const order = columns.includes('xid') ? 'ORDER BY t.xid, t.position' : '';
    const [told] = await from.query<{ rows: string }>(
      `SELECT coalesce(jsonb_agg(to_jsonb(t) ${order}), '[]')::text AS rows FROM ${table} t WHERE t.member_code = ANY($1::text[])`,
      [members],
    );
    await to.query(`DELETE FROM ${table} WHERE member_code = ANY($1::text[])`, [members]);
    const list = names.join(', ');
    await to.query(`INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [
      told?.rows ?? '[]',
    ]);
  }
}

function tablesOfMembers(database: Queries): Promise<{ readonly table: string; readonly columns: readonly string[] }[]> {
  return database.query(
    `SELECT table_name AS "table", json_agg(column_name ORDER BY ordinal_position) AS columns FROM information_schema.columns
     WHERE table_schema = 'public' AND NOT (table_name = ANY($1::text[])) GROUP BY table_name HAVING bool_or(column_name = 'member_code')
     ORDER BY table_name`,
    [REGISTRY],
  );
}
