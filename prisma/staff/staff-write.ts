import type { Rotation, Staff, Training } from '../../domain/staff/staff.js';
import type { CivilDate } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';
import { OFFICER_JSON } from './officer-read.js';

/** An officer's whole record. */
export interface StaffRecord extends Staff {
  readonly trainings: readonly Training[];
  readonly rotations: readonly Rotation[];
}

const STAFF_JSON = `${OFFICER_JSON}::jsonb || jsonb_build_object('trainings', s.trainings, 'rotations', s.rotations)`;

/** An officer whom nobody else can change until the transaction ends. */
export async function lockStaff(transaction: Queries, id: string): Promise<StaffRecord | null> {
  const [row] = await transaction.query<{ record: StaffRecord }>(`SELECT ${STAFF_JSON} AS record FROM staff s WHERE s.id = $1 FOR UPDATE`, [
    id,
  ]);
  return row?.record ?? null;
}

export async function findStaff(queries: Queries, id: string): Promise<StaffRecord | null> {
  const [row] = await queries.query<{ record: StaffRecord }>(`SELECT ${STAFF_JSON} AS record FROM staff s WHERE s.id = $1`, [id]);
  return row?.record ?? null;
}

export async function insertStaff(transaction: Queries, staff: StaffRecord): Promise<void> {
  await transaction.query(
    `INSERT INTO staff (id, member_code, name, job_title, permanent, window_id, duties) VALUES ($1, $2, $3, $4, $5, $6, $7::text[])`,
    [staff.id, staff.memberCode, staff.name, staff.jobTitle, staff.permanent, staff.windowId, staff.duties],
  );
}

export async function updateStaff(
  transaction: Queries,
  { id, trainings, leaves, rotations }: StaffRecord,
  today: CivilDate,
): Promise<void> {
  const ahead = rotations.map(({ effectiveOn }) => effectiveOn).filter((day) => day > today);
  await transaction.query(
    'UPDATE staff SET trainings = $2::jsonb, leaves = $3::jsonb, rotations = $4::jsonb, rotates_on = $5::date WHERE id = $1',
    [id, JSON.stringify(trainings), JSON.stringify(leaves), JSON.stringify(rotations), ahead.sort()[0] ?? null],
  );
}

/** The day of the next rotation; null where none is announced. */
export async function firstRotationDay(queries: Queries): Promise<CivilDate | null> {
  const [row] = await queries.query<{ day: CivilDate | null }>('SELECT min(rotates_on) AS day FROM staff');
  return row?.day ?? null;
}

/** Puts every officer at the window of the last rotation that has taken effect by a day (M3). */
export async function rotateStaff(queries: Queries, today: CivilDate): Promise<void> {
  await queries.query(
    `UPDATE staff s SET
       window_id = (SELECT r ->> 'toWindow' FROM jsonb_array_elements(s.rotations) r WHERE r ->> 'effectiveOn' <= $1::text
         ORDER BY r ->> 'effectiveOn' DESC LIMIT 1),
       rotates_on = (SELECT min(r ->> 'effectiveOn')::date FROM jsonb_array_elements(s.rotations) r WHERE r ->> 'effectiveOn' > $1::text)
     WHERE s.rotates_on <= ($1::text)::date`,
    [today],
  );
}
