import type { CalendarYear } from '../../domain/calendar/working-calendar.js';
import type { Instant } from '../../domain/shared/time.js';
import type { Database, Queries } from '../database.js';
import { insertMark, type IdempotencyMark } from '../shared/mark-write.js';
import { Parameters } from '../shared/sql.js';

/** A year's calendar as it is published. */
export interface CalendarPublishing {
  readonly year: CalendarYear;
  /** Open cases whose days it moves. */
  readonly movedCases: number;
  readonly mark: IdempotencyMark | null;
  readonly now: Instant;
}

/**
 * Publishes a year's calendar as the next revision of all, one after the other whoever publishes; a key already used makes a unique
 * violation, and nothing is written.
 */
export async function writeCalendar(database: Database, publishing: CalendarPublishing): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query("SELECT pg_advisory_xact_lock(hashtext('hub.calendars'))");
    await insertCalendar(transaction, publishing);
  });
}

async function insertCalendar(transaction: Queries, { year, movedCases, mark, now }: CalendarPublishing): Promise<void> {
  const parameters = new Parameters();
  const published = `INSERT INTO calendar_year (year, revision, source, rest_weekdays, working_weekend_days, published_at, moved_cases)
    SELECT ${parameters.bind(year.year)}::int, (SELECT max(revision) + 1 FROM calendar_year), ${parameters.bind(year.source)},
      ${parameters.bind(year.restWeekdays)}::text[], ${parameters.bind(year.workingWeekendDays)}::text[], ${parameters.bind(now)}::timestamptz, ${parameters.bind(movedCases)}::int
    RETURNING revision AS id`;
  const remembered = mark === null ? '' : `, remembered AS (${insertMark(parameters, mark, 'published', now)})`;
  await transaction.query(`WITH published AS (${published})${remembered} SELECT id FROM published`, parameters.values);
}
