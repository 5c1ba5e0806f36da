import type { Evidence } from '../inspections/inspection.js';
import type { CivilDate, Instant } from '../shared/time.js';

/** 不执行规定、推诿扯皮、刁难申请人、不作为、慢作为、乱作为 (M30), and breaches of discipline. */
export const ACCOUNTABILITY_GROUNDS = [
  'NOT_CARRIED_OUT',
  'SHIRKING',
  'OBSTRUCTING',
  'INACTION',
  'SLOW_ACTION',
  'ARBITRARY_ACTION',
  'DISCIPLINE',
] as const;
export type AccountabilityGround = (typeof ACCOUNTABILITY_GROUNDS)[number];

/** 提醒谈话、书面批评、通报批评、调离窗口、绩效降档、移送纪检监察 */
export const ACCOUNTABILITY_MEASURES = [
  'REMINDER_TALK',
  'WRITTEN_CRITICISM',
  'PUBLIC_CRITICISM',
  'REMOVAL_FROM_WINDOW',
  'APPRAISAL_DOWNGRADE',
  'REFERRAL_TO_DISCIPLINE',
] as const;
export type AccountabilityMeasure = (typeof ACCOUNTABILITY_MEASURES)[number];

export const ACCOUNTABILITY_STATUSES = ['PROPOSED', 'NOTIFIED', 'DECIDED', 'PUBLISHED', 'DISMISSED'] as const;
export type AccountabilityStatus = (typeof ACCOUNTABILITY_STATUSES)[number];

/** An accountability action (追责问责, M30): proposed on evidence, the person heard, decided, made known (通报). */
export interface AccountabilityAction {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly memberCode: string;
  /** Staff id; null where the member as a whole answers. */
  readonly subjectId: string | null;
  readonly ground: AccountabilityGround;
  readonly facts: string;
  readonly findingIds: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly measure: AccountabilityMeasure;
  readonly status: AccountabilityStatus;
  /** Token subject of the supervisor who proposed it: never its judge. */
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly notifiedAt: Instant | null;
  /** By when the person may state their case: five working days after notice. */
  readonly statementDueOn: CivilDate | null;
  readonly statement: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly decisionReasons: string | null;
  readonly publishedAt: Instant | null;
  readonly noticeId: string | null;
  /** What supervisors noted at its steps, oldest first. */
  readonly remarks: readonly string[];
}
