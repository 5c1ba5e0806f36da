import type { Instant } from '../shared/time.js';

/** 电子监察、现场巡查、电话回访、邀请检查、座谈 (M29) */
export const INSPECTION_KINDS = ['ELECTRONIC', 'PATROL', 'CALLBACK', 'INVITED', 'SYMPOSIUM'] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];

export const INSPECTION_STATUSES = ['OPEN', 'CLOSED'] as const;
export type InspectionStatus = (typeof INSPECTION_STATUSES)[number];

/** A supervision inspection (监督检查, M29). */
export interface Inspection {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly kind: InspectionKind;
  readonly memberCode: string;
  readonly centerId: string | null;
  readonly caseId: string | null;
  readonly inspectors: readonly string[];
  /** Delegates, committee members, citizens and firms that were invited. */
  readonly invited: readonly string[];
  readonly status: InspectionStatus;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly summary: string | null;
}

/** The conduct that M3 forbids at the post, the duties of M7 to M27, and the grounds of M30. */
export const VIOLATIONS = [
  'LATE_ARRIVAL',
  'EARLY_DEPARTURE',
  'WANDERING_OFF_POST',
  'EMPTY_POST',
  'UNTIDY_DRESS',
  'PHONE_PLAY',
  'EATING',
  'SMOKING',
  'CHATTING',
  'GAMING',
  'WATCHING_FILMS',
  'ONLINE_SHOPPING',
  'UNRELATED_BROWSING',
  'SLEEPING_OR_SLOUCHING',
  'RUDE_OR_COLD',
  'NO_CLEAR_RESULT',
  'UNEQUAL_TREATMENT',
  'NO_ONE_TIME_NOTICE',
  'REPEATED_CORRECTION',
  'EXTRA_MATERIAL',
  'EXTRA_STAGE',
  'RAISED_THRESHOLD',
  'OVERDUE',
  'LATE_RECORDING',
  'OUTSIDE_SYSTEM',
  'REVIEWED_BEFORE_RECEIPT',
  'RECEIVED_NOT_HANDLED',
  'TWO_PLACES',
  'UNANNOUNCED_STAFF_CHANGE',
  'UNAPPROVED_LEAVE',
  'NOT_CARRIED_OUT',
  'SHIRKING',
  'OBSTRUCTING',
  'INACTION',
  'SLOW_ACTION',
  'ARBITRARY_ACTION',
] as const;
export type Violation = (typeof VIOLATIONS)[number];

export const SEVERITIES = ['MINOR', 'MODERATE', 'SERIOUS'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Points taken off the member's appraisal for a finding (M28); the formula of `domain/appraisal` counts with them. */
export const POINTS_OF: Readonly<Record<Severity, number>> = { MINOR: 0.5, MODERATE: 1, SERIOUS: 3 };

/** What proves a fact: a file by its SHA-256. */
export interface Evidence {
  readonly name: string;
  readonly url: string | null;
  readonly sha256: string;
}

/** What an inspection found; never changed. */
export interface Finding {
  readonly id: string;
  readonly inspectionId: string;
  readonly memberCode: string;
  readonly violation: Violation;
  readonly severity: Severity;
  readonly description: string;
  readonly staffId: string | null;
  readonly caseId: string | null;
  readonly evidence: readonly Evidence[];
  readonly points: number;
  readonly recordedAt: Instant;
}
