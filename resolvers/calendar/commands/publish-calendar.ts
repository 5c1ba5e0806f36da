import { z } from 'zod';
import type { Refusal } from '../../../domain/shared/refusal.js';
import { readMark } from '../../../prisma/shared/mark-read.js';
import type { CalendarPayload, PublishCalendarInput } from '../../../schema/calendar/calendar-mutations.operation.js';
import { idempotencyKey, readInput, text } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { requireRole } from '../../shared/errors.js';
import { judgeMark, markOf } from '../../shared/idempotency.js';
import { userErrors } from '../../shared/messages.js';
import { calendarView } from '../calendar-view.js';
import { publishYear } from '../publish-year.js';

const days = z.array(z.string()).max(200, '至多 200 天 / at most 200 days');
const bounds = z.object({
  year: z.number().int().min(1949).max(9_999),
  source: text(300),
  restWeekdays: days,
  workingWeekendDays: days,
  idempotencyKey,
});

const TRIES = 5;

/** Publishes the working calendar of a year; open cases are recomputed (AL 82). Refuses what `publishYear` refuses, IDEMPOTENCY_KEY_REUSED. */
export async function publishCalendar(context: HubContext, raw: PublishCalendarInput): Promise<CalendarPayload> {
  const { caller, services } = context;
  requireRole(caller, 'HUB_ADMIN');
  const { idempotencyKey: _key, ...year } = readInput(bounds, raw);
  const mark = markOf(caller, 'PUBLISH_CALENDAR', raw);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    await services.calendars.refresh();
    const known = mark === null ? null : await readMark(services.database, mark);
    if (mark !== null && known !== null) {
      const reused = judgeMark(known, mark);
      return reused.length > 0 ? refused(context, reused) : published(context, year.year, Number(known.recordId));
    }
    const verdict = await publishYear(services, year, mark);
    if (verdict === null) continue;
    return verdict.granted ? published(context, year.year, verdict.value) : refused(context, verdict.refusals);
  }
  throw new Error(`the calendar of ${year.year} was published ${TRIES} times at once`);
}

function published({ services: { calendars } }: HubContext, year: number, revision: number): CalendarPayload {
  return { calendar: calendarView(year, calendars.current()), movedCases: calendars.movedCases(revision), userErrors: [] };
}

function refused({ language }: HubContext, refusals: readonly Refusal[]): CalendarPayload {
  return { calendar: null, movedCases: 0, userErrors: userErrors(refusals, language) };
}
