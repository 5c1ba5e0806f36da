import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CancelVisitInput, RecordVisitInput, ScheduleVisitInput, VisitPayload } from '../../schema/visits/visit-mutations.operation.js';
import type { HubContext } from '../shared/context.js';
import { cancelVisit } from './commands/cancel-visit.js';
import { recordVisit } from './commands/record-visit.js';
import { scheduleVisit } from './commands/schedule-visit.js';

@Resolver()
export class VisitMutations {
  @Mutation(() => VisitPayload, {
    description: 'On-site service for a major project by a named officer (M26), or a site survey of an accepted case (AL 34).',
  })
  scheduleVisit(@Ctx() context: HubContext, @Arg('input', () => ScheduleVisitInput) input: ScheduleVisitInput) {
    return scheduleVisit(context, input);
  }

  @Mutation(() => VisitPayload, {
    description: "What was explained, and by whom; a site survey takes two officers and ends the case's SITE_SURVEY procedure.",
  })
  recordVisit(@Ctx() context: HubContext, @Arg('input', () => RecordVisitInput) input: RecordVisitInput) {
    return recordVisit(context, input);
  }

  @Mutation(() => VisitPayload, { description: 'A visit that will not take place, with the reason.' })
  cancelVisit(@Ctx() context: HubContext, @Arg('input', () => CancelVisitInput) input: CancelVisitInput) {
    return cancelVisit(context, input);
  }
}
