import { workingDaysOf, type WorkingCalendar } from '../../domain/calendar/working-days.js';
import type { WorkingCalendarType } from '../../schema/calendar/working-calendar.type.js';

/** A published year as the API shows it; null for one that is not published. */
export function calendarView(year: number, calendar: WorkingCalendar): WorkingCalendarType | null {
  const published = calendar.years.find((one) => one.year === year);
  return published === undefined ? null : { ...published, workingDays: workingDaysOf(year, calendar) };
}
