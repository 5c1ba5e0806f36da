import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { ClockPreviewInput, ClockPreviewType } from '../../schema/calendar/clock-preview.operation.js';
import { WorkingCalendarType } from '../../schema/calendar/working-calendar.type.js';
import type { HubContext } from '../shared/context.js';
import { calendarView } from './calendar-view.js';
import { previewClock } from './preview-clock.js';

@Resolver()
export class CalendarQueries {
  @Query(() => WorkingCalendarType, {
    nullable: true,
    description: "Public. The State Council's calendar for a year, as the clock uses it; null for a year that is not published.",
  })
  workingCalendar(@Ctx() { services }: HubContext, @Arg('year', () => Int) year: number): WorkingCalendarType | null {
    return calendarView(year, services.calendars.current());
  }

  @Query(() => ClockPreviewType, { description: 'Public. What the clock would say; the same arithmetic as for cases.' })
  clockPreview(@Ctx() context: HubContext, @Arg('input', () => ClockPreviewInput) input: ClockPreviewInput): Promise<ClockPreviewType> {
    return previewClock(context, input);
  }
}
