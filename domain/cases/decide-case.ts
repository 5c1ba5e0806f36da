import { hasRole } from '../shared/caller.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf, type CivilDate } from '../shared/time.js';
import type { CaseRecord, Outcome } from './case.js';
import { judgeStep, type StepOutcome, type StepRequest } from './judge-step.js';

export interface DecideRequest extends StepRequest {
  readonly outcome: Outcome;
  readonly reasons: string;
  readonly validUntil: CivilDate | null;
}

/**
 * 一核: the second pair of eyes decides, never the reviewer (M5); grants are public (AL 40).
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, INVALID_INPUT (validity of a rejection, or one that ends before the decision),
 * SAME_OFFICER, RECORDED_OUT_OF_ORDER, OCCURRED_IN_FUTURE, STAFF_NOT_ELIGIBLE (M2), MEMBER_MISMATCH.
 */
export function decideCase(record: CaseRecord, request: DecideRequest): Verdict<StepOutcome> {
  const occurredAt = request.occurredAt ?? request.now;
  const refusals = judgeStep('DECIDE', record, request, [
    ...judgeValidity(request, civilDateOf(occurredAt)),
    ...judgeSecondEyes(record, request),
  ]);
  if (refusals.length > 0) return refuse(...refusals);
  return grant({
    data: {
      kind: 'DECIDED',
      outcome: request.outcome,
      reasons: request.reasons,
      validUntil: request.validUntil,
      publicNotice: request.outcome === 'APPROVED',
    },
    status: request.outcome,
    occurredAt,
    note: request.note,
  });
}

function judgeValidity(request: DecideRequest, decidedOn: CivilDate): Refusal[] {
  const { validUntil, outcome } = request;
  if (validUntil === null) return [];
  const path = ['input', 'validUntil'];
  if (outcome === 'REJECTED') return [{ code: 'INVALID_INPUT', reason: 'validityOfRejection', path, basis: null }];
  if (validUntil < decidedOn)
    return [{ code: 'INVALID_INPUT', reason: 'validityEnded', path, basis: null, facts: { validUntil, decidedOn } }];
  return [];
}

/** Reviewer and checker are two persons, by staff record and by token subject; a member's system speaks for many officers. */
function judgeSecondEyes(record: CaseRecord, request: DecideRequest): Refusal[] {
  const { review } = record;
  if (review === null) return [];
  const sameStaff = request.officer !== null && request.officer.id === review.by;
  const sameSubject = review.subject !== null && !hasRole(request.caller, 'MEMBER_SYSTEM') && review.subject === request.caller.subject;
  return sameStaff || sameSubject
    ? [
        {
          code: 'SAME_OFFICER',
          path: ['input', 'by'],
          basis: '通知第5条',
          facts: { officer: request.officer?.name ?? request.caller.name },
        },
      ]
    : [];
}
