import { activeKeyOf, type Appointment } from '../../domain/appointments/appointment.js';
import { addDays, civilDateOf, startOfDay } from '../../domain/shared/time.js';
import type { RecordTable } from '../shared/records.js';

/** Appointments, the latest time first. */
export const APPOINTMENTS: RecordTable<Appointment> = {
  name: 'appointment',
  order: { column: 'starts_at', direction: 'DESC' },
  columns: {
    number: ['text', (appointment) => appointment.number],
    member_code: ['text', (appointment) => appointment.memberCode],
    item_code: ['text', (appointment) => appointment.itemCode],
    applicant_identifier: ['text', (appointment) => appointment.applicant.identifier],
    channel: ['text', (appointment) => appointment.channel],
    status: ['text', (appointment) => appointment.status],
    starts_at: ['timestamptz', (appointment) => appointment.startsAt],
    created_at: ['timestamptz', (appointment) => appointment.createdAt],
    case_id: ['text', (appointment) => appointment.caseId],
    active_key: ['text', activeKeyOf],
    closes_at: ['timestamptz', closesAtOf],
  },
};

/** Who checked in is done with by the end of that day. */
function closesAtOf({ status, checkedInAt }: Appointment): string | null {
  return status === 'CHECKED_IN' && checkedInAt !== null ? startOfDay(addDays(civilDateOf(checkedInAt), 1)) : null;
}
