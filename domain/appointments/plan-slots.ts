import { grant, refuse, type Verdict } from '../shared/refusal.js';
import { addMilliseconds, startOfDay, type CivilDate, type Instant } from '../shared/time.js';
import type { Slot } from './appointment.js';

export interface SlotPlan {
  readonly dates: readonly CivilDate[];
  /** Minutes. */
  readonly length: number;
  /** Hours of the day in Shanghai, `09:00` to `24:00`. */
  readonly opens: string;
  readonly closes: string;
  readonly capacity: number;
}

export const MOST_SLOTS = 2_000;
const MINUTE_MS = 60_000;

/**
 * The slots of a plan, one after the other from opening to closing on each date; what is left of the day at the end is no slot.
 * Refuses INVALID_INPUT: a date twice or gone by, hours in which no slot fits, more than 2,000 slots, a slot that overlaps one that
 * the centre has opened already.
 */
export function planSlots(
  plan: SlotPlan,
  opened: readonly Pick<Slot, 'startsAt' | 'endsAt'>[],
  today: CivilDate,
): Verdict<readonly Pick<Slot, 'startsAt' | 'endsAt'>[]> {
  const { dates, length, opens, closes } = plan;
  const perDay = Math.floor((minutesOf(closes) - minutesOf(opens)) / length);
  if (perDay < 1) {
    return refuse({ code: 'INVALID_INPUT', reason: 'slotHours', path: ['input', 'closes'], basis: null, facts: { opens, closes, length } });
  }
  if (perDay * dates.length > MOST_SLOTS) {
    const facts = { count: perDay * dates.length, most: MOST_SLOTS };
    return refuse({ code: 'INVALID_INPUT', reason: 'tooManySlots', path: ['input', 'dates'], basis: null, facts });
  }
  for (const [index, value] of dates.entries()) {
    const reason = value < today ? 'slotPast' : dates.indexOf(value) < index ? 'repeated' : null;
    if (reason !== null) {
      return refuse({ code: 'INVALID_INPUT', reason, path: ['input', 'dates', String(index)], basis: null, facts: { value, today } });
    }
  }
  const slots = dates.flatMap((date) =>
    Array.from({ length: perDay }, (_, index) => slotOf(date, minutesOf(opens) + index * length, length)),
  );
  const overlap = slots.find((slot) => opened.some((other) => other.startsAt < slot.endsAt && slot.startsAt < other.endsAt));
  if (overlap !== undefined) {
    const facts = { startsAt: overlap.startsAt };
    return refuse({ code: 'INVALID_INPUT', reason: 'slotOverlap', path: ['input', 'opens'], basis: null, facts });
  }
  return grant(slots);
}

function slotOf(date: CivilDate, minute: number, length: number): { readonly startsAt: Instant; readonly endsAt: Instant } {
  const startsAt = addMilliseconds(startOfDay(date), minute * MINUTE_MS);
  return { startsAt, endsAt: addMilliseconds(startsAt, length * MINUTE_MS) };
}

function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return hours * 60 + minutes;
}
