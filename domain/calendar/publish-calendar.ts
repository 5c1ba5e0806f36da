import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import type { CivilDate } from '../shared/time.js';
import type { CalendarYear } from './working-calendar.js';
import type { WorkingCalendar } from './working-days.js';

/**
 * Takes the State Council's notice for a year (AL 82): the year after the last published one, or one already published, which it
 * replaces. Refuses CALENDAR_NOT_PUBLISHED (a year between would stay unknown), INVALID_INPUT (before the first year; a day of another
 * year, named twice, or of the wrong kind: rest days fall on weekdays, worked days on Saturdays and Sundays). All findings at once.
 */
export function publishCalendar(year: CalendarYear, calendar: WorkingCalendar): Verdict<CalendarYear> {
  const refusals: Refusal[] = [
    ...judgeYear(year.year, calendar),
    ...judgeDays(year.restWeekdays, 'restWeekdays', year.year, false),
    ...judgeDays(year.workingWeekendDays, 'workingWeekendDays', year.year, true),
  ];
  if (refusals.length > 0) return refuse(...refusals);
  return grant({ ...year, restWeekdays: [...year.restWeekdays].sort(), workingWeekendDays: [...year.workingWeekendDays].sort() });
}

function judgeYear(year: number, { firstYear, provisionalYear }: WorkingCalendar): Refusal[] {
  const path = ['input', 'year'];
  if (year < firstYear) return [{ code: 'INVALID_INPUT', reason: 'calendarYear', path, basis: null, facts: { year, firstYear } }];
  return year > provisionalYear
    ? [{ code: 'CALENDAR_NOT_PUBLISHED', path, basis: '行政许可法第八十二条', facts: { year: provisionalYear } }]
    : [];
}

function judgeDays(days: readonly CivilDate[], field: string, year: number, onWeekend: boolean): Refusal[] {
  const seen = new Set<CivilDate>();
  return days.flatMap<Refusal>((day, index) => {
    const path = ['input', field, String(index)];
    const fault = (reason: string): Refusal[] => [{ code: 'INVALID_INPUT', reason, path, basis: null, facts: { value: day, year } }];
    if (seen.has(day)) return fault('repeated');
    seen.add(day);
    if (!day.startsWith(`${year}-`)) return fault('otherYear');
    return isWeekend(day) === onWeekend ? [] : fault(onWeekend ? 'notWeekend' : 'notWeekday');
  });
}

function isWeekend(day: CivilDate): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00.000Z`).getUTCDay());
}
