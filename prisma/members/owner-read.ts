import { grant, refuse, type Verdict } from '../../domain/shared/refusal.js';
import { memberOf } from '../../domain/members/member.js';
import type { Queries } from '../database.js';
import type { Registry } from './registry.js';

const TABLES = { center: 'center', case: 'case_record', staff: 'staff', finding: 'finding' } as const;

/**
 * The members that own what an input names, by the input's field; null where nothing is named. Refuses NOT_FOUND with the path of what
 * does not exist; of members whose data is kept elsewhere the id alone tells the owner.
 */
export async function readOwners<Field extends keyof typeof TABLES>(
  queries: Queries,
  registry: Registry,
  named: Readonly<Record<Field, string | null>>,
): Promise<Verdict<Readonly<Partial<Record<Field, string>>>>> {
  const owners: Partial<Record<Field, string>> = {};
  for (const [field, id] of Object.entries(named) as [Field, string | null][]) {
    if (id === null) continue;
    const member = memberOf(id);
    if (registry.findMember(member) !== null && !registry.holds(member)) {
      owners[field] = member;
      continue;
    }
    const [row] = await queries.query<{ member: string }>(`SELECT member_code AS member FROM ${TABLES[field]} WHERE id = $1`, [id]);
    if (row === undefined) return refuse({ code: 'NOT_FOUND', path: ['input', field], basis: null });
    owners[field] = row.member;
  }
  return grant(owners);
}

/** The member at whose centre a window is; null where there is no such window. */
export async function readWindowOwner(queries: Queries, id: string): Promise<string | null> {
  const [row] = await queries.query<{ member: string }>(
    'SELECT c.member_code AS member FROM service_window w JOIN center c ON c.id = w.center_id WHERE w.id = $1',
    [id],
  );
  return row?.member ?? null;
}
