import { maskIdentifier, maskName } from '../../applicants/mask.js';
import type { Appointment, AppointmentStatus } from '../../appointments/appointment.js';
import { isWorkingDay, type WorkingCalendar } from '../../calendar/working-days.js';
import type { CaseRecord, EvaluationLevel } from '../../cases/case.js';
import type { Channel } from '../../inquiries/inquiry.js';
import { maxInstant, type Instant } from '../../shared/time.js';
import { resultOf } from './case-result.js';
import { dayOf, minuteOf, minutesBetween, share, tableOf, yesNo, type KeyedCells, type Table, type TableGround } from './table.js';

/** An appointment (预约审批, M25), and the case that came of it. */
export interface AppointmentFacts {
  readonly appointment: Appointment;
  readonly itemName: string;
  /** The end of its slot; null where an hour was asked for. */
  readonly slotEndsAt: Instant | null;
  readonly record: CaseRecord | null;
  readonly window: string | null;
  readonly handler: string | null;
}

export interface AppointmentGround extends TableGround {
  readonly calendar: WorkingCalendar;
}

const CHANNELS: Readonly<Record<Channel, string>> = { COUNTER: '窗口', PHONE: '电话', WECHAT: '微信', WEB: '网络', APP: '手机' };

const OUTCOMES: Readonly<Record<AppointmentStatus, string>> = {
  REQUESTED: '待确认',
  BOOKED: '待赴约',
  CHECKED_IN: '如约',
  COMPLETED: '如约',
  CANCELLED: '取消',
  NO_SHOW: '爽约',
};

const EVALUATIONS: Readonly<Record<EvaluationLevel, string>> = {
  VERY_SATISFIED: '非常满意',
  SATISFIED: '满意',
  BASICALLY_SATISFIED: '基本满意',
  DISSATISFIED: '不满意',
  VERY_DISSATISFIED: '非常不满意',
};

/** The centres' office hours on working days. */
const OPENS = '09:00';
const CLOSES = '17:00';

/** 附件4: the appointments for a day of the month, and earlier ones whose case closed in it. */
export function appointmentService(facts: readonly AppointmentFacts[], { calendar }: AppointmentGround): Table {
  const kept = facts.filter(({ appointment }) => appointment.checkedInAt !== null).length;
  const missed = facts.filter(({ appointment }) => appointment.status === 'NO_SHOW').length;
  const outside = facts.filter(({ appointment }) => isOutsideHours(appointment.createdAt, calendar)).length;
  return tableOf(
    'APPOINTMENTS',
    facts.map((one) => rowOf(one, calendar)),
    {
      number: `共 ${facts.length} 件`,
      bookedAt: byChannel(facts),
      outsideHours: share(outside, facts.length),
      outcome: `履约率 ${share(kept, kept + missed)}`,
      caseNumber: `转为办件 ${facts.filter(({ record }) => record !== null).length} 件`,
    },
  );
}

function rowOf(facts: AppointmentFacts, calendar: WorkingCalendar): KeyedCells {
  const { appointment, record } = facts;
  const { applicant, startsAt, checkedInAt, createdAt } = appointment;
  const startedAt = record?.receivedAt ?? null;
  return {
    number: appointment.number,
    bookedAt: minuteOf(createdAt),
    channel: CHANNELS[appointment.channel],
    outsideHours: yesNo(isOutsideHours(createdAt, calendar)),
    applicantName: maskName(applicant.name),
    applicantIdentifier: maskIdentifier(applicant.identifier),
    item: facts.itemName,
    appointedAt: minuteOf(startsAt),
    arrivedAt: minuteOf(checkedInAt),
    startedAt: minuteOf(startedAt),
    waitedMinutes: startedAt === null ? null : waitedMinutes(startsAt, checkedInAt ?? startsAt, startedAt),
    window: facts.window,
    handler: facts.handler,
    outcome: outcomeOf(facts),
    caseNumber: record?.number ?? null,
    result: record && resultOf(record),
    evaluation: record?.evaluation ? EVALUATIONS[record.evaluation.level] : null,
  };
}

/** Who comes early waits from the time of the appointment on. */
function waitedMinutes(startsAt: Instant, arrivedAt: Instant, startedAt: Instant): number {
  return Math.max(0, minutesBetween(maxInstant(startsAt, arrivedAt), startedAt));
}

/** Late is who comes after the end of the slot, or after the hour asked for. */
function outcomeOf({ appointment, slotEndsAt }: AppointmentFacts): string {
  const { status, checkedInAt, startsAt } = appointment;
  return checkedInAt !== null && checkedInAt > (slotEndsAt ?? startsAt) ? '迟到' : OUTCOMES[status];
}

function isOutsideHours(instant: Instant, calendar: WorkingCalendar): boolean {
  const hour = minuteOf(instant)?.slice(11) ?? '';
  return !isWorkingDay(dayOf(instant) ?? '', calendar) || hour < OPENS || hour >= CLOSES;
}

/** 网络 3 件、电话 1 件; nothing for no appointments. */
function byChannel(facts: readonly AppointmentFacts[]): string | null {
  const counts = Object.entries(CHANNELS).flatMap(([channel, name]) => {
    const count = facts.filter(({ appointment }) => appointment.channel === channel).length;
    return count === 0 ? [] : [`${name} ${count} 件`];
  });
  return counts.length === 0 ? null : counts.join('、');
}
