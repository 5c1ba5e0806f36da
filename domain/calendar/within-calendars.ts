import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { CalendarNotPublishedError } from './working-days.js';

/** What is counted by the working calendars. Refuses CALENDAR_NOT_PUBLISHED (AL 82) where the count would leave them. */
export function withinCalendars<Value>(count: () => Value): Verdict<Value> {
  try {
    return grant(count());
  } catch (error) {
    if (!(error instanceof CalendarNotPublishedError)) throw error;
    return refuse(calendarNotPublished(error.year));
  }
}

/** The refusal of a count that would need the calendar of a year. */
export function calendarNotPublished(year: number): Refusal {
  return { code: 'CALENDAR_NOT_PUBLISHED', basis: '行政许可法第八十二条', facts: { year } };
}
