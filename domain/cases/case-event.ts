import type { Applicant } from '../applicants/applicant.js';
import type { Role } from '../shared/caller.js';
import type { CivilDate, Instant } from '../shared/time.js';
import type { AcceptanceMode, CaseMaterial, CaseStatus, Outcome } from './case.js';

export const CASE_EVENT_KINDS = [
  'RECEIVED',
  'CORRECTED_ON_THE_SPOT',
  'MATERIALS_SUPPLEMENTED',
  'ACCEPTED',
  'REVIEWED',
  'DECIDED',
  'DELIVERED',
  'WITHDRAWN',
] as const;
export type CaseEventKind = (typeof CASE_EVENT_KINDS)[number];

/** Who did it: the officer, a member's system on an officer's behalf, or the applicant. */
export interface Actor {
  readonly name: string;
  readonly role: Role;
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
    }
  | { readonly kind: 'CORRECTED_ON_THE_SPOT'; readonly materials: readonly SubmittedMaterial[] }
  | { readonly kind: 'MATERIALS_SUPPLEMENTED'; readonly materials: readonly SubmittedMaterial[] }
  | { readonly kind: 'ACCEPTED'; readonly mode: AcceptanceMode }
  | { readonly kind: 'REVIEWED'; readonly text: string; readonly favourable: boolean }
  | {
      readonly kind: 'DECIDED';
      readonly outcome: Outcome;
      readonly reasons: string;
      readonly validUntil: CivilDate | null;
      readonly publicNotice: boolean;
    }
  | { readonly kind: 'DELIVERED' }
  | { readonly kind: 'WITHDRAWN' };

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
