import type { JointCaseRef } from '../joint-cases/joint-case.js';
import type { Applicant } from '../applicants/applicant.js';
import type { Role } from '../shared/caller.js';
import type { CivilDate, Instant } from '../shared/time.js';
import type { Light } from '../clock/case-clock.js';
import type { SpecialProcedureKind } from '../items/item.js';
import type { VisitKind } from '../visits/visit.js';
import type {
  AcceptanceMode,
  CaseMaterial,
  CaseStatus,
  Commitment,
  CorrectionEntry,
  EvaluationLevel,
  EvaluationTag,
  Outcome,
} from './case.js';

export const CASE_EVENT_KINDS = [
  'RECEIVED',
  'CORRECTED_ON_THE_SPOT',
  'CORRECTION_REQUESTED',
  'MATERIALS_SUPPLEMENTED',
  'ACCEPTED',
  'NOT_ACCEPTED',
  'PROCEDURE_STARTED',
  'PROCEDURE_FINISHED',
  'EXTENDED',
  'REVIEWED',
  'DECIDED',
  'DELIVERED',
  'WITHDRAWN',
  'TERMINATED',
  'VISIT_SCHEDULED',
  'VISIT_RECORDED',
  'APPOINTMENT_CHECKED_IN',
  'LIGHT_CHANGED',
  'EVALUATED',
] as const;
export type CaseEventKind = (typeof CASE_EVENT_KINDS)[number];

/** Who did it: the officer, a member's system on an officer's behalf, the applicant, or the hub itself when a day had passed. */
export interface Actor {
  readonly name: string;
  readonly role: Role | 'HUB';
  readonly staff: string | null;
  readonly subject: string;
}

/** A material as handed in. */
export interface SubmittedMaterial {
  readonly code: string;
  readonly sha256: string | null;
  readonly note: string | null;
}

/** What each kind of event adds to the record. */
export type CaseEventData =
  | {
      readonly kind: 'RECEIVED';
      readonly number: string;
      readonly itemVersionId: string;
      readonly itemCode: string;
      readonly title: string;
      readonly applicant: Applicant;
      readonly materials: readonly CaseMaterial[];
      readonly declaredTruthful: true;
      /** The joint case that it is a part of (M27). */
      readonly joint?: JointCaseRef;
    }
  | { readonly kind: 'CORRECTED_ON_THE_SPOT'; readonly materials: readonly SubmittedMaterial[] }
  | { readonly kind: 'MATERIALS_SUPPLEMENTED'; readonly materials: readonly SubmittedMaterial[] }
  | { readonly kind: 'CORRECTION_REQUESTED'; readonly entries: readonly CorrectionEntry[] }
  | { readonly kind: 'ACCEPTED'; readonly mode: AcceptanceMode; readonly commitment: Commitment | null }
  | {
      readonly kind: 'NOT_ACCEPTED';
      readonly reasons: string;
      readonly legalBasis: string;
      /** Code of the member that handles it. */
      readonly redirectTo: string | null;
      readonly guidance: string;
    }
  | { readonly kind: 'PROCEDURE_STARTED'; readonly procedure: SpecialProcedureKind }
  | { readonly kind: 'PROCEDURE_FINISHED'; readonly procedure: SpecialProcedureKind; readonly result: string }
  | { readonly kind: 'EXTENDED'; readonly days: number; readonly reason: string; readonly approvedBy: string }
  | { readonly kind: 'REVIEWED'; readonly text: string; readonly favourable: boolean }
  | {
      readonly kind: 'DECIDED';
      readonly outcome: Outcome;
      readonly reasons: string;
      readonly validUntil: CivilDate | null;
      readonly publicNotice: boolean;
    }
  | { readonly kind: 'DELIVERED' }
  | { readonly kind: 'WITHDRAWN' }
  | { readonly kind: 'TERMINATED' }
  | { readonly kind: 'VISIT_SCHEDULED'; readonly visitId: string; readonly visit: VisitKind; readonly scheduledFor: Instant }
  | { readonly kind: 'VISIT_RECORDED'; readonly visitId: string; readonly visit: VisitKind; readonly attendees: readonly string[] }
  | { readonly kind: 'APPOINTMENT_CHECKED_IN'; readonly appointmentId: string; readonly number: string; readonly checkedInAt: Instant }
  | { readonly kind: 'LIGHT_CHANGED'; readonly from: Light; readonly to: Light }
  | {
      readonly kind: 'EVALUATED';
      readonly level: EvaluationLevel;
      readonly tags: readonly EvaluationTag[];
      readonly comment: string | null;
    };

/** One step in a case's history (痕迹管理, M29). Everything here is hashed. */
export interface CaseEvent {
  readonly id: string;
  readonly caseId: string;
  readonly memberCode: string;
  /** From 1; the case's version after it. */
  readonly sequence: number;
  /** The case's status after it. */
  readonly status: CaseStatus;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** Recorded more than one hour after it happened: 先批后录 (M21). */
  readonly late: boolean;
  readonly actor: Actor;
  readonly note: string | null;
  readonly documentId: string | null;
  readonly data: CaseEventData;
}

const LATE_AFTER_MS = 3_600_000;

/** Whether a step was recorded more than one hour after it happened (M21). */
export function isLate(occurredAt: Instant, recordedAt: Instant): boolean {
  return Date.parse(recordedAt) - Date.parse(occurredAt) > LATE_AFTER_MS;
}

/**
 * The text that is hashed: JSON with sorted keys, so that the same event always reads the same, whatever store it came from.
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalText(entry)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
