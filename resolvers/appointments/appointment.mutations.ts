import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { handlesAppointment, maySeeAppointment, ownsAppointment } from '../../domain/appointments/appointment-policy.js';
import {
  cancelAppointment,
  checkInAppointment,
  confirmAppointment,
  markNoShow,
  type AppointmentStep,
} from '../../domain/appointments/appointment-steps.js';
import type { Appointment } from '../../domain/appointments/appointment.js';
import type { Role } from '../../domain/shared/caller.js';
import type { Verdict } from '../../domain/shared/refusal.js';
import { APPOINTMENTS } from '../../prisma/appointments/appointments.js';
import {
  AppointmentPayload,
  AppointmentStepInput,
  BookAppointmentInput,
  OpenSlotsInput,
  SlotsPayload,
} from '../../schema/appointments/appointment-mutations.operation.js';
import { expectedVersion, globalIdText, idempotencyKey, optional, readInput, text } from '../shared/bounds.js';
import { stepOnRecord } from '../shared/change-record.js';
import type { HubContext } from '../shared/context.js';
import { forbidden, requireRole } from '../shared/errors.js';
import { bookAppointment, givePlaceBack } from './book-appointment.js';
import { openSlots } from './open-slots.js';

const bounds = z.object({ appointment: globalIdText, note: optional(text(1_000)), expectedVersion, idempotencyKey });

const AT_WINDOW: readonly Role[] = ['WINDOW', 'MEMBER_SYSTEM'];

@Resolver()
export class AppointmentMutations {
  @Mutation(() => SlotsPayload, { description: "Opens times for booking over dates and hours, by the member's CENTER_MANAGER." })
  openSlots(@Ctx() context: HubContext, @Arg('input', () => OpenSlotsInput) input: OpenSlotsInput): Promise<SlotsPayload> {
    return openSlots(context, input);
  }

  @Mutation(() => AppointmentPayload, { description: 'Public, round the clock.' })
  bookAppointment(@Ctx() context: HubContext, @Arg('input', () => BookAppointmentInput) input: BookAppointmentInput) {
    return bookAppointment(context, input);
  }

  @Mutation(() => AppointmentPayload, { description: 'The window takes the hour that the applicant asked for.' })
  confirmAppointment(@Ctx() context: HubContext, @Arg('input', () => AppointmentStepInput) input: AppointmentStepInput) {
    return step(context, 'CONFIRM_APPOINTMENT', input, confirmAppointment, AT_WINDOW);
  }

  @Mutation(() => AppointmentPayload, { description: 'By the window or the applicant; the place is free again.' })
  cancelAppointment(@Ctx() context: HubContext, @Arg('input', () => AppointmentStepInput) input: AppointmentStepInput) {
    return step(context, 'CANCEL_APPOINTMENT', input, cancelAppointment, [...AT_WINDOW, 'APPLICANT']);
  }

  @Mutation(() => AppointmentPayload, { description: 'The applicant has come; the case received with it follows.' })
  checkInAppointment(@Ctx() context: HubContext, @Arg('input', () => AppointmentStepInput) input: AppointmentStepInput) {
    return step(context, 'CHECK_IN_APPOINTMENT', input, checkInAppointment, AT_WINDOW);
  }

  @Mutation(() => AppointmentPayload, { description: 'The applicant did not come.' })
  markNoShow(@Ctx() context: HubContext, @Arg('input', () => AppointmentStepInput) input: AppointmentStepInput) {
    return step(context, 'MARK_NO_SHOW', input, markNoShow, AT_WINDOW);
  }
}

async function step(
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
