import type { Applicant } from '../applicants/applicant.js';
import type { CivilDate, Instant } from '../shared/time.js';

/** Where a case stands: 接件, 受理, 一审, 准予, 不予, 送达办结, 撤回. */
export const CASE_STATUSES = ['RECEIVED', 'ACCEPTED', 'REVIEWED', 'APPROVED', 'REJECTED', 'DELIVERED', 'WITHDRAWN'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const CASE_STEPS = ['CORRECT_ON_THE_SPOT', 'SUPPLEMENT', 'ACCEPT', 'REVIEW', 'DECIDE', 'DELIVER', 'WITHDRAW'] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

export type AcceptanceMode = 'NORMAL' | 'TOLERANT' | 'DEEMED';
export type CaseMaterialStatus = 'MISSING' | 'SUBMITTED' | 'DEFERRED';
export type Outcome = 'APPROVED' | 'REJECTED';

/** A material of the case's item version, and what became of it. */
export interface CaseMaterial {
  readonly code: string;
  readonly status: CaseMaterialStatus;
  readonly receivedAt: Instant | null;
  /** For a DEFERRED material: the day by which it is promised. */
  readonly dueOn: CivilDate | null;
  /** SHA-256 of the file that was handed in, lower-case hex. */
  readonly sha256: string | null;
  readonly note: string | null;
}

/** The reviewer's opinion (一审). */
export interface Opinion {
  readonly by: string;
  /** Token subject, so that one person with two staff records is still one person; null where a member's system recorded it. */
  readonly subject: string | null;
  readonly at: Instant;
  readonly text: string;
  readonly favourable: boolean;
}

/** The checker's decision (一核). */
export interface Decision {
  readonly outcome: Outcome;
  readonly reasons: string;
  readonly by: string;
  readonly at: Instant;
  readonly validUntil: CivilDate | null;
  readonly publicNotice: boolean;
}

/** A case (办件): one applicant's application for one item. It is the fold of its events. */
export interface CaseRecord {
  readonly id: string;
  /** 办件编号 `<member code>-<yyyymmdd>-<sequence>`. */
  readonly number: string;
  /** The number of its events. */
  readonly version: number;
  readonly memberCode: string;
  readonly itemVersionId: string;
  readonly itemCode: string;
  readonly title: string;
  readonly applicant: Applicant;
  readonly status: CaseStatus;
  readonly receivedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly acceptanceMode: AcceptanceMode | null;
  readonly decidedAt: Instant | null;
  readonly deliveredAt: Instant | null;
  /** When it ended without a decision. */
  readonly endedAt: Instant | null;
  /** Who first received the applicant, and answers to the end (首问负责, M10). */
  readonly firstResponder: string | null;
  readonly materials: readonly CaseMaterial[];
  readonly review: Opinion | null;
  readonly decision: Decision | null;
  readonly lastOccurredAt: Instant;
}
