import { hasRole, type Caller, type Role } from '../shared/caller.js';
import { inOrderOfCodes, type Refusal } from '../shared/refusal.js';
import { civilDateOf, type Instant } from '../shared/time.js';
import { isOnLeave, type Staff } from '../staff/staff.js';
import type { CaseRecord, CaseStatus, CaseStep } from './case.js';
import { isLate, type Actor, type CaseEvent, type CaseEventData } from './case-event.js';
import { actsForMember, availableSteps } from './case-policy.js';
import { judgeDuty } from './officer-duty.js';
import { isOpenTo, STEP_BASES, TRANSITIONS } from './transitions.js';

/** Who takes a step, when, and on which version of the case. */
export interface StepRequest {
  readonly caller: Caller;
  /** The officer named by `by`, or the caller's own staff record; null where the applicant acts. */
  readonly officer: Staff | null;
  readonly occurredAt: Instant | null;
  readonly expectedVersion: number | null;
  readonly note: string | null;
  readonly now: Instant;
}

/** What a granted step adds to the history; its ids are given when it is recorded. */
export interface StepOutcome {
  readonly data: CaseEventData;
  readonly status: CaseStatus;
  readonly occurredAt: Instant;
  readonly note: string | null;
}

/**
 * What every step on a case is judged by, in the contract's order: version, then state, then the step's own refusals together
 * with those of time and officer, sorted as the contract lists its codes.
 */
export function judgeStep(step: CaseStep, record: CaseRecord, request: StepRequest, own: readonly Refusal[]): readonly Refusal[] {
  const closed = [...judgeVersion(record, request), ...judgeState(step, record, request)];
  if (closed.length > 0) return closed.slice(0, 1);
  const occurredAt = request.occurredAt ?? request.now;
  return inOrderOfCodes([
    ...own,
    ...judgeTime(occurredAt, record.lastOccurredAt, request.now),
    ...judgeOfficer(step, record.memberCode, request),
  ]);
}

/** Whoever names the version that the step is meant for is told when the case has changed since. */
export function judgeVersion(record: CaseRecord, { expectedVersion }: Pick<StepRequest, 'expectedVersion'>): Refusal[] {
  if (expectedVersion === null || expectedVersion === record.version) return [];
  const facts = { expected: expectedVersion, current: record.version };
  return [{ code: 'STALE_VERSION', path: ['input', 'expectedVersion'], basis: null, facts }];
}

/** Whether the state of the case lets the step be taken. */
export function judgeState(step: CaseStep, record: CaseRecord, { caller, officer }: Pick<StepRequest, 'caller' | 'officer'>): Refusal[] {
  if (isOpenTo(step, record)) return [];
  const allowed = availableSteps(caller, record, officer).join(', ') || 'NONE';
  const facts = { step, status: record.status, allowed };
  if (step === 'DELIVER' && record.joint !== null) return [{ code: 'ILLEGAL_TRANSITION', reason: 'jointPart', basis: '通知第27条', facts }];
  return [{ code: 'ILLEGAL_TRANSITION', basis: STEP_BASES[step], facts }];
}

/** A decision that touches the applicant says why. */
export function judgeReasons(reasons: string, path: readonly string[], basis: string): Refusal[] {
  return reasons.trim() === '' ? [{ code: 'REASON_REQUIRED', path, basis }] : [];
}

/** A step is recorded in the order in which it happened, and never before it happens (M21). */
export function judgeTime(occurredAt: Instant, after: Instant | null, now: Instant): Refusal[] {
  const path = ['input', 'occurredAt'];
  if (occurredAt > now) return [{ code: 'OCCURRED_IN_FUTURE', path, basis: '通知第21条', facts: { occurredAt, now } }];
  if (after !== null && occurredAt < after)
    return [{ code: 'RECORDED_OUT_OF_ORDER', path, basis: '通知第21条', facts: { occurredAt, after } }];
  return [];
}

/** An officer acts for the case's member, by a duty of the staff record, and in his or her own name (M2). */
export function judgeOfficer(step: CaseStep | 'RECEIVE', memberCode: string, request: StepRequest): Refusal[] {
  const { officer, caller } = request;
  const path = ['input', 'by'];
  if (officer === null) {
    if (hasRole(caller, 'APPLICANT')) return [];
    return [{ code: 'STAFF_NOT_ELIGIBLE', reason: 'nobody', path, basis: '通知第2条' }];
  }
  if (officer.memberCode !== memberCode) {
    return [{ code: 'MEMBER_MISMATCH', reason: 'officer', path, basis: '通知第6条', facts: { officer: officer.name, member: memberCode } }];
  }
  // Whoever acts on their own behalf signs in their own name: never in an officer's (M29).
  if (!actsForMember(caller, memberCode)) {
    return [{ code: 'STAFF_NOT_ELIGIBLE', reason: 'other', path, basis: '通知第2条', facts: { officer: officer.name } }];
  }
  const unqualified = judgeDuty(step, officer);
  if (unqualified.length > 0) return unqualified;
  const day = civilDateOf(request.occurredAt ?? request.now);
  if (isOnLeave(officer, day)) {
    return [{ code: 'STAFF_NOT_ELIGIBLE', reason: 'leave', path, basis: '通知第3条', facts: { officer: officer.name, day } }];
  }
  const actsForOther = !hasRole(caller, 'MEMBER_SYSTEM') && caller.staff !== null && caller.staff !== officer.id;
  return actsForOther ? [{ code: 'STAFF_NOT_ELIGIBLE', reason: 'other', path, basis: '通知第2条', facts: { officer: officer.name } }] : [];
}

/** Who an event says did it. */
export function actorOf(request: StepRequest, step: CaseStep | 'RECEIVE'): Actor {
  const { caller, officer } = request;
  const roles: readonly Role[] = step === 'RECEIVE' ? ['WINDOW', 'MEMBER_SYSTEM'] : TRANSITIONS[step].roles;
  const role = roles
    .filter((candidate) => hasRole(caller, candidate))
    .find((candidate) => (candidate === 'APPLICANT') === (officer === null));
  return { name: officer?.name ?? caller.name, role: role ?? 'MEMBER_SYSTEM', staff: officer?.id ?? null, subject: caller.subject ?? '' };
}

/** The event that records a granted step on a case of which `previous` is the version so far (0 for a receipt). */
export function eventOf(
  outcome: StepOutcome,
  head: {
    readonly id: string;
    readonly caseId: string;
    readonly memberCode: string;
    readonly documentId: string | null;
    readonly actor: Actor;
  },
  previous: number,
  now: Instant,
): CaseEvent {
  return {
    ...head,
    sequence: previous + 1,
    status: outcome.status,
    occurredAt: outcome.occurredAt,
    recordedAt: now,
    // The hub itself records when it next looks; only what people did can be recorded late.
    late: head.actor.role !== 'HUB' && isLate(outcome.occurredAt, now),
    note: outcome.note,
    data: outcome.data,
  };
}
