import type { CaseRecord, CaseStatus } from '../../cases/case.js';
import type { Instant } from '../../shared/time.js';

/** How a case stands, in the words of a report. */
const RESULTS: Readonly<Record<CaseStatus, string>> = {
  RECEIVED: '已接件',
  CORRECTION_PENDING: '补正中',
  ACCEPTED: '办理中',
  REVIEWED: '办理中',
  APPROVED: '准予',
  REJECTED: '不予',
  DELIVERED: '办结',
  NOT_ACCEPTED: '不予受理',
  WITHDRAWN: '撤回',
  TERMINATED: '终止',
};

/** The decision where there is one, else how the case stands. */
export function resultOf({ decision, status }: CaseRecord): string {
  if (decision !== null) return decision.outcome === 'APPROVED' ? '准予' : '不予';
  return RESULTS[status];
}

/** When the case was decided, or ended without a decision. */
export function resultAt({ decidedAt, endedAt }: CaseRecord): Instant | null {
  return decidedAt ?? endedAt;
}

/** When a case closed (办结): its decision delivered, or ended otherwise. */
export function closedAt({ deliveredAt, endedAt }: CaseRecord): Instant | null {
  return deliveredAt ?? endedAt;
}
