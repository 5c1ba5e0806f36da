import { checkInAppointment as judgeCheckIn } from '../../../domain/appointments/appointment-steps.js';
import type { AppointmentStepInput } from '../../../schema/appointments/appointment-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { AT_WINDOW } from './at-window.js';
import { stepOnAppointment } from './step-on-appointment.js';

/** The applicant has come. */
export function checkInAppointment(context: HubContext, input: AppointmentStepInput) {
  return stepOnAppointment(context, 'CHECK_IN_APPOINTMENT', input, judgeCheckIn, AT_WINDOW);
}
