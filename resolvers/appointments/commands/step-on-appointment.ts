import { z } from 'zod';
import { handlesAppointment, maySeeAppointment, ownsAppointment } from '../../../domain/appointments/appointment-policy.js';
import type { AppointmentStep } from '../../../domain/appointments/appointment-steps.js';
import type { Appointment } from '../../../domain/appointments/appointment.js';
import type { Role } from '../../../domain/shared/caller.js';
import type { Verdict } from '../../../domain/shared/refusal.js';
import { APPOINTMENTS } from '../../../prisma/appointments/appointments.js';
import type { AppointmentStepInput } from '../../../schema/appointments/appointment-mutations.operation.js';
import { expectedVersion, globalIdText, idempotencyKey, optional, readInput, text } from '../../shared/bounds.js';
import { stepOnRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden, requireRole } from '../../shared/errors.js';
import { givePlaceBack } from './book-appointment.js';

const bounds = z.object({ appointment: globalIdText, note: optional(text(1_000)), expectedVersion, idempotencyKey });

/** A step on an appointment at the window by these roles, or by the applicant whose it is where the roles name one. */
export async function stepOnAppointment(
  context: HubContext,
  operation: string,
  raw: AppointmentStepInput,
  rule: (appointment: Appointment, step: AppointmentStep) => Verdict<Appointment>,
  roles: readonly Role[],
) {
  const { caller, services } = context;
  requireRole(caller, ...roles);
  const input = readInput(bounds, raw);
  const { record, userErrors } = await stepOnRecord(context, {
    operation,
    input,
    table: APPOINTMENTS,
    id: input.appointment,
    field: 'appointment',
    sees: (appointment) => maySeeAppointment(caller, appointment),
    judge: async (appointment, transaction) => {
      const isOwners = roles.includes('APPLICANT') && ownsAppointment(caller, appointment);
      if (!isOwners && !handlesAppointment(caller, appointment)) throw forbidden();
      const verdict = rule(appointment, { ...input, now: services.clock.now() });
      if (verdict.granted) await givePlaceBack(transaction, appointment, verdict.value);
      return verdict;
    },
  });
  return { appointment: record, userErrors };
}
