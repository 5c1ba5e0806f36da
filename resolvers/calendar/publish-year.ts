import { publishCalendar } from '../../domain/calendar/publish-calendar.js';
import type { CalendarYear } from '../../domain/calendar/working-calendar.js';
import { withYear } from '../../domain/calendar/working-days.js';
import { grant, type Verdict } from '../../domain/shared/refusal.js';
import { writeCalendar } from '../../prisma/calendar/calendar-write.js';
import { isUniqueViolation } from '../../prisma/database.js';
import type { IdempotencyMark } from '../../prisma/shared/mark-write.js';
import type { Services } from '../shared/context.js';
import { countMovedCases, recountCases } from '../supervision/recount-cases.js';

/**
 * Publishes a year's calendar and recounts the open cases by it; answers the number of the publication. Null where another publication
 * came at the same time, or the same request: it is to be judged anew.
 */
export async function publishYear(services: Services, year: CalendarYear, mark: IdempotencyMark | null): Promise<Verdict<number> | null> {
  const { calendars, database, clock } = services;
  const before = calendars.current();
  const verdict = publishCalendar(year, before);
  if (!verdict.granted) return verdict;
  const movedCases = await countMovedCases(services, withYear(before, verdict.value));
  try {
    await writeCalendar(database, { year: verdict.value, movedCases, mark, now: clock.now() });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
  await calendars.refresh();
  await recountCases(services);
  return grant(calendars.revision());
}
