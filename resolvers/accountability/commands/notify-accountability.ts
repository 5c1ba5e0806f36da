import { notify } from '../../../domain/accountability/accountability-steps.js';
import { SUPERVISING_ROLES } from '../../../domain/inspections/inspection-policy.js';
import type { AccountabilityStepInput } from '../../../schema/accountability/accountability-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { stepOnAction } from './step-on-action.js';

/** Tells the person what is held against them (M30). */
export function notifyAccountability(context: HubContext, input: AccountabilityStepInput) {
  return stepOnAction(context, 'NOTIFY_ACCOUNTABILITY', input, SUPERVISING_ROLES, (action, taken) =>
    notify(action, taken, context.services.calendars.current()),
  );
}
