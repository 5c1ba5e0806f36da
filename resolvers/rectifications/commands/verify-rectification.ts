import { SUPERVISING_ROLES } from '../../../domain/inspections/inspection-policy.js';
import { verifyRectification as judgeVerification } from '../../../domain/rectifications/rectification-steps.js';
import type { RectificationStepInput } from '../../../schema/rectifications/rectification-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { stepOnLine } from './step-on-line.js';

/** A supervisor found that it is done (M28). */
export function verifyRectification(context: HubContext, input: RectificationStepInput) {
  return stepOnLine(context, 'VERIFY_RECTIFICATION', input, judgeVerification, SUPERVISING_ROLES);
}
