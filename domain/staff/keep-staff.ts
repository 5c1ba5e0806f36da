import { withinCalendars } from '../calendar/within-calendars.js';
import { workingDaysAfter, type WorkingCalendar } from '../calendar/working-days.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import type { CivilDate } from '../shared/time.js';
import type { Duty, Leave, Rotation, Staff, Training } from './staff.js';

const PERMANENT_DUTIES: readonly Duty[] = ['REVIEWER', 'CHECKER', 'LEADER'];

/** Reviewing, checking and leading are for permanent officials (M2). Refuses STAFF_NOT_ELIGIBLE. */
export function judgeDuties(name: string, duties: readonly Duty[], permanent: boolean): Refusal[] {
  if (permanent || !duties.some((duty) => PERMANENT_DUTIES.includes(duty))) return [];
  return [{ code: 'STAFF_NOT_ELIGIBLE', reason: 'permanence', path: ['input', 'permanent'], basis: '通知第2条', facts: { officer: name } }];
}

/** A training is recorded when it is over (M2). Refuses INVALID_INPUT for a day to come. */
export function judgeTraining({ completedOn }: Training, today: CivilDate): Refusal[] {
  if (completedOn <= today) return [];
  return [{ code: 'INVALID_INPUT', reason: 'trainingToCome', path: ['input', 'completedOn'], basis: null, facts: { completedOn, today } }];
}

/** Leaves do not overlap (M3). Refuses INVALID_INPUT. */
export function judgeLeave({ startsOn, endsOn }: Leave, leaves: readonly Leave[]): Refusal[] {
  const path = ['input', 'endsOn'];
  if (endsOn < startsOn) return [{ code: 'INVALID_INPUT', reason: 'leaveOrder', path, basis: null, facts: { startsOn, endsOn } }];
  const other = leaves.find((leave) => leave.startsOn <= endsOn && startsOn <= leave.endsOn);
  if (other === undefined) return [];
  const facts = { startsOn: other.startsOn, endsOn: other.endsOn };
  return [{ code: 'INVALID_INPUT', reason: 'leaveOverlap', path: ['input', 'startsOn'], basis: null, facts }];
}

/**
 * A change of post is told to the centre at least one working day before (M3). Refuses NOTICE_PERIOD_RUNNING for an earlier day,
 * INVALID_INPUT for the window where the officer already is or a second change on the same day, CALENDAR_NOT_PUBLISHED.
 */
export function rotate(
  staff: Pick<Staff, 'windowId'> & { readonly rotations: readonly Rotation[] },
  change: { readonly toWindow: string; readonly effectiveOn: CivilDate },
  today: CivilDate,
  calendar: WorkingCalendar,
): Verdict<Rotation> {
  const earliest = withinCalendars(() => workingDaysAfter(today, 1, calendar));
  if (!earliest.granted) return earliest;
  if (change.effectiveOn < earliest.value) {
    const facts = { earliest: earliest.value, effectiveOn: change.effectiveOn };
    return refuse({ code: 'NOTICE_PERIOD_RUNNING', reason: 'rotation', path: ['input', 'effectiveOn'], basis: '通知第3条', facts });
  }
  const ahead = staff.rotations.filter((rotation) => rotation.effectiveOn > today);
  const before = ahead.filter((rotation) => rotation.effectiveOn < change.effectiveOn).at(-1);
  const fromWindow = before?.toWindow ?? staff.windowId;
  const isSame = fromWindow === change.toWindow || ahead.some((rotation) => rotation.effectiveOn === change.effectiveOn);
  if (isSame) return refuse({ code: 'INVALID_INPUT', reason: 'rotationSame', path: ['input', 'toWindow'], basis: null });
  return grant({ fromWindow, toWindow: change.toWindow, effectiveOn: change.effectiveOn, announcedOn: today });
}
