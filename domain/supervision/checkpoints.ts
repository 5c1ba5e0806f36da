import { promisedMaterials, type CaseRecord } from '../cases/case.js';
import type { WorkingCalendar } from '../calendar/working-days.js';
import { acceptanceWarnedOn, yellowFrom, type CaseClock, type Light } from '../clock/case-clock.js';
import type { ItemVersion } from '../items/item.js';
import { addDays, civilDateOf, startOfDay, type CivilDate, type Instant } from '../shared/time.js';
import { procedureDays } from './case-causes.js';
import { clockInputOf } from '../cases/clock-input.js';

/**
 * The next instant at which the passing of time does something to a case: the end of the five days of acceptance, a turn of the
 * light, the rise of an alert. `now` where something is due already; null where nothing will ever be.
 */
export function nextCheckAt(
  record: CaseRecord,
  item: ItemVersion,
  clock: CaseClock,
  told: Light,
  calendar: WorkingCalendar,
  now: Instant,
): Instant | null {
  const today = civilDateOf(now);
  if (told !== clock.light || isSilent(record, clock, today)) return now;
  const days = turningDays(record, item, clock, calendar, today).filter((day) => day > today);
  return days.length === 0 ? null : startOfDay(days.reduce((first, day) => (day < first ? day : first)));
}

/** Whether the member said nothing in five working days: the case is accepted by law (AL 32 (1)(4)). */
export function isSilent(record: CaseRecord, { acceptanceDueOn }: Pick<CaseClock, 'acceptanceDueOn'>, today: CivilDate): boolean {
  return record.status === 'RECEIVED' && today > acceptanceDueOn;
}

/** The days at whose beginning something turns, in no order. */
function turningDays(
  record: CaseRecord,
  item: ItemVersion,
  { promised, statutory, acceptanceDueOn, deliveryDueOn, light }: CaseClock,
  calendar: WorkingCalendar,
  today: CivilDate,
): CivilDate[] {
  const after = (day: CivilDate): CivilDate => addDays(day, 1);
  const days: CivilDate[] = [];
  if (record.status === 'RECEIVED') days.push(acceptanceWarnedOn(clockInputOf(record, null), calendar), after(acceptanceDueOn));
  if (record.decidedAt === null && record.endedAt === null) {
    // While the clock is paused its days move on with each day.
    if (promised !== null && light === 'STOPPED') days.push(after(today));
    if (promised !== null && light !== 'STOPPED') days.push(yellowFrom(promised, calendar), after(promised.dueOn));
    if (statutory !== null && light !== 'STOPPED') days.push(after(statutory.dueOn));
    days.push(...procedureDays(record, item, calendar).map(({ dueOn }) => after(dueOn)));
  }
  if (deliveryDueOn !== null && record.deliveredAt === null && record.joint === null) days.push(after(deliveryDueOn));
  days.push(...promisedMaterials(record).flatMap(({ dueOn }) => (dueOn === null ? [] : [after(dueOn)])));
  return days;
}
