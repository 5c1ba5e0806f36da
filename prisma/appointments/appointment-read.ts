import type { Appointment } from '../../domain/appointments/appointment.js';
import type { AppointmentScope } from '../../domain/appointments/appointment-policy.js';
import type { Instant } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';
import type { Parameters } from '../shared/sql.js';

/** Visibility as part of the query: the appointments of `appointmentScope`, of the table under the name `r`. */
export function appointmentsOf(parameters: Parameters, { all, member, applicant }: AppointmentScope): string[] {
  if (all) return [];
  const parts: string[] = [];
  if (member !== null) parts.push(`r.member_code = ${parameters.bind(member)}`);
  if (applicant !== null) parts.push(`r.applicant_identifier = ${parameters.bind(applicant)}`);
  return [parts.length === 0 ? 'FALSE' : parts.join(' OR ')];
}

/** Whether an active appointment stands under a key. */
export async function isBooked(queries: Queries, activeKey: string): Promise<boolean> {
  const rows = await queries.query('SELECT 1 FROM appointment WHERE active_key = $1', [activeKey]);
  return rows.length > 0;
}

/** When the first of those that checked in is done with; null where nobody is waiting. */
export async function firstClosing(queries: Queries): Promise<Instant | null> {
  const [row] = await queries.query<{ at: Instant | null }>('SELECT min(closes_at) AS at FROM appointment');
  return row?.at ?? null;
}

/** Appointments whose day of check-in is over, locked; those that another process is at are left to it. */
export async function lockClosing(transaction: Queries, until: Instant, limit: number): Promise<Appointment[]> {
  const rows = await transaction.query<{ record: Appointment }>(
    'SELECT record FROM appointment WHERE closes_at <= $1::timestamptz ORDER BY closes_at, id LIMIT $2 FOR UPDATE SKIP LOCKED',
    [until, limit],
  );
  return rows.map((row) => row.record);
}
