import { mayState } from '../../../domain/accountability/accountability-policy.js';
import { state } from '../../../domain/accountability/accountability-steps.js';
import type { Role } from '../../../domain/shared/caller.js';
import type { AccountabilityStepInput } from '../../../schema/accountability/accountability-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden } from '../../shared/errors.js';
import { stepOnAction } from './step-on-action.js';

/** Whoever may be the person concerned. */
const CONCERNED: readonly Role[] = ['WINDOW', 'REVIEWER', 'CHECKER', 'LEADER', 'CENTER_MANAGER'];

/** The person concerned states their case (陈述申辩, M30); where the member as a whole answers, its CENTER_MANAGER. */
export function stateCase(context: HubContext, input: AccountabilityStepInput) {
  return stepOnAction(context, 'STATE_CASE', input, CONCERNED, (action, taken) => {
    if (!mayState(context.caller, action)) throw forbidden();
    return state(action, taken);
  });
}
