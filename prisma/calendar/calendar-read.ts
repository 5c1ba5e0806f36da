import type { CalendarYear } from '../../domain/calendar/working-calendar.js';
import type { Instant } from '../../domain/shared/time.js';
import type { Database } from '../database.js';

/** A year's calendar as one notice published it. */
export interface CalendarPublication extends CalendarYear {
  /** Counts publications over all years; 0: came with the release. */
  readonly revision: number;
  readonly publishedAt: Instant;
  /** Open cases whose days it moved. */
  readonly movedCases: number;
}

/** Everything published so far, in the order of publication. */
export async function readCalendarPublications(database: Database): Promise<CalendarPublication[]> {
  return database.query<CalendarPublication>(
    `SELECT year, source, rest_weekdays AS "restWeekdays", working_weekend_days AS "workingWeekendDays", revision,
       published_at AS "publishedAt", moved_cases AS "movedCases" FROM calendar_year ORDER BY revision, year`,
  );
}
