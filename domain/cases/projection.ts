import { caseClock, yellowFrom } from '../clock/case-clock.js';
import type { WorkingCalendar } from '../calendar/working-days.js';
import type { ItemVersion } from '../items/item.js';
import { civilDateOf, type CivilDate } from '../shared/time.js';
import type { CaseRecord } from './case.js';

/** What a list of cases filters and orders by; derived from the record, the item version and the calendar, never typed in. */
export interface CaseProjection {
  /** The next day that binds the member; `9999-12-31` once decided or ended. */
  readonly dueOn: CivilDate;
  /** The promised day while the promise runs. */
  readonly promisedDueOn: CivilDate | null;
  /** The first day with one day or less left of the promise. */
  readonly yellowFrom: CivilDate | null;
  readonly hasDeferredMaterials: boolean;
}

const NEVER: CivilDate = '9999-12-31';

export function projectCase(record: CaseRecord, item: ItemVersion, today: CivilDate, calendar: WorkingCalendar): CaseProjection {
  const hasDeferredMaterials = record.materials.some((material) => material.status === 'DEFERRED');
  const ended = { dueOn: NEVER, promisedDueOn: null, yellowFrom: null, hasDeferredMaterials };
  if (record.decidedAt !== null || record.endedAt !== null) return ended;
  const clock = caseClock(clockInputOf(record, item), today, calendar);
  if (!clock.granted) return ended;
  const { promised, acceptanceDueOn } = clock.value;
  if (promised === null) return { ...ended, dueOn: acceptanceDueOn };
  return { dueOn: promised.dueOn, promisedDueOn: promised.dueOn, yellowFrom: yellowFrom(promised, calendar), hasDeferredMaterials };
}

/** The facts of a case that its clock counts from. */
export function clockInputOf(record: CaseRecord, item: Pick<ItemVersion, 'statutoryLimit' | 'promisedLimit'>) {
  const dateOf = (instant: string | null): CivilDate | null => (instant === null ? null : civilDateOf(instant));
  return {
    receivedOn: civilDateOf(record.receivedAt),
    acceptedOn: dateOf(record.acceptedAt),
    deemed: record.acceptanceMode === 'DEEMED',
    decidedOn: dateOf(record.decidedAt),
    deliveredOn: dateOf(record.deliveredAt),
    endedOn: dateOf(record.endedAt),
    statutoryLimit: item.statutoryLimit,
    promisedLimit: item.promisedLimit,
    pauses: [],
    extension: null,
    acceptanceRestartedOn: null,
  };
}
