import type { CalendarYear } from '../../domain/calendar/working-calendar.js';
import type { Instant } from '../../domain/shared/time.js';
import type { Database } from '../database.js';
import { insertMark, type IdempotencyMark } from '../shared/mark-write.js';
import { Parameters } from '../shared/sql.js';

/** Publishes a year's calendar as the next revision of all; a key already used makes a unique violation, and nothing is written. */
export async function writeCalendar(database: Database, year: CalendarYear, mark: IdempotencyMark | null, now: Instant): Promise<void> {
  const parameters = new Parameters();
  const published = `INSERT INTO calendar_year (year, revision, source, rest_weekdays, working_weekend_days, published_at)
    SELECT ${parameters.bind(year.year)}::int, (SELECT max(revision) + 1 FROM calendar_year), ${parameters.bind(year.source)},
      ${parameters.bind(year.restWeekdays)}::text[], ${parameters.bind(year.workingWeekendDays)}::text[], ${parameters.bind(now)}::timestamptz
    RETURNING year AS id`;
  const remembered = mark === null ? '' : `, remembered AS (${insertMark(parameters, mark, 'published', now)})`;
  await database.query(`WITH published AS (${published})${remembered} SELECT id FROM published`, parameters.values);
}
