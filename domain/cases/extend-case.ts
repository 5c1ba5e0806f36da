import type { WorkingCalendar } from '../calendar/working-days.js';
import { caseClock } from '../clock/case-clock.js';
import type { ItemVersion } from '../items/item.js';
import { isWithin, limitText } from '../items/judge-item.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf, type CivilDate } from '../shared/time.js';
import { isOnLeave, type Staff } from '../staff/staff.js';
import type { CaseRecord } from './case.js';
import { judgeReasons, judgeStep, type StepOutcome, type StepRequest } from './judge-step.js';
import { clockInputOf } from './clock-input.js';
import { takenAt } from './transitions.js';

export interface ExtendRequest extends StepRequest {
  /** In the unit of the item's limit; at least 1. */
  readonly days: number;
  readonly reason: string;
  /** Whoever `approvedBy` names; null where there is no such officer. */
  readonly approver: Staff | null;
}

/**
 * 延长办理期限 (AL 42): once, approved by a leader of the member, no later than the statutory day, within the item's maximum. Granted
 * before the promised day it moves the promise too.
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, REASON_REQUIRED, EXTENSION_ALREADY_GRANTED, EXTENSION_TOO_LONG, EXTENSION_TOO_LATE,
 * LEADER_APPROVAL_REQUIRED, RECORDED_OUT_OF_ORDER, OCCURRED_IN_FUTURE, STAFF_NOT_ELIGIBLE, MEMBER_MISMATCH.
 */
export function extendCase(record: CaseRecord, item: ItemVersion, calendar: WorkingCalendar, request: ExtendRequest): Verdict<StepOutcome> {
  const occurredAt = request.occurredAt ?? request.now;
  const { days, reason, approver } = request;
  const refusals = judgeStep('EXTEND', record, request, [
    ...judgeReasons(reason, ['input', 'reason'], '行政许可法第四十二条'),
    ...judgeRoom(record, item, calendar, days, civilDateOf(occurredAt)),
    ...judgeApproval(record, approver, civilDateOf(occurredAt)),
  ]);
  if (refusals.length > 0 || approver === null) return refuse(...refusals);
  return grant({
    data: { kind: 'EXTENDED', days, reason, approvedBy: approver.id },
    status: record.status,
    occurredAt,
    note: request.note,
  });
}

function judgeRoom(record: CaseRecord, item: ItemVersion, calendar: WorkingCalendar, days: number, today: CivilDate): Refusal[] {
  const basis = '行政许可法第四十二条';
  const refusals: Refusal[] = [];
  const grantedAt = takenAt('EXTEND', record);
  if (grantedAt !== null) {
    refusals.push({
      code: 'EXTENSION_ALREADY_GRANTED',
      basis,
      facts: {
        extension: limitText({ count: record.extension?.days ?? 0, unit: item.statutoryLimit.unit }),
        grantedOn: civilDateOf(grantedAt),
      },
    });
  }
  // The days have the unit of the limit: ten months are no ten working days.
  const asked = { count: days, unit: item.statutoryLimit.unit };
  if (!isWithin(asked, item.maxExtension)) {
    const facts = { asked: limitText(asked), most: limitText(item.maxExtension) };
    const reason = item.maxExtension.count === 0 ? { reason: 'never' } : {};
    refusals.push({ code: 'EXTENSION_TOO_LONG', ...reason, path: ['input', 'days'], basis, facts });
  }
  const clock = caseClock(clockInputOf(record, item), today, calendar);
  const dueOn = clock.granted ? clock.value.statutory?.dueOn : undefined;
  if (dueOn !== undefined && today > dueOn) {
    refusals.push({ code: 'EXTENSION_TOO_LATE', path: ['input', 'occurredAt'], basis, facts: { dueOn, today } });
  }
  return refusals;
}

function judgeApproval(record: CaseRecord, approver: Staff | null, day: CivilDate): Refusal[] {
  const path = ['input', 'approvedBy'];
  const basis = '行政许可法第四十二条';
  if (approver === null) return [{ code: 'LEADER_APPROVAL_REQUIRED', reason: 'nobody', path, basis }];
  const isLeader = approver.memberCode === record.memberCode && approver.duties.includes('LEADER');
  if (!isLeader) return [{ code: 'LEADER_APPROVAL_REQUIRED', path, basis, facts: { officer: approver.name } }];
  return isOnLeave(approver, day)
    ? [{ code: 'STAFF_NOT_ELIGIBLE', reason: 'leave', path, basis: '通知第3条', facts: { officer: approver.name, day } }]
    : [];
}
