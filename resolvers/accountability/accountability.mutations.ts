import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  AccountabilityPayload,
  AccountabilityStepInput,
  DecideAccountabilityInput,
  ProposeAccountabilityInput,
} from '../../schema/accountability/accountability-mutations.operation.js';
import type { HubContext } from '../shared/context.js';
import { decideAccountability } from './commands/decide-accountability.js';
import { notifyAccountability } from './commands/notify-accountability.js';
import { proposeAccountability } from './commands/propose-accountability.js';
import { publishAccountability } from './commands/publish-accountability.js';
import { stateCase } from './commands/state-case.js';

@Resolver()
export class AccountabilityMutations {
  @Mutation(() => AccountabilityPayload, { description: 'By a supervisor, on facts proven by evidence or findings (M30).' })
  proposeAccountability(@Ctx() context: HubContext, @Arg('input', () => ProposeAccountabilityInput) input: ProposeAccountabilityInput) {
    return proposeAccountability(context, input);
  }

  @Mutation(() => AccountabilityPayload, { description: 'Tells the person; from then on five working days to state their case.' })
  notifyAccountability(@Ctx() context: HubContext, @Arg('input', () => AccountabilityStepInput) input: AccountabilityStepInput) {
    return notifyAccountability(context, input);
  }

  @Mutation(() => AccountabilityPayload, {
    description: 'The person concerned states their case (陈述申辩); where the member as a whole answers, its CENTER_MANAGER.',
  })
  stateCase(@Ctx() context: HubContext, @Arg('input', () => AccountabilityStepInput) input: AccountabilityStepInput) {
    return stateCase(context, input);
  }

  @Mutation(() => AccountabilityPayload, {
    description: 'Upholds or dismisses with reasons, by a supervisor other than the proposer and the person concerned.',
  })
  decideAccountability(@Ctx() context: HubContext, @Arg('input', () => DecideAccountabilityInput) input: DecideAccountabilityInput) {
    return decideAccountability(context, input);
  }

  @Mutation(() => AccountabilityPayload, { description: 'Makes a decided action known (通报) by a unified notice.' })
  publishAccountability(@Ctx() context: HubContext, @Arg('input', () => AccountabilityStepInput) input: AccountabilityStepInput) {
    return publishAccountability(context, input);
  }
}
