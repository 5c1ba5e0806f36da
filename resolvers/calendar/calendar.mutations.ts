import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CalendarPayload, PublishCalendarInput } from '../../schema/calendar/calendar-mutations.operation.js';
import type { HubContext } from '../shared/context.js';
import { publishCalendar } from './commands/publish-calendar.js';

@Resolver()
export class CalendarMutations {
  @Mutation(() => CalendarPayload, {
    description:
      'By HUB_ADMIN, in the autumn before; open cases whose days move are recomputed. A later notice for the same year replaces the earlier one.',
  })
  publishCalendar(
    @Ctx() context: HubContext,
    @Arg('input', () => PublishCalendarInput) input: PublishCalendarInput,
  ): Promise<CalendarPayload> {
    return publishCalendar(context, input);
  }
}
