import type { Queries } from '../database.js';

/** Tables of what a member's own people keep; whoever holds a member holds all of its rows. */
const TABLES = [
  'item_version',
  'case_record',
  'inquiry',
  'appointment',
  'visit',
  'inspection',
  'rectification',
  'accountability',
  'report',
];

/** Codes of members, other than those named, of which the database holds items or records, in order. */
export async function membersBeside(queries: Queries, held: readonly string[]): Promise<string[]> {
  const anyIn = TABLES.map((table) => `EXISTS (SELECT 1 FROM ${table} r WHERE r.member_code = m.code)`);
  const rows = await queries.query<{ code: string }>(
    `SELECT m.code FROM member m WHERE NOT (m.code = ANY($1::text[])) AND (${anyIn.join(' OR ')}) ORDER BY m.code`,
    [held],
  );
  return rows.map(({ code }) => code);
}
