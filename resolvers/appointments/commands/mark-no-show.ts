import { markNoShow as judgeNoShow } from '../../../domain/appointments/appointment-steps.js';
import type { AppointmentStepInput } from '../../../schema/appointments/appointment-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { AT_WINDOW } from './at-window.js';
import { stepOnAppointment } from './step-on-appointment.js';

/** The applicant did not come. */
export function markNoShow(context: HubContext, input: AppointmentStepInput) {
  return stepOnAppointment(context, 'MARK_NO_SHOW', input, judgeNoShow, AT_WINDOW);
}
