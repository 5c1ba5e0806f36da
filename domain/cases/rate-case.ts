import { grant, refuse, type Verdict } from '../shared/refusal.js';
import { civilDateOf } from '../shared/time.js';
import type { CaseRecord, EvaluationLevel, EvaluationTag } from './case.js';
import { judgeState, type StepOutcome, type StepRequest } from './judge-step.js';
import { takenAt } from './transitions.js';

export interface RateRequest extends Pick<StepRequest, 'caller' | 'now'> {
  readonly level: EvaluationLevel;
  readonly tags: readonly EvaluationTag[];
  readonly comment: string | null;
}

/** 不满意 and worse: followed up by a call (M7). */
export function isPoor(level: EvaluationLevel): boolean {
  return level === 'DISSATISFIED' || level === 'VERY_DISSATISFIED';
}

/**
 * 好差评: by the applicant, with the tracking code, once, after delivery or a refusal.
 * Refuses ILLEGAL_TRANSITION (not over yet), ALREADY_RATED.
 */
export function rateCase(record: CaseRecord, request: RateRequest): Verdict<StepOutcome> {
  const closed = judgeState('RATE', record, { caller: request.caller, officer: null });
  if (closed.length > 0) return refuse(...closed);
  const ratedAt = takenAt('RATE', record);
  if (ratedAt !== null) {
    return refuse({
      code: 'ALREADY_RATED',
      path: ['input', 'number'],
      basis: '通知第7条',
      facts: { ratedOn: civilDateOf(ratedAt) },
    });
  }
  const { level, tags, comment } = request;
  return grant({
    data: { kind: 'EVALUATED', level, tags: [...new Set(tags)], comment },
    status: record.status,
    occurredAt: request.now,
    note: null,
  });
}
