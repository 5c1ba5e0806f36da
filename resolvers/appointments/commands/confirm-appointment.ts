import { confirmAppointment as judgeConfirming } from '../../../domain/appointments/appointment-steps.js';
import type { AppointmentStepInput } from '../../../schema/appointments/appointment-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { AT_WINDOW } from './at-window.js';
import { stepOnAppointment } from './step-on-appointment.js';

/** The window takes the hour that the applicant asked for (M25). */
export function confirmAppointment(context: HubContext, input: AppointmentStepInput) {
  return stepOnAppointment(context, 'CONFIRM_APPOINTMENT', input, judgeConfirming, AT_WINDOW);
}
