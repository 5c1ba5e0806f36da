import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  OpenRectificationInput,
  RectificationPayload,
  RectificationStepInput,
} from '../../schema/rectifications/rectification-mutations.operation.js';
import type { HubContext } from '../shared/context.js';
import { openRectification } from './commands/open-rectification.js';
import { returnRectification } from './commands/return-rectification.js';
import { submitRectification } from './commands/submit-rectification.js';
import { verifyRectification } from './commands/verify-rectification.js';

@Resolver()
export class RectificationMutations {
  @Mutation(() => RectificationPayload, {
    description: 'A line of the problem ledger: from a finding, by a supervisor or the member; or listed by the member itself.',
  })
  openRectification(@Ctx() context: HubContext, @Arg('input', () => OpenRectificationInput) input: OpenRectificationInput) {
    return openRectification(context, input);
  }

  @Mutation(() => RectificationPayload, { description: "The member's CENTER_MANAGER says what was done." })
  submitRectification(@Ctx() context: HubContext, @Arg('input', () => RectificationStepInput) input: RectificationStepInput) {
    return submitRectification(context, input);
  }

  @Mutation(() => RectificationPayload, { description: 'A supervisor found that it is done.' })
  verifyRectification(@Ctx() context: HubContext, @Arg('input', () => RectificationStepInput) input: RectificationStepInput) {
    return verifyRectification(context, input);
  }

  @Mutation(() => RectificationPayload, { description: 'A supervisor found that it is not done; the member takes it up again.' })
  returnRectification(@Ctx() context: HubContext, @Arg('input', () => RectificationStepInput) input: RectificationStepInput) {
    return returnRectification(context, input);
  }
}
