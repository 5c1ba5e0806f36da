import { maskIdentifier, maskName } from '../../applicants/mask.js';
import type { WorkingCalendar } from '../../calendar/working-days.js';
import { releasedAt, type CaseRecord } from '../../cases/case.js';
import { clockInputOf } from '../../cases/clock-input.js';
import { caseClock } from '../../clock/case-clock.js';
import { documentNumber } from '../../documents/document.js';
import type { ItemVersion, TimeLimit, TimeUnit } from '../../items/item.js';
import type { Member } from '../../members/member.js';
import { civilDateOf, maxInstant, type CivilDate, type Instant } from '../../shared/time.js';
import { closedAt, resultAt, resultOf } from './case-result.js';
import {
  dayOf,
  daysBetween,
  isWithin,
  list,
  minutesBetween,
  share,
  tableOf,
  yesNo,
  type KeyedCells,
  type Table,
  type TableGround,
} from './table.js';

/** A case accepted on a commitment (容缺受理, M14, M15). */
export interface DeferredFacts {
  readonly record: CaseRecord;
  readonly item: Pick<ItemVersion, 'name' | 'statutoryLimit' | 'promisedLimit' | 'materials'>;
  /** Year and number of the commitment (承诺书) as a unified document. */
  readonly commitment: { readonly year: number; readonly sequence: number } | null;
  readonly handler: string | null;
}

export interface DeferredGround extends TableGround {
  readonly member: Pick<Member, 'code' | 'shortName'>;
  /** How many cases the member accepted in the period, tolerantly or not. */
  readonly accepted: number;
  readonly today: CivilDate;
  readonly calendar: WorkingCalendar;
}

/** 附件2: the cases accepted on a commitment in the month, and those that closed in it. */
export function deferredService(facts: readonly DeferredFacts[], ground: DeferredGround): Table {
  const rows = facts.map((one) => rowOf(one, ground));
  const inPeriod = facts.filter(({ record }) => isWithin(record.acceptedAt, ground)).length;
  const closed = facts.filter(({ record }) => isWithin(closedAt(record), ground)).length;
  const late = facts.filter((one) => overdueDays(one.record, ground.today) > 0);
  const outstanding = late.filter(({ record }) => suppliedAt(record) === null).length;
  return tableOf('DEFERRED_SERVICE', rows, {
    caseNumber: `共 ${facts.length} 件`,
    itemName: `本期容缺受理 ${inPeriod} 件`,
    missing: `占本期受理总数 ${share(inPeriod, ground.accepted)}`,
    promisedOn: `逾期 ${late.length} 件，未补齐 ${outstanding} 件`,
    outcome: `本期办结 ${closed} 件`,
  });
}

function rowOf({ record, item, commitment, handler }: DeferredFacts, ground: DeferredGround): KeyedCells {
  const { applicant, decidedAt } = record;
  const owed = item.materials.filter(({ code }) => record.commitment?.materials.includes(code));
  const isMain = (code: string): boolean => item.materials.some((material) => material.code === code && material.role === 'MAIN');
  const supplied = suppliedAt(record);
  return {
    caseNumber: record.number,
    itemCode: record.itemCode,
    itemName: item.name,
    applicantName: maskName(applicant.name),
    applicantIdentifier: maskIdentifier(applicant.identifier),
    receivedOn: dayOf(record.receivedAt),
    acceptedOn: dayOf(record.acceptedAt),
    mainComplete: yesNo(record.materials.every(({ code, status }) => !isMain(code) || status === 'SUBMITTED')),
    missing: list(owed.map(({ name }) => name)),
    mode: list([...new Set(owed.map(({ deferral }) => (deferral === 'AFTER_DECISION' ? '先批后补' : '容缺后补')))]),
    commitmentNumber: commitment && documentNumber('COMMITMENT', ground.member, commitment.year, commitment.sequence),
    signedOn: dayOf(record.commitment?.signedAt ?? null),
    promisedOn: record.commitment?.supplementBy ?? null,
    suppliedOn: dayOf(supplied),
    overdueDays: overdueDays(record, ground.today),
    outcome: resultOf(record),
    decidedOn: dayOf(resultAt(record)),
    ...limitsOf(record, item, ground),
    minutesToDecision: supplied !== null && decidedAt !== null && decidedAt >= supplied ? minutesBetween(supplied, decidedAt) : null,
    handler,
  };
}

/** When the last of the promised materials came; null while one is missing. */
function suppliedAt({ commitment, materials }: CaseRecord): Instant | null {
  const promised = materials.filter(({ code }) => commitment?.materials.includes(code));
  if (promised.length === 0 || promised.some(({ status, receivedAt }) => status !== 'SUBMITTED' || receivedAt === null)) return null;
  return promised.reduce((last, { receivedAt }) => maxInstant(last, receivedAt ?? last), '');
}

/** By how many days the promised materials are late, up to the day on which they came or were no longer owed. */
function overdueDays(record: CaseRecord, today: CivilDate): number {
  const { commitment } = record;
  if (commitment === null) return 0;
  const until = suppliedAt(record) ?? releasedAt(record);
  return Math.max(0, daysBetween(commitment.supplementBy, until === null ? today : civilDateOf(until)));
}

const UNITS: Readonly<Record<TimeUnit, string>> = { WORKING_DAY: '个工作日', CALENDAR_DAY: '日', MONTH: '个月' };

function limitsOf(record: CaseRecord, item: DeferredFacts['item'], { today, calendar }: DeferredGround): KeyedCells {
  const clock = caseClock(clockInputOf(record, item), today, calendar);
  const used = clock.granted ? clock.value.promised : null;
  return {
    usedDays: used === null ? null : `${used.daysUsed}${used.limit.unit === 'WORKING_DAY' ? UNITS.WORKING_DAY : UNITS.CALENDAR_DAY}`,
    promisedLimit: limitText(item.promisedLimit),
    statutoryLimit: limitText(item.statutoryLimit),
  };
}

/** 8个工作日, 15日, 3个月: short, for a narrow column. */
function limitText({ count, unit }: TimeLimit): string {
  return count === 0 ? '当日' : `${count}${UNITS[unit]}`;
}
