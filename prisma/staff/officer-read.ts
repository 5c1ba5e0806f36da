import type { Staff } from '../../domain/staff/staff.js';
import type { Queries } from '../database.js';

/** An officer's record as JSON, of the staff row `s`. */
export const OFFICER_JSON = `json_build_object('id', s.id, 'memberCode', s.member_code, 'name', s.name, 'jobTitle', s.job_title,
  'permanent', s.permanent, 'windowId', s.window_id, 'duties', s.duties, 'leaves', s.leaves)`;

/** Officers by staff id, each once. */
export async function readOfficers(database: Queries, ids: readonly string[]): Promise<Map<string, Staff>> {
  const rows = await database.query<{ officer: Staff }>(`SELECT ${OFFICER_JSON} AS officer FROM staff s WHERE s.id = ANY($1::text[])`, [
    ids,
  ]);
  return new Map(rows.map(({ officer }) => [officer.id, officer]));
}

/** An officer by staff id; null where there is none. */
export async function readOfficer(database: Queries, id: string): Promise<Staff | null> {
  const [row] = await database.query<{ officer: Staff }>(`SELECT ${OFFICER_JSON} AS officer FROM staff s WHERE s.id = $1`, [id]);
  return row?.officer ?? null;
}
