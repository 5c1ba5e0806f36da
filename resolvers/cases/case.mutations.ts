import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  AcceptCaseInput,
  CasePayload,
  CaseStepInput,
  DecideCaseInput,
  ExtendCaseInput,
  FinishProcedureInput,
  RateCaseInput,
  ReceiveCaseInput,
  ReceiveCasePayload,
  RefuseAcceptanceInput,
  RequestCorrectionInput,
  ReviewCaseInput,
  StartProcedureInput,
  SupplementInput,
} from '../../schema/cases/case-mutations.operation.js';
import type { HubContext } from '../shared/context.js';
import { acceptCase } from './commands/accept-case.js';
import { deliverCase, terminateCase, withdrawCase } from './commands/close-case.js';
import { decideCase } from './commands/decide-case.js';
import { extendCase } from './commands/extend-case.js';
import { handInMaterials } from './commands/hand-in-materials.js';
import { rateCase } from './commands/rate-case.js';
import { receiveCase } from './commands/receive-case.js';
import { refuseAcceptance } from './commands/refuse-acceptance.js';
import { requestCorrection } from './commands/request-correction.js';
import { reviewCase } from './commands/review-case.js';
import { finishProcedure, startProcedure } from './commands/run-procedure.js';

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

  @Mutation(() => CasePayload, {
    description: '一次性告知补正 (M12, AL 32): everything at once, within 5 working days, never a second time.',
  })
  requestCorrection(
    @Ctx() context: HubContext,
    @Arg('input', () => RequestCorrectionInput) input: RequestCorrectionInput,
  ): Promise<CasePayload> {
    return requestCorrection(context, input);
  }

  @Mutation(() => CasePayload, { description: '补交材料, by the applicant or at the window.' })
  supplementMaterials(@Ctx() context: HubContext, @Arg('input', () => SupplementInput) input: SupplementInput): Promise<CasePayload> {
    return handInMaterials(context, 'SUPPLEMENT', input);
  }

  @Mutation(() => CasePayload, { description: '受理 (AL 32): by a permanent official with the WINDOW duty.' })
  acceptCase(@Ctx() context: HubContext, @Arg('input', () => AcceptCaseInput) input: AcceptCaseInput): Promise<CasePayload> {
    return acceptCase(context, input);
  }

  @Mutation(() => CasePayload, { description: '不予受理 (AL 32, M11): never a bare no.' })
  refuseAcceptance(
    @Ctx() context: HubContext,
    @Arg('input', () => RefuseAcceptanceInput) input: RefuseAcceptanceInput,
  ): Promise<CasePayload> {
    return refuseAcceptance(context, input);
  }

  @Mutation(() => CasePayload, {
    description: 'Starts a special stage (特殊环节) that the item lists; the eight of AL 45 pause the clock.',
  })
  startProcedure(@Ctx() context: HubContext, @Arg('input', () => StartProcedureInput) input: StartProcedureInput): Promise<CasePayload> {
    return startProcedure(context, input);
  }

  @Mutation(() => CasePayload, { description: 'Ends a special stage; a site survey by another officer than started it.' })
  finishProcedure(@Ctx() context: HubContext, @Arg('input', () => FinishProcedureInput) input: FinishProcedureInput): Promise<CasePayload> {
    return finishProcedure(context, input);
  }

  @Mutation(() => CasePayload, { description: '延长办理期限 (AL 42): once, approved by a leader, no later than the statutory day.' })
  extendCase(@Ctx() context: HubContext, @Arg('input', () => ExtendCaseInput) input: ExtendCaseInput): Promise<CasePayload> {
    return extendCase(context, input);
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

  @Mutation(() => CasePayload, { description: 'Ends a case whose corrections or promised materials never came (终止).' })
  terminateCase(@Ctx() context: HubContext, @Arg('input', () => CaseStepInput) input: CaseStepInput): Promise<CasePayload> {
    return terminateCase(context, input);
  }

  @Mutation(() => CasePayload, { description: 'Public, with the tracking code: the applicant rates the service once (好差评).' })
  rateCase(@Ctx() context: HubContext, @Arg('input', () => RateCaseInput) input: RateCaseInput): Promise<CasePayload> {
    return rateCase(context, input);
  }
}
