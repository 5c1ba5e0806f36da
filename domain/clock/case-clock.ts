import { withinCalendars } from '../calendar/within-calendars.js';
import { previousWorkingDay, workingDaysAfter, type WorkingCalendar } from '../calendar/working-days.js';
import { PAUSING_PROCEDURES, type TimeLimit } from '../items/item.js';
import type { Verdict } from '../shared/refusal.js';
import type { CivilDate } from '../shared/time.js';
import { addDays } from '../shared/time.js';
import { countdown, type ClockPause, type Countdown } from './countdown.js';

/** 电子监察灯, by the promise. */
export type Light = 'GREEN' | 'YELLOW' | 'RED' | 'STOPPED';

/** The facts that a case's clock counts from. */
export interface ClockInput {
  readonly receivedOn: CivilDate;
  readonly acceptedOn: CivilDate | null;
  /** Accepted by silence: the limits then run from the day of receipt (AL 32). */
  readonly deemed: boolean;
  readonly decidedOn: CivilDate | null;
  readonly deliveredOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly statutoryLimit: TimeLimit;
  readonly promisedLimit: TimeLimit;
  readonly pauses: readonly ClockPause[];
  readonly extension: { readonly limit: TimeLimit; readonly grantedOn: CivilDate } | null;
  /** Corrections answered in full start a new five days. */
  readonly acceptanceRestartedOn: CivilDate | null;
}

export interface CaseClock {
  readonly acceptanceDueOn: CivilDate;
  readonly statutory: Countdown | null;
  readonly promised: Countdown | null;
  readonly deliveryDueOn: CivilDate | null;
  readonly pauses: readonly ClockPause[];
  readonly light: Light;
}

/** By when the member must ask for corrections or accept (AL 32). */
const ACCEPTANCE_WORKING_DAYS = 5;
/** By when a decision is delivered (AL 44). */
const DELIVERY_WORKING_DAYS = 10;

/**
 * The legal clock of a case on a day. The promised day is never later than the statutory day (M19), as one counted in another unit
 * would be over holidays: an extended promise is held to the extended statutory limit, a plain one to the plain limit.
 * Refuses CALENDAR_NOT_PUBLISHED where it would leave the published calendars.
 */
export function caseClock(input: ClockInput, today: CivilDate, calendar: WorkingCalendar): Verdict<CaseClock> {
  return withinCalendars(() => countCase(input, today, calendar));
}

function countCase(input: ClockInput, today: CivilDate, calendar: WorkingCalendar): CaseClock {
  const startsOn = input.acceptedOn === null ? null : input.deemed ? acceptanceFrom(input) : input.acceptedOn;
  const end = input.decidedOn ?? input.endedOn;
  const pauses = input.pauses.filter(({ kind }) => PAUSING_PROCEDURES.has(kind)).map((pause) => endedWith(end, pause));
  const count = (limit: TimeLimit, extra: TimeLimit | null, latest: CivilDate | null): Countdown | null => {
    if (startsOn === null) return null;
    const { count: extraCount, unit: extraUnit } = extra ?? { count: 0, unit: limit.unit };
    return countdown({ limit, extraCount, extraUnit, startsOn, pauses, decidedOn: end, latest }, today, calendar);
  };
  const both = (extra: TimeLimit | null) => {
    const statutory = count(input.statutoryLimit, extra, null);
    return { statutory, promised: count(input.promisedLimit, extra, statutory?.dueOn ?? null) };
  };
  const { extension } = input;
  const plain = both(null);
  const extended = extension === null ? plain : both(extension.limit);
  const movesPromise = extension !== null && plain.promised !== null && extension.grantedOn < plain.promised.dueOn;
  const { statutory } = extended;
  const { promised } = movesPromise ? extended : plain;
  return {
    acceptanceDueOn: acceptanceDueOn(input, calendar),
    statutory,
    promised,
    deliveryDueOn: input.decidedOn === null ? null : workingDaysAfter(input.decidedOn, DELIVERY_WORKING_DAYS, calendar),
    pauses,
    light: end === null ? lightOf(promised, pauses, today) : 'STOPPED',
  };
}

/** A pause still open when the case was decided or ended, on `end`, ended with it. */
function endedWith(end: CivilDate | null, pause: ClockPause): ClockPause {
  if (end === null || pause.to !== null) return pause;
  return { ...pause, to: end < pause.from ? pause.from : end };
}

/** The last day on which the member may ask for corrections or accept; silence until its end makes the acceptance (AL 32). */
export function acceptanceDueOn(input: AcceptanceFacts, calendar: WorkingCalendar): CivilDate {
  return workingDaysAfter(acceptanceFrom(input), ACCEPTANCE_WORKING_DAYS, calendar);
}

/** The fourth of the five working days: one is left after it. */
export function acceptanceWarnedOn(input: AcceptanceFacts, calendar: WorkingCalendar): CivilDate {
  return workingDaysAfter(acceptanceFrom(input), ACCEPTANCE_WORKING_DAYS - 1, calendar);
}

type AcceptanceFacts = Pick<ClockInput, 'receivedOn' | 'acceptanceRestartedOn'>;

/** The day from which the acceptance counts: of receipt, or on which the corrections had come in full. */
function acceptanceFrom({ receivedOn, acceptanceRestartedOn }: AcceptanceFacts): CivilDate {
  return acceptanceRestartedOn ?? receivedOn;
}

function lightOf(promised: Countdown | null, pauses: readonly ClockPause[], today: CivilDate): Light {
  if (promised === null || pauses.some(({ from, to }) => to === null && from <= today)) return 'STOPPED';
  if (promised.verdict === 'OVERDUE') return 'RED';
  return promised.daysLeft <= 1 ? 'YELLOW' : 'GREEN';
}

/** The first day on which the light is YELLOW, if nothing pauses the clock: when one day or less is left. */
export function yellowFrom({ dueOn, limit }: Pick<Countdown, 'dueOn' | 'limit'>, calendar: WorkingCalendar): CivilDate {
  return limit.unit === 'WORKING_DAY' ? previousWorkingDay(dueOn, calendar) : addDays(dueOn, -1);
}
