import type { Applicant } from '../applicants/applicant.js';
import type { SpecialProcedureKind } from '../items/item.js';
import type { JointCaseRef } from '../joint-cases/joint-case.js';
import type { CivilDate, Instant } from '../shared/time.js';

/** Where a case stands: 接件, 补正, 受理, 一审, 准予, 不予, 送达办结, 不予受理, 撤回, 终止. */
export const CASE_STATUSES = [
  'RECEIVED',
  'CORRECTION_PENDING',
  'ACCEPTED',
  'REVIEWED',
  'APPROVED',
  'REJECTED',
  'DELIVERED',
  'NOT_ACCEPTED',
  'WITHDRAWN',
  'TERMINATED',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const CASE_STEPS = [
  'CORRECT_ON_THE_SPOT',
  'REQUEST_CORRECTION',
  'SUPPLEMENT',
  'ACCEPT',
  'REFUSE_ACCEPTANCE',
  'START_PROCEDURE',
  'FINISH_PROCEDURE',
  'EXTEND',
  'REVIEW',
  'DECIDE',
  'DELIVER',
  'WITHDRAW',
  'TERMINATE',
  'RATE',
] as const;
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

/** One defect of the application, and what would be right (M12). */
export interface CorrectionEntry {
  /** Code of the material. */
  readonly material: string;
  readonly problem: string;
  readonly standard: string;
}

/** The one correction notice of a case (一次性告知补正, AL 32 (1)(4)). */
export interface Correction {
  readonly requestedAt: Instant;
  readonly entries: readonly CorrectionEntry[];
  /** Codes of the materials that the notice asks for and that have not come since. */
  readonly awaited: readonly string[];
  /** When all of them had come; five new working days run from then. */
  readonly answeredAt: Instant | null;
}

/** The written commitment behind a deferred acceptance (承诺书, M15): supplement by a day, operate lawfully, accept supervision. */
export interface Commitment {
  readonly signedBy: string;
  readonly signedAt: Instant;
  readonly supplementBy: CivilDate;
  readonly text: string;
  /** Codes of the materials promised. */
  readonly materials: readonly string[];
}

/** A special stage (特殊环节) of a case; those of AL 45 pause its clock while they run. */
export interface CaseProcedure {
  readonly kind: SpecialProcedureKind;
  readonly startedAt: Instant;
  /** Staff id of who started it: a site survey is finished by another officer (AL 34 (3)). */
  readonly startedBy: string | null;
  readonly finishedAt: Instant | null;
  readonly result: string | null;
}

/** The one extension of a case (AL 42); `days` are in the unit of the item's limit. */
export interface Extension {
  readonly days: number;
  readonly reason: string;
  /** Staff id of the leader. */
  readonly approvedBy: string;
  readonly grantedAt: Instant;
}

/** 好差评 */
export const EVALUATION_LEVELS = ['VERY_SATISFIED', 'SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED'] as const;
export type EvaluationLevel = (typeof EVALUATION_LEVELS)[number];

/** 四个到位、五个一样、三有声 (M7 to M9) */
export const EVALUATION_TAGS = [
  'SMILE',
  'GREETING',
  'SEAT',
  'CLEAR_RESULT',
  'SAME_FOR_ALL',
  'WARM_WORDS',
  'RUDE',
  'COLD',
  'SLOW',
  'SENT_AWAY',
] as const;
export type EvaluationTag = (typeof EVALUATION_TAGS)[number];

/** The applicant's rating, given once. */
export interface Evaluation {
  readonly level: EvaluationLevel;
  readonly tags: readonly EvaluationTag[];
  readonly comment: string | null;
  readonly ratedAt: Instant;
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
  /** How many of its steps were recorded late (M21). */
  readonly lateRecordings: number;
  /** The joint case that it is a part of (M27). */
  readonly joint: JointCaseRef | null;
  /** The appointment with which the applicant came (M25). */
  readonly appointmentId: string | null;
  readonly materials: readonly CaseMaterial[];
  readonly commitment: Commitment | null;
  readonly correction: Correction | null;
  readonly procedures: readonly CaseProcedure[];
  readonly extension: Extension | null;
  readonly review: Opinion | null;
  readonly decision: Decision | null;
  readonly evaluation: Evaluation | null;
  /** When the last step happened; the next one is not recorded before it. */
  readonly lastOccurredAt: Instant;
}

/** When the applicant's promises fell away, kept or not: the case ended, or the application was rejected (M15); null while they bind. */
export function releasedAt({ endedAt, decision, decidedAt }: CaseRecord): Instant | null {
  return endedAt ?? (decision?.outcome === 'REJECTED' ? decidedAt : null);
}

/** The materials of a case that its item asks for and that have not come; of an ended or rejected one nothing is owed. */
export function owedMaterials(record: CaseRecord): readonly CaseMaterial[] {
  if (releasedAt(record) !== null) return [];
  return record.materials.filter((material) => material.status !== 'SUBMITTED');
}

/** Whether an officer (null: the applicant, or anybody) may end a procedure: a site survey takes two (AL 34 (3)). */
export function mayFinish({ kind, startedBy }: CaseProcedure, officer: string | null): boolean {
  return kind !== 'SITE_SURVEY' || officer === null || officer !== startedBy;
}

/** The promised materials (容缺后补) that are still owed. */
export function promisedMaterials(record: CaseRecord): readonly CaseMaterial[] {
  return owedMaterials(record).filter(({ status }) => status === 'DEFERRED');
}

/** The procedures that run. */
export function runningProcedures(record: CaseRecord): readonly CaseProcedure[] {
  return record.procedures.filter((procedure) => procedure.finishedAt === null);
}
