import { civilDate, dayNumber, type CivilDate, type DayNumber } from '../shared/time.js';
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
  /** 1 January of the first year. */
  readonly firstDay: DayNumber;
  /** One entry for each day from `firstDay` to the end of the provisional year: 1 for a working day. */
  readonly days: Uint8Array;
}

export function workingCalendarOf(years: readonly CalendarYear[]): WorkingCalendar {
  const sorted = [...years].sort((a, b) => a.year - b.year);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined)
    return { years: [], firstYear: 0, provisionalYear: 1, firstDay: 0, days: new Uint8Array() };
  const provisionalYear = last.year + 1;
  const firstDay = dayNumber(`${first.year}-01-01`);
  const days = Uint8Array.from({ length: dayNumber(`${provisionalYear + 1}-01-01`) - firstDay }, (_, index) =>
    Number(isWeekday(firstDay + index)),
  );
  for (const { restWeekdays, workingWeekendDays } of sorted) {
    for (const date of restWeekdays) days[dayNumber(date) - firstDay] = 0;
    for (const date of workingWeekendDays) days[dayNumber(date) - firstDay] = 1;
  }
  return { years: sorted, firstYear: first.year, provisionalYear, firstDay, days };
}

/** Day 0, 1 January 1970, was a Thursday. */
function isWeekday(day: DayNumber): boolean {
  return (day + 3) % 7 < 5;
}

/** The calendars with a year published, or replaced. */
export function withYear({ years }: WorkingCalendar, year: CalendarYear): WorkingCalendar {
  return workingCalendarOf([...years.filter((one) => one.year !== year.year), year]);
}

/** Whether a day is a working day (工作日, AL 82). Throws CalendarNotPublishedError outside of the calendars. */
export function isWorking(day: DayNumber, { firstDay, days }: WorkingCalendar): boolean {
  const entry = days[day - firstDay];
  if (entry === undefined) throw new CalendarNotPublishedError(Number(civilDate(day).slice(0, 4)));
  return entry === 1;
}

/** Whether a civil date is a working day. Throws CalendarNotPublishedError outside of the calendars. */
export function isWorkingDay(date: CivilDate, calendar: WorkingCalendar): boolean {
  return isWorking(dayNumber(date), calendar);
}

export function isProvisional(date: CivilDate, calendar: WorkingCalendar): boolean {
  return Number(date.slice(0, 4)) >= calendar.provisionalYear;
}

/** The date itself where it is a working day, else the next one. */
export function onOrNextWorkingDay(date: CivilDate, calendar: WorkingCalendar): CivilDate {
  let day = dayNumber(date);
  while (!isWorking(day, calendar)) day += 1;
  return civilDate(day);
}

/** The last working day before a date. */
export function previousWorkingDay(date: CivilDate, calendar: WorkingCalendar): CivilDate {
  let day = dayNumber(date) - 1;
  while (!isWorking(day, calendar)) day -= 1;
  return civilDate(day);
}

/** The n-th working day after a date; the date itself does not count. */
export function workingDaysAfter(date: CivilDate, count: number, calendar: WorkingCalendar): CivilDate {
  let day = dayNumber(date);
  for (let left = count; left > 0;) {
    day += 1;
    if (isWorking(day, calendar)) left -= 1;
  }
  return civilDate(day);
}

/** How many working days a year has. */
export function workingDaysOf(year: number, calendar: WorkingCalendar): number {
  let count = 0;
  for (let day = dayNumber(`${year}-01-01`); day < dayNumber(`${year + 1}-01-01`); day += 1) if (isWorking(day, calendar)) count += 1;
  return count;
}
