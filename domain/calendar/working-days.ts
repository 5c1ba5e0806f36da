import { addDays, type CivilDate } from '../shared/time.js';
import type { CalendarYear } from './working-calendar.js';

/** A day beyond the calendars: before the first, or later than the year after the last one. Never guessed. */
export class CalendarNotPublishedError extends Error {
  constructor(readonly year: number) {
    super(`the working calendar of ${year} is not published`);
  }
}

/** The published calendars as the clock counts by them: an immutable value. */
export interface WorkingCalendar {
  readonly years: readonly CalendarYear[];
  /** The one year after the last published one, in which weekdays are taken as working days. */
  readonly provisionalYear: number;
  readonly firstYear: number;
  readonly rest: ReadonlySet<CivilDate>;
  readonly work: ReadonlySet<CivilDate>;
}

export function workingCalendarOf(years: readonly CalendarYear[]): WorkingCalendar {
  const sorted = [...years].sort((a, b) => a.year - b.year);
  return {
    years: sorted,
    firstYear: sorted[0]?.year ?? 0,
    provisionalYear: (sorted.at(-1)?.year ?? 0) + 1,
    rest: new Set(sorted.flatMap((year) => year.restWeekdays)),
    work: new Set(sorted.flatMap((year) => year.workingWeekendDays)),
  };
}

/** The calendars with a year published, or replaced. */
export function withYear({ years }: WorkingCalendar, year: CalendarYear): WorkingCalendar {
  return workingCalendarOf([...years.filter((one) => one.year !== year.year), year]);
}

/** Whether a civil date is a working day (工作日, AL 82). Throws CalendarNotPublishedError outside of the calendars. */
export function isWorkingDay(date: CivilDate, calendar: WorkingCalendar): boolean {
  const year = Number(date.slice(0, 4));
  if (year < calendar.firstYear || year > calendar.provisionalYear) throw new CalendarNotPublishedError(year);
  const weekday = new Date(`${date}T00:00:00.000Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? calendar.work.has(date) : !calendar.rest.has(date);
}

export function isProvisional(date: CivilDate, calendar: WorkingCalendar): boolean {
  return Number(date.slice(0, 4)) >= calendar.provisionalYear;
}

/** The date itself where it is a working day, else the next one. */
export function onOrNextWorkingDay(date: CivilDate, calendar: WorkingCalendar): CivilDate {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/** The last working day before a date. */
export function previousWorkingDay(date: CivilDate, calendar: WorkingCalendar): CivilDate {
  let day = addDays(date, -1);
  while (!isWorkingDay(day, calendar)) day = addDays(day, -1);
  return day;
}

/** The n-th working day after a date; the date itself does not count. */
export function workingDaysAfter(date: CivilDate, count: number, calendar: WorkingCalendar): CivilDate {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** How many working days a year has. */
export function workingDaysOf(year: number, calendar: WorkingCalendar): number {
  let count = 0;
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}
