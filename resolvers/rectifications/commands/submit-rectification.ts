import { submitRectification as judgeSubmission } from '../../../domain/rectifications/rectification-steps.js';
import type { RectificationStepInput } from '../../../schema/rectifications/rectification-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { stepOnLine } from './step-on-line.js';

/** The member's CENTER_MANAGER says what was done (M28). */
export function submitRectification(context: HubContext, input: RectificationStepInput) {
  return stepOnLine(context, 'SUBMIT_RECTIFICATION', input, judgeSubmission, ['CENTER_MANAGER']);
}
