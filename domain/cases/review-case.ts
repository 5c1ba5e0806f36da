import { grant, refuse, type Verdict } from '../shared/refusal.js';
import type { CaseRecord } from './case.js';
import { judgeStep, type StepOutcome, type StepRequest } from './judge-step.js';

export interface ReviewRequest extends StepRequest {
  readonly favourable: boolean;
  readonly text: string;
}

/**
 * 一审: the reviewer's opinion (M5, AL 34).
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, RECORDED_OUT_OF_ORDER, OCCURRED_IN_FUTURE, STAFF_NOT_ELIGIBLE, MEMBER_MISMATCH.
 */
export function reviewCase(record: CaseRecord, request: ReviewRequest): Verdict<StepOutcome> {
  const refusals = judgeStep('REVIEW', record, request, []);
  if (refusals.length > 0) return refuse(...refusals);
  return grant({
    data: { kind: 'REVIEWED', text: request.text, favourable: request.favourable },
    status: 'REVIEWED',
    occurredAt: request.occurredAt ?? request.now,
    note: request.note,
  });
}
