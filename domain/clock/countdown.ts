import { isProvisional, isWorking, onOrNextWorkingDay, type WorkingCalendar } from '../calendar/working-days.js';
import type { SpecialProcedureKind, TimeLimit, TimeUnit } from '../items/item.js';
import { civilDate, dayNumber, type CivilDate, type DayNumber } from '../shared/time.js';

export type CountdownVerdict = 'RUNNING' | 'ON_TIME' | 'OVERDUE';

/** Time that is not counted: the days after `from`, up to and including `to`; null while it is open. */
export interface ClockPause {
  readonly kind: SpecialProcedureKind;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** How a limit stands on a day. */
export interface Countdown {
  /** Without extension. */
  readonly limit: TimeLimit;
  readonly startsOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly daysUsed: number;
  /** Negative when overdue. */
  readonly daysLeft: number;
  readonly verdict: CountdownVerdict;
  readonly provisional: boolean;
}

export interface CountdownInput {
  readonly limit: TimeLimit;
  /** What an extension adds: in the unit of the limit, unless `extraUnit` says another one (that of the statutory limit). */
  readonly extraCount: number;
  readonly extraUnit?: TimeUnit;
  readonly startsOn: CivilDate;
  readonly pauses: readonly ClockPause[];
  readonly decidedOn: CivilDate | null;
  /** The day that the limit may not pass, whatever is counted. */
  readonly latest?: CivilDate | null;
}

/**
 * Counts a limit (AL 42, 45, 82): the day that starts it does not count; days inside pauses do not, overlapping pauses once;
 * a calendar or month limit that ends on a rest day rolls to the next working day.
 */
export function countdown(input: CountdownInput, today: CivilDate, calendar: WorkingCalendar): Countdown {
  const isPaused = pausedDays(input.pauses, today);
  const counts = (day: DayNumber): boolean => !isPaused(day) && (input.limit.unit !== 'WORKING_DAY' || isWorking(day, calendar));
  const { startsOn } = input;
  const dueOn = minDate(dueDay(input, isPaused, calendar), input.latest ?? null);
  const end = input.decidedOn ?? today;
  const daysUsed = countDays(startsOn, end, counts);
  const daysLeft = end <= dueOn ? countDays(end, dueOn, counts) : -countDays(dueOn, end, counts);
  return {
    limit: input.limit,
    startsOn,
    dueOn,
    daysUsed,
    daysLeft: end > dueOn ? Math.min(daysLeft, -1) : daysLeft,
    verdict: end > dueOn ? 'OVERDUE' : input.decidedOn === null ? 'RUNNING' : 'ON_TIME',
    provisional: isProvisional(dueOn, calendar),
  };
}

function minDate(day: CivilDate, latest: CivilDate | null): CivilDate {
  return latest !== null && latest < day ? latest : day;
}

/** Whether a day lies inside any pause; one that is open counts as closing today. Days of overlapping pauses are taken once. */
function pausedDays(pauses: readonly ClockPause[], today: CivilDate): (day: DayNumber) => boolean {
  if (pauses.length === 0) return () => false;
  const paused = new Set<DayNumber>();
  let last = -Infinity;
  for (const { from, to } of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const end = dayNumber(to ?? today);
    for (let day = Math.max(dayNumber(from), last) + 1; day <= end; day += 1) paused.add(day);
    last = Math.max(last, end);
  }
  return (day) => paused.has(day);
}

function dueDay(
  { limit, extraCount, extraUnit = limit.unit, startsOn }: CountdownInput,
  isPaused: (day: DayNumber) => boolean,
  calendar: WorkingCalendar,
): CivilDate {
  const extra = { count: extraCount, unit: extraUnit };
  const whole = extraUnit === limit.unit ? [{ count: limit.count + extraCount, unit: limit.unit }] : [limit, extra];
  const last = whole.reduce((start, part) => lastDay(start, part, isPaused, calendar), startsOn);
  const rolls = whole.some(({ count, unit }) => unit === 'MONTH' || (unit === 'CALENDAR_DAY' && count > 0));
  return rolls ? onOrNextWorkingDay(last, calendar) : last;
}

/** The last day of a stretch of time, pauses taken out, before it rolls to a working day. */
function lastDay(
  start: CivilDate,
  { count, unit }: TimeLimit,
  isPaused: (day: DayNumber) => boolean,
  calendar: WorkingCalendar,
): CivilDate {
  const runs = (day: DayNumber): boolean => !isPaused(day);
  if (unit === 'WORKING_DAY') return nthDay(start, count, (day) => runs(day) && isWorking(day, calendar));
  if (unit === 'CALENDAR_DAY') return nthDay(start, count, runs);
  const target = addMonths(start, count);
  return nthDay(target, countDays(start, target, isPaused), runs);
}

/** The n-th day after `start` that counts; `start` itself for none. */
function nthDay(start: CivilDate, count: number, counts: (day: DayNumber) => boolean): CivilDate {
  let day = dayNumber(start);
  for (let left = count; left > 0;) {
    day += 1;
    if (counts(day)) left -= 1;
  }
  return civilDate(day);
}

/** Days in (from, to] for which the condition holds. */
function countDays(from: CivilDate, to: CivilDate, holds: (day: DayNumber) => boolean): number {
  const last = dayNumber(to);
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= last; day += 1) if (holds(day)) count += 1;
  return count;
}

/** The same day of a later month; the month's last day stands in for a missing one. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(day, lastDay)).padStart(2, '0')}`;
}
