import { caseClock, type ClockInput } from '../../domain/clock/case-clock.js';
import type { ClockPause } from '../../domain/clock/countdown.js';
import { workingCalendarOf } from '../../domain/calendar/working-days.js';
import { PAUSING_PROCEDURES, type TimeLimit } from '../../domain/items/item.js';
import { addDays } from '../../domain/shared/time.js';
import { calendarYears } from '../../prisma/seed/calendar.js';
import type { Random } from './random.js';

export const calendar = workingCalendarOf(calendarYears);

const UNITS: readonly TimeLimit['unit'][] = ['WORKING_DAY', 'CALENDAR_DAY', 'MONTH'];

/** A case's facts as they might be, with its limits in one unit. */
export function randomClockInput(random: Random): ClockInput {
  const receivedOn = addDays('2017-01-03', random.below(3_000));
  const acceptedOn = addDays(receivedOn, random.below(8));
  const unit = random.one(UNITS);
  const count = unit === 'MONTH' ? random.between(1, 6) : random.between(1, 60);
  const pauses = Array.from({ length: random.below(4) }, () => randomPause(random, acceptedOn));
  return {
    receivedOn,
    acceptedOn,
    deemed: random.chance(0.2),
    decidedOn: random.chance(0.5) ? addDays(acceptedOn, random.below(90)) : null,
    deliveredOn: null,
    endedOn: null,
    statutoryLimit: { count: count + random.below(5), unit },
    promisedLimit: { count, unit },
    pauses,
    extension: random.chance(0.3)
      ? { limit: { count: random.between(1, 10), unit }, grantedOn: addDays(acceptedOn, random.below(20)) }
      : null,
    acceptanceRestartedOn: null,
  };
}

export function randomPause(random: Random, after: string): ClockPause {
  const from = addDays(after, random.below(20));
  return { kind: random.one([...PAUSING_PROCEDURES]), from, to: addDays(from, random.below(15)) };
}

/** Every day that a clock tells, as one text. */
export function clockText(input: ClockInput, today: string): string {
  return JSON.stringify(caseClock(input, today, calendar));
}
