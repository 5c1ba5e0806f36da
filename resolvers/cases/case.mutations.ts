import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  AcceptCaseInput,
  CasePayload,
  CaseStepInput,
  DecideCaseInput,
  ReceiveCaseInput,
  ReceiveCasePayload,
  ReviewCaseInput,
  SupplementInput,
} from '../../schema/cases/case-mutations.operation.js';
import type { HubContext } from '../shared/context.js';
import { acceptCase } from './commands/accept-case.js';
import { deliverCase, withdrawCase } from './commands/close-case.js';
import { decideCase } from './commands/decide-case.js';
import { handInMaterials } from './commands/hand-in-materials.js';
import { receiveCase } from './commands/receive-case.js';
import { reviewCase } from './commands/review-case.js';

@Resolver()
export class CaseMutations {
  @Mutation(() => ReceiveCasePayload, { description: "接件: by WINDOW or MEMBER_SYSTEM of the item's member." })
  receiveCase(@Ctx() context: HubContext, @Arg('input', () => ReceiveCaseInput) input: ReceiveCaseInput) {
    return receiveCase(context, input);
  }

  @Mutation(() => CasePayload, { description: '当场更正补正 (M12).' })
  correctOnTheSpot(@Ctx() context: HubContext, @Arg('input', () => SupplementInput) input: SupplementInput): Promise<CasePayload> {
    return handInMaterials(context, 'CORRECT_ON_THE_SPOT', input);
  }

  @Mutation(() => CasePayload, { description: '补交材料, by the applicant or at the window.' })
  supplementMaterials(@Ctx() context: HubContext, @Arg('input', () => SupplementInput) input: SupplementInput): Promise<CasePayload> {
    return handInMaterials(context, 'SUPPLEMENT', input);
  }

  @Mutation(() => CasePayload, { description: '受理 (AL 32): by a permanent official with the WINDOW duty.' })
  acceptCase(@Ctx() context: HubContext, @Arg('input', () => AcceptCaseInput) input: AcceptCaseInput): Promise<CasePayload> {
    return acceptCase(context, input);
  }

  @Mutation(() => CasePayload, { description: '一审.' })
  reviewCase(@Ctx() context: HubContext, @Arg('input', () => ReviewCaseInput) input: ReviewCaseInput): Promise<CasePayload> {
    return reviewCase(context, input);
  }

  @Mutation(() => CasePayload, { description: 'The second pair of eyes (一核); never the reviewer.' })
  decideCase(@Ctx() context: HubContext, @Arg('input', () => DecideCaseInput) input: DecideCaseInput): Promise<CasePayload> {
    return decideCase(context, input);
  }

  @Mutation(() => CasePayload, { description: '送达办结 (AL 44).' })
  deliverCase(@Ctx() context: HubContext, @Arg('input', () => CaseStepInput) input: CaseStepInput): Promise<CasePayload> {
    return deliverCase(context, input);
  }

  @Mutation(() => CasePayload, { description: '撤回, before the decision.' })
  withdrawCase(@Ctx() context: HubContext, @Arg('input', () => CaseStepInput) input: CaseStepInput): Promise<CasePayload> {
    return withdrawCase(context, input);
  }
}
