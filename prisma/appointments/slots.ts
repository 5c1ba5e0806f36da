import type { Slot } from '../../domain/appointments/appointment.js';
import type { CivilDate } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';
import { allOf, Parameters, withinDays } from '../shared/sql.js';

const SLOT_COLUMNS = `s.id, s.member_code AS "memberCode", s.center_id AS "centerId", s.starts_at AS "startsAt", s.ends_at AS "endsAt",
  s.capacity, s.booked`;

/** The slots of a member over civil days, oldest first. */
export async function readSlotsOfDays(
  queries: Queries,
  wanted: { readonly member: string; readonly from: CivilDate; readonly to: CivilDate; readonly center: string | null },
): Promise<Slot[]> {
  const parameters = new Parameters();
  const conditions = [
    `s.member_code = ${parameters.bind(wanted.member)}`,
    ...withinDays(parameters, 's.starts_at', wanted.from, wanted.to),
  ];
  if (wanted.center !== null) conditions.push(`s.center_id = ${parameters.bind(wanted.center)}`);
  return queries.query<Slot>(`SELECT ${SLOT_COLUMNS} FROM slot s WHERE ${allOf(conditions)} ORDER BY s.starts_at, s.id`, parameters.values);
}

export async function readSlots(queries: Queries, ids: readonly string[]): Promise<Slot[]> {
  return queries.query<Slot>(`SELECT ${SLOT_COLUMNS} FROM slot s WHERE s.id = ANY($1::text[])`, [ids]);
}

/** The slots that were opened together: their ids begin alike. */
export async function readSlotsOpenedTogether(queries: Queries, prefix: string): Promise<Slot[]> {
  return queries.query<Slot>(`SELECT ${SLOT_COLUMNS} FROM slot s WHERE starts_with(s.id, $1) ORDER BY s.starts_at, s.id`, [prefix]);
}

/** A slot whose places nobody else can give away until the transaction ends. */
export async function lockSlot(transaction: Queries, id: string): Promise<Slot | null> {
  const [slot] = await transaction.query<Slot>(`SELECT ${SLOT_COLUMNS} FROM slot s WHERE s.id = $1 FOR UPDATE`, [id]);
  return slot ?? null;
}

/** Takes a place (1) or gives it back (-1). */
export async function movePlaces(transaction: Queries, id: string, by: 1 | -1): Promise<void> {
  await transaction.query('UPDATE slot SET booked = booked + $2::int WHERE id = $1', [id, by]);
}

/** Locks a centre's slots against being opened twice at once. */
export async function lockCenter(transaction: Queries, id: string): Promise<{ readonly id: string; readonly memberCode: string } | null> {
  const [center] = await transaction.query<{ id: string; memberCode: string }>(
    'SELECT id, member_code AS "memberCode" FROM center WHERE id = $1 FOR UPDATE',
    [id],
  );
  return center ?? null;
}

export async function insertSlots(transaction: Queries, slots: readonly Slot[]): Promise<void> {
  await transaction.query(
    `INSERT INTO slot (id, member_code, center_id, starts_at, ends_at, capacity, booked)
     SELECT s.id, s."memberCode", s."centerId", s."startsAt", s."endsAt", s.capacity, s.booked
     FROM jsonb_to_recordset($1::jsonb) AS s (id text, "memberCode" text, "centerId" text, "startsAt" timestamptz, "endsAt" timestamptz,
       capacity int, booked int)`,
    [JSON.stringify(slots)],
  );
}
