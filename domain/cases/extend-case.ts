import type { WorkingCalendar } from '../calendar/working-days.js';
import { caseClock } from '../clock/case-clock.js';
import type { ItemVersion } from '../items/item.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf, type CivilDate } from '../shared/time.js';
import type { Staff } from '../staff/staff.js';
import type { CaseRecord } from './case.js';
import { judgeReasons, judgeStep, type StepOutcome, type StepRequest } from './judge-step.js';
import { clockInputOf } from './clock-input.js';

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
    ...judgeApproval(record, approver),
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
  if (record.extension !== null) {
    refusals.push({
      code: 'EXTENSION_ALREADY_GRANTED',
      basis,
      facts: { days: record.extension.days, grantedOn: civilDateOf(record.extension.grantedAt) },
    });
  }
  if (days > item.maxExtension.count) {
    refusals.push({ code: 'EXTENSION_TOO_LONG', path: ['input', 'days'], basis, facts: { days, most: item.maxExtension.count } });
  }
  const clock = caseClock(clockInputOf(record, item), today, calendar);
  const dueOn = clock.granted ? clock.value.statutory?.dueOn : undefined;
  if (dueOn !== undefined && today > dueOn) {
    refusals.push({ code: 'EXTENSION_TOO_LATE', path: ['input', 'occurredAt'], basis, facts: { dueOn, today } });
  }
  return refusals;
}

function judgeApproval(record: CaseRecord, approver: Staff | null): Refusal[] {
  const path = ['input', 'approvedBy'];
  const basis = '行政许可法第四十二条';
  if (approver === null) return [{ code: 'LEADER_APPROVAL_REQUIRED', reason: 'nobody', path, basis }];
  const isLeader = approver.memberCode === record.memberCode && approver.duties.includes('LEADER');
  return isLeader ? [] : [{ code: 'LEADER_APPROVAL_REQUIRED', path, basis, facts: { officer: approver.name } }];
}
