import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  AppointmentPayload,
  AppointmentStepInput,
  BookAppointmentInput,
  OpenSlotsInput,
  SlotsPayload,
} from '../../schema/appointments/appointment-mutations.operation.js';
import type { HubContext } from '../shared/context.js';
import { bookAppointment } from './commands/book-appointment.js';
import { cancelAppointment } from './commands/cancel-appointment.js';
import { checkInAppointment } from './commands/check-in-appointment.js';
import { confirmAppointment } from './commands/confirm-appointment.js';
import { markNoShow } from './commands/mark-no-show.js';
import { openSlots } from './commands/open-slots.js';

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
    return confirmAppointment(context, input);
  }

  @Mutation(() => AppointmentPayload, { description: 'By the window or the applicant; the place is free again.' })
  cancelAppointment(@Ctx() context: HubContext, @Arg('input', () => AppointmentStepInput) input: AppointmentStepInput) {
    return cancelAppointment(context, input);
  }

  @Mutation(() => AppointmentPayload, { description: 'The applicant has come; the case received with it follows.' })
  checkInAppointment(@Ctx() context: HubContext, @Arg('input', () => AppointmentStepInput) input: AppointmentStepInput) {
    return checkInAppointment(context, input);
  }

  @Mutation(() => AppointmentPayload, { description: 'The applicant did not come.' })
  markNoShow(@Ctx() context: HubContext, @Arg('input', () => AppointmentStepInput) input: AppointmentStepInput) {
    return markNoShow(context, input);
  }
}
