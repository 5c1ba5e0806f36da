import { completeAppointment } from '../../domain/appointments/appointment-steps.js';
import type { Instant } from '../../domain/shared/time.js';
import { lockClosing } from '../../prisma/appointments/appointment-read.js';
import { APPOINTMENTS } from '../../prisma/appointments/appointments.js';
import { updateRecord } from '../../prisma/shared/records.js';
import type { Services } from '../shared/context.js';

const BATCH = 200;

/** Completes the appointments whose day of check-in is over, whether a case came of them or not (M25). */
export async function closeAppointments({ database }: Services, until: Instant): Promise<void> {
  for (;;) {
    const closed = await database.transaction(async (transaction) => {
      const appointments = await lockClosing(transaction, until, BATCH);
      for (const appointment of appointments) await updateRecord(transaction, APPOINTMENTS, completeAppointment(appointment, null));
      return appointments.length;
    });
    if (closed < BATCH) return;
  }
}
