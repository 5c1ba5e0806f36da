import type { CaseRecord } from '../cases/case.js';
import { promisedMaterials, runningProcedures } from '../cases/case.js';
import type { CaseEvent } from '../cases/case-event.js';
import { clockInputOf } from '../cases/clock-input.js';
import { isPoor } from '../cases/rate-case.js';
import { withinCalendars } from '../calendar/within-calendars.js';
import { workingDaysAfter, type WorkingCalendar } from '../calendar/working-days.js';
import { acceptanceWarnedOn, caseClock, type CaseClock } from '../clock/case-clock.js';
import type { ItemVersion } from '../items/item.js';
import { civilDateOf, type CivilDate } from '../shared/time.js';
import type { Cause } from './alert.js';

/** The causes for alerts that stand in a case on a day; an alert whose cause is no longer among them has ended (M19, M28, AL 74). */
export function standingCauses(record: CaseRecord, item: ItemVersion, today: CivilDate, calendar: WorkingCalendar): Cause[] {
  const clock = caseClock(clockInputOf(record, item), today, calendar);
  if (!clock.granted) return [];
  const isUndecided = record.decidedAt === null && record.endedAt === null;
  return [
    ...(record.status === 'RECEIVED' ? ofAcceptance(record, clock.value, today, calendar) : []),
    ...(isUndecided ? [...ofSilence(record), ...ofLimits(clock.value), ...ofProcedures(record, item, today, calendar)] : []),
    ...ofDelivery(record, clock.value, today),
    ...ofSupplements(record, item, today),
  ];
}

/** Causes that an event itself is: a late recording (M21), a poor rating (M7). */
export function causesOfEvent({ data, late, sequence, occurredAt }: CaseEvent): Cause[] {
  const causes: Cause[] = [];
  if (late)
    causes.push({ kind: 'LATE_RECORDING', key: String(sequence), facts: { event: data.kind, occurredOn: civilDateOf(occurredAt) } });
  if (data.kind === 'EVALUATED' && isPoor(data.level)) causes.push({ kind: 'POOR_RATING', key: '', facts: { level: data.level } });
  return causes;
}

function ofAcceptance(record: CaseRecord, { acceptanceDueOn }: CaseClock, today: CivilDate, calendar: WorkingCalendar): Cause[] {
  const isWarned = today >= acceptanceWarnedOn(clockInputOf(record, null), calendar);
  return isWarned ? [{ kind: 'ACCEPTANCE_DUE_SOON', key: acceptanceDueOn, facts: { dueOn: acceptanceDueOn } }] : [];
}

/** Silence about corrections answered in full is counted from the day of the answer. */
function ofSilence({ acceptanceMode, receivedAt, correction }: CaseRecord): Cause[] {
  const receivedOn = civilDateOf(correction?.answeredAt ?? receivedAt);
  return acceptanceMode === 'DEEMED' ? [{ kind: 'DEEMED_ACCEPTED', key: '', facts: { receivedOn } }] : [];
}

function ofLimits({ promised, statutory, light }: CaseClock): Cause[] {
  const causes: Cause[] = [];
  // An INSTANT item has no day left from the beginning: the tip would say nothing.
  const isWarned = light === 'YELLOW' && promised !== null && promised.limit.count > 0;
  if (isWarned) causes.push({ kind: 'PROMISE_DUE_SOON', key: promised.dueOn, facts: { dueOn: promised.dueOn } });
  if (promised?.verdict === 'OVERDUE') causes.push({ kind: 'PROMISE_MISSED', key: '', facts: { dueOn: promised.dueOn } });
  if (statutory?.verdict === 'OVERDUE') causes.push({ kind: 'STATUTE_MISSED', key: '', facts: { dueOn: statutory.dueOn } });
  return causes;
}

function ofProcedures(record: CaseRecord, item: ItemVersion, today: CivilDate, calendar: WorkingCalendar): Cause[] {
  return procedureDays(record, item, calendar)
    .filter(({ dueOn }) => today > dueOn)
    .map(({ kind, startedAt, dueOn }) => ({ kind: 'PROCEDURE_OVERRUN', key: `${kind}.${startedAt}`, facts: { procedure: kind, dueOn } }));
}

/**
 * The last day of each running procedure: its item's days, as working days (AL 82), after the day of its start. One whose last day no
 * published calendar reaches is left out until one does.
 */
export function procedureDays(record: CaseRecord, item: ItemVersion, calendar: WorkingCalendar) {
  return runningProcedures(record).flatMap(({ kind, startedAt }) => {
    const { maxDays } = item.specialProcedures.find((procedure) => procedure.kind === kind) ?? { maxDays: 0 };
    const dueOn = withinCalendars(() => workingDaysAfter(civilDateOf(startedAt), maxDays, calendar));
    return dueOn.granted ? [{ kind, startedAt, dueOn: dueOn.value }] : [];
  });
}

/** A part of a joint case is handed over with the whole, when its lead can: no delay of the part's member (M27). */
function ofDelivery({ deliveredAt, endedAt, joint }: CaseRecord, { deliveryDueOn }: CaseClock, today: CivilDate): Cause[] {
  const isLate = joint === null && deliveryDueOn !== null && deliveredAt === null && endedAt === null && today > deliveryDueOn;
  return isLate ? [{ kind: 'DELIVERY_LATE', key: '', facts: { dueOn: deliveryDueOn } }] : [];
}

function ofSupplements(record: CaseRecord, item: ItemVersion, today: CivilDate): Cause[] {
  const names = new Map(item.materials.map((material) => [material.code, material.name]));
  const overdue = promisedMaterials(record).filter(({ dueOn }) => dueOn !== null && today > dueOn);
  if (overdue.length === 0) return [];
  const dueOn = overdue[0]?.dueOn ?? '';
  return [
    { kind: 'SUPPLEMENT_OVERDUE', key: '', facts: { dueOn, materials: overdue.map(({ code }) => names.get(code) ?? code).join('、') } },
  ];
}
