import type { CalendarYear } from '../../domain/calendar/working-calendar.js';
import type { Database } from '../database.js';

/** The calendars published so far, oldest first. */
export async function readCalendarYears({ prisma }: Database): Promise<CalendarYear[]> {
  return prisma.calendarYear.findMany({
    select: { year: true, source: true, restWeekdays: true, workingWeekendDays: true },
    orderBy: { year: 'asc' },
  });
}
