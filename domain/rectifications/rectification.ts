import { addDays, type CivilDate, type Instant } from '../shared/time.js';

/** 服务态度、服务效率、工作作风 */
export const ASPECTS = ['SERVICE_ATTITUDE', 'SERVICE_EFFICIENCY', 'WORK_STYLE'] as const;
export type Aspect = (typeof ASPECTS)[number];

export const RECTIFICATION_STATUSES = ['OPEN', 'SUBMITTED', 'VERIFIED', 'RETURNED'] as const;
export type RectificationStatus = (typeof RECTIFICATION_STATUSES)[number];

export interface ProgressNote {
  readonly at: Instant;
  readonly by: string;
  readonly text: string;
}

/** One line of a member's problem ledger (问题台账): found by an inspection or listed by the member itself. */
export interface Rectification {
  readonly id: string;
  readonly version: number;
  readonly memberCode: string;
  readonly findingId: string | null;
  readonly aspect: Aspect;
  readonly problem: string;
  readonly measures: string;
  readonly responsible: string;
  readonly dueOn: CivilDate;
  readonly status: RectificationStatus;
  readonly openedAt: Instant;
  /** When the member last said that it is done. */
  readonly submittedAt: Instant | null;
  readonly progress: readonly ProgressNote[];
}

/** Whether the member still has something to do, and its day is over. */
export function isOverdue(rectification: Rectification, today: CivilDate): boolean {
  const alertsOn = alertsOnOf(rectification);
  return alertsOn !== null && today >= alertsOn;
}

/** The day on which the alert of an unfinished line is raised: the one after its last; null once the member has done its part. */
export function alertsOnOf({ status, dueOn }: Pick<Rectification, 'status' | 'dueOn'>): CivilDate | null {
  return status === 'OPEN' || status === 'RETURNED' ? addDays(dueOn, 1) : null;
}
