import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { DateTimeScalar } from '../../schema/shared/scalars.js';
import type { HubContext } from '../shared/context.js';
import { advanceTrainingClock } from './commands/advance-training-clock.js';

@Resolver()
export class TrainingMutations {
  @Mutation(() => DateTimeScalar, {
    description: 'Moves the training clock forward; every due check runs as it passes. By HUB_ADMIN; refused on a hub with the real clock.',
  })
  advanceTrainingClock(@Ctx() context: HubContext, @Arg('to', () => DateTimeScalar) to: string): Promise<string> {
    return advanceTrainingClock(context, to);
  }
}
