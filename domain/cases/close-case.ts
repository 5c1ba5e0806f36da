import { grant, refuse, type Verdict } from '../shared/refusal.js';
import type { CaseRecord } from './case.js';
import { judgeStep, type StepOutcome, type StepRequest } from './judge-step.js';

/**
 * 送达办结: the decision is handed over, within ten working days of it (AL 44).
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, RECORDED_OUT_OF_ORDER, OCCURRED_IN_FUTURE, STAFF_NOT_ELIGIBLE, MEMBER_MISMATCH.
 */
export function deliverCase(record: CaseRecord, request: StepRequest): Verdict<StepOutcome> {
  return close('DELIVER', record, request, { data: { kind: 'DELIVERED' }, status: 'DELIVERED' });
}

/**
 * 撤回: the applicant takes the application back before the decision, in person or by the window on the applicant's word.
 * Refuses as `deliverCase` does.
 */
export function withdrawCase(record: CaseRecord, request: StepRequest): Verdict<StepOutcome> {
  return close('WITHDRAW', record, request, { data: { kind: 'WITHDRAWN' }, status: 'WITHDRAWN' });
}

function close(
  step: 'DELIVER' | 'WITHDRAW',
  record: CaseRecord,
  request: StepRequest,
  end: Pick<StepOutcome, 'data' | 'status'>,
): Verdict<StepOutcome> {
  const refusals = judgeStep(step, record, request, []);
  return refusals.length > 0 ? refuse(...refusals) : grant({ ...end, occurredAt: request.occurredAt ?? request.now, note: request.note });
}
