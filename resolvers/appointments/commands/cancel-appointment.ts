import { cancelAppointment as judgeCancelling } from '../../../domain/appointments/appointment-steps.js';
import type { AppointmentStepInput } from '../../../schema/appointments/appointment-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { AT_WINDOW } from './at-window.js';
import { stepOnAppointment } from './step-on-appointment.js';

/** Gives the place back (M25), by the window or the applicant. */
export function cancelAppointment(context: HubContext, input: AppointmentStepInput) {
  return stepOnAppointment(context, 'CANCEL_APPOINTMENT', input, judgeCancelling, [...AT_WINDOW, 'APPLICANT']);
}
