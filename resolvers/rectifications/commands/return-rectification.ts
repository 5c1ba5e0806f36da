import { SUPERVISING_ROLES } from '../../../domain/inspections/inspection-policy.js';
import { returnRectification as judgeReturn } from '../../../domain/rectifications/rectification-steps.js';
import type { RectificationStepInput } from '../../../schema/rectifications/rectification-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { stepOnLine } from './step-on-line.js';

/** A supervisor found that it is not done (M28). */
export function returnRectification(context: HubContext, input: RectificationStepInput) {
  return stepOnLine(context, 'RETURN_RECTIFICATION', input, judgeReturn, SUPERVISING_ROLES);
}
