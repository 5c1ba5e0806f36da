import { caseClock, yellowFrom, type Light } from '../clock/case-clock.js';
import type { WorkingCalendar } from '../calendar/working-days.js';
import type { ItemVersion } from '../items/item.js';
import { civilDateOf, type CivilDate, type Instant } from '../shared/time.js';
import { decisionFigures, type DecisionFigures } from '../statistics/decision-figures.js';
import { nextCheckAt } from '../supervision/checkpoints.js';
import type { CaseRecord } from './case.js';
import { clockInputOf } from './clock-input.js';

/** What a list of cases filters and orders by; derived from the record, the item version and the calendar, never typed in. */
export interface CaseProjection {
  /** The next day that binds the member: of acceptance, of the promise, of delivery; `9999-12-31` where none does. */
  readonly dueOn: CivilDate;
  /** The promised day while the promise runs; while it is paused, only where it had been missed before, else null. */
  readonly promisedDueOn: CivilDate | null;
  /** The first day with one day or less left of the promise; null while it does not run. */
  readonly yellowFrom: CivilDate | null;
  readonly hasDeferredMaterials: boolean;
  /** The light as the history last tells it. */
  readonly light: Light;
  /** When the passing of time next does something to the case: silence, a light, an alert. */
  readonly nextCheckAt: Instant | null;
  /** Null until decided. */
  readonly decision: DecisionFigures | null;
}

const NEVER: CivilDate = '9999-12-31';

/**
 * Projects a case at an instant. `told`: the light that its history tells so far, where the case is not written by a step (which
 * tells it itself). Null where no published calendar reaches as far as its clock.
 */
export function projectCase(
  record: CaseRecord,
  item: ItemVersion,
  now: Instant,
  calendar: WorkingCalendar,
  told: Light | null = null,
): CaseProjection | null {
  const today = civilDateOf(now);
  const clock = caseClock(clockInputOf(record, item), today, calendar);
  if (!clock.granted) return null;
  const { promised, deliveryDueOn, light } = clock.value;
  const isUndecided = record.decidedAt === null && record.endedAt === null;
  const runs = isUndecided && promised !== null;
  const isPaused = runs && light === 'STOPPED';
  const waitsForDelivery = record.decidedAt !== null && record.deliveredAt === null && record.endedAt === null;
  const acceptance = record.status === 'RECEIVED' ? clock.value.acceptanceDueOn : NEVER;
  return {
    dueOn: runs ? promised.dueOn : waitsForDelivery ? (deliveryDueOn ?? NEVER) : acceptance,
    promisedDueOn: runs && (!isPaused || promised.verdict === 'OVERDUE') ? promised.dueOn : null,
    yellowFrom: runs && !isPaused ? yellowFrom(promised, calendar) : null,
    hasDeferredMaterials: record.materials.some((material) => material.status === 'DEFERRED'),
    light: told ?? light,
    nextCheckAt: nextCheckAt(record, item, clock.value, told ?? light, calendar, now),
    decision: decisionFigures(clock.value, record.decidedAt === null ? null : civilDateOf(record.decidedAt), calendar),
  };
}
