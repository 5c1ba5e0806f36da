import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { workingDaysOf } from '../../domain/calendar/working-days.js';
import { WorkingCalendarType } from '../../schema/calendar/working-calendar.type.js';
import type { HubContext } from '../shared/context.js';

@Resolver()
export class CalendarQueries {
  @Query(() => WorkingCalendarType, {
    nullable: true,
    description: "Public. The State Council's calendar for a year, as the clock uses it; null for a year that is not published.",
  })
  workingCalendar(@Ctx() { services }: HubContext, @Arg('year', () => Int) year: number): WorkingCalendarType | null {
    const calendar = services.calendar();
    const published = calendar.years.find((one) => one.year === year);
    return published === undefined ? null : { ...published, workingDays: workingDaysOf(year, calendar) };
  }
}
