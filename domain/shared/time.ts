/** An instant in UTC, ISO 8601 with milliseconds: `2017-02-06T01:00:00.000Z`. Fixed width, so text order is time order. */
export type Instant = string;

/** A civil date of Asia/Shanghai: `2017-02-06`. */
export type CivilDate = string;

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
/** The hour in UTC before which Shanghai shows the same date. */
const SAME_DAY_BEFORE = '16';
const DAY_MS = 86_400_000;

/** The instant of a JavaScript date. */
export function instantOf(date: Date): Instant {
  return date.toISOString();
}

/** The civil date on which an instant falls in Asia/Shanghai (UTC+8, no daylight saving since 1991). */
export function civilDateOf(instant: Instant): CivilDate {
  // In most of the day both calendars show the same date, and cases are asked for their days by the thousand.
  if (instant.slice(11, 13) < SAME_DAY_BEFORE) return instant.slice(0, 10);
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which a civil date begins in Asia/Shanghai. */
export function startOfDay(date: CivilDate): Instant {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS).toISOString();
}

/** The same instant written with Shanghai's offset: `2017-02-06T09:00:00.000+08:00`. */
export function withShanghaiOffset(instant: Instant): string {
  const hour = instant.slice(11, 13);
  if (hour < SAME_DAY_BEFORE) return `${instant.slice(0, 11)}${String(Number(hour) + 8).padStart(2, '0')}${instant.slice(13, 23)}+08:00`;
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().replace('Z', '+08:00');
}

/** A civil date as the number of days since 1970-01-01: what days are counted in. */
export type DayNumber = number;

export function dayNumber(date: CivilDate): DayNumber {
  return Date.parse(date) / DAY_MS;
}

export function civilDate(day: DayNumber): CivilDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The civil date `days` calendar days later (or earlier, when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDate(dayNumber(date) + days);
}

/** The instant `milliseconds` later. */
export function addMilliseconds(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

/** The earlier of two instants. */
export function minInstant(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

/** The later of two instants. */
export function maxInstant(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
