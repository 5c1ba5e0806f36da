import type { WorkingCalendar } from '../calendar/working-days.js';
import type { CaseClock } from '../clock/case-clock.js';
import { countdown, type Countdown } from '../clock/countdown.js';
import type { CivilDate } from '../shared/time.js';

/** What a decided case adds to averages; working days throughout, so that limits of different units can be compared. */
export interface DecisionFigures {
  /** From acceptance to decision, pauses taken out. */
  readonly usedDays: number;
  /** What the promise gave, without extension, pauses taken out; never more than the law. */
  readonly promisedDays: number;
  /** What the law gave, likewise. */
  readonly statutoryDays: number;
  /** Whether it was decided by the promised day (M19). */
  readonly isInPromise: boolean;
}

/** The figures of a case decided on a day; null for one that is not decided, or was never accepted. */
export function decisionFigures(clock: CaseClock, decidedOn: CivilDate | null, calendar: WorkingCalendar): DecisionFigures | null {
  const { promised, statutory, pauses } = clock;
  if (decidedOn === null || promised === null || statutory === null) return null;
  const { startsOn } = promised;
  const workingDaysTo = (day: CivilDate): number =>
    countdown({ limit: NO_LIMIT, extraCount: 0, startsOn, pauses, decidedOn: day }, decidedOn, calendar).daysUsed;
  const given = ({ limit }: Countdown): number => {
    if (limit.unit === 'WORKING_DAY') return limit.count;
    return workingDaysTo(countdown({ limit, extraCount: 0, startsOn, pauses, decidedOn }, decidedOn, calendar).dueOn);
  };
  return {
    usedDays: workingDaysTo(decidedOn),
    promisedDays: Math.min(given(promised), given(statutory)),
    statutoryDays: given(statutory),
    isInPromise: promised.verdict === 'ON_TIME',
  };
}

const NO_LIMIT = { count: 0, unit: 'WORKING_DAY' } as const;
