import type { AccountabilityGround, AccountabilityMeasure } from '../accountability/accountability.js';
import type { AcceptanceMode } from '../cases/case.js';
import type { Deferral, ItemKind, SpecialProcedureKind, TimeLimit } from '../items/item.js';
import type { Applicant } from '../applicants/applicant.js';
import type { CivilDate, Instant } from '../shared/time.js';

/** Kinds of unified document (统一文书, M18) that the hub issues. */
export const DOCUMENT_KINDS = [
  'ONE_TIME_NOTICE',
  'RECEIPT',
  'CORRECTION_NOTICE',
  'ACCEPTANCE_NOTICE',
  'NON_ACCEPTANCE_NOTICE',
  'COMMITMENT',
  'PROCEDURE_NOTICE',
  'EXTENSION_NOTICE',
  'APPROVAL_DECISION',
  'REJECTION_DECISION',
  'DELIVERY_RECEIPT',
  'ACCOUNTABILITY_NOTICE',
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What every document of a case prints. */
export interface CaseDocumentFacts {
  readonly memberName: string;
  readonly caseNumber: string;
  readonly caseTitle: string;
  readonly itemCode: string;
  readonly itemName: string;
  /** Missing in what was issued before documents were worded by it. */
  readonly itemKind?: ItemKind;
  readonly applicant: Applicant;
  /** Name of the officer (经办人). */
  readonly officer: string;
  /** When the step happened. */
  readonly occurredAt: Instant;
}

export interface HandedInMaterial {
  readonly code: string;
  readonly name: string;
  readonly copies: number;
}

/** 收件凭证. Its tracking code is not among the frozen facts: it is unsealed for who may see it. */
export interface ReceiptFacts extends CaseDocumentFacts {
  readonly kind: 'RECEIPT';
  readonly submitted: readonly HandedInMaterial[];
  readonly missing: readonly HandedInMaterial[];
  /** By when the member must ask for corrections or accept (AL 32). */
  readonly acceptanceDueOn: CivilDate;
}

/** 受理通知书 (AL 32: dated and sealed). */
export interface AcceptanceNoticeFacts extends CaseDocumentFacts {
  readonly kind: 'ACCEPTANCE_NOTICE';
  readonly mode: AcceptanceMode;
  /** The day from which the limits of a DEEMED acceptance run. */
  readonly receivedOn: CivilDate;
  /** Whether that is the day on which corrections had come in full. */
  readonly corrected: boolean;
  /** What the applicant committed to hand in later; empty unless TOLERANT. */
  readonly deferred: readonly DeferredMaterial[];
  readonly promisedDueOn: CivilDate;
  readonly statutoryDueOn: CivilDate;
}

/** A material that follows on a commitment. */
export interface DeferredMaterial {
  readonly name: string;
  readonly deferral: Deferral;
  readonly dueOn: CivilDate;
}

/** 一次性补正告知书 (AL 32 (1)(4), M12): everything that is to be corrected, with its standard. */
export interface CorrectionNoticeFacts extends CaseDocumentFacts {
  readonly kind: 'CORRECTION_NOTICE';
  readonly entries: readonly { readonly material: string; readonly problem: string; readonly standard: string }[];
  /** The last day for the answer. */
  readonly answerBy: CivilDate;
}

/** 不予受理通知书 (AL 32 (1)(1), (2), M11): reasons, basis, remedies, and who is competent and where. */
export interface NonAcceptanceFacts extends CaseDocumentFacts {
  readonly kind: 'NON_ACCEPTANCE_NOTICE';
  readonly reasons: string;
  readonly legalBasis: string;
  readonly guidance: string;
  readonly redirection: {
    readonly memberName: string;
    readonly places: readonly { readonly name: string; readonly address: string; readonly phone: string }[];
  } | null;
}

/** 容缺受理承诺书 (M15): the applicant's three clauses. */
export interface CommitmentFacts extends CaseDocumentFacts {
  readonly kind: 'COMMITMENT';
  readonly signedBy: string;
  readonly supplementBy: CivilDate;
  readonly text: string;
  readonly materials: readonly DeferredMaterial[];
}

/** 特别程序告知书 (AL 45: the time needed is told in writing). */
export interface ProcedureNoticeFacts extends CaseDocumentFacts {
  readonly kind: 'PROCEDURE_NOTICE';
  readonly procedure: SpecialProcedureKind;
  readonly legalBasis: string;
  /** Working days, after the day of the start. */
  readonly maxDays: number;
  readonly pausesClock: boolean;
}

/** 延长办理期限告知书 (AL 42: the reason is told to the applicant). */
export interface ExtensionNoticeFacts extends CaseDocumentFacts {
  readonly kind: 'EXTENSION_NOTICE';
  readonly extension: TimeLimit;
  readonly reason: string;
  /** Name of the leader. */
  readonly approvedBy: string;
  /** Whether the promised day stays as it was: the extension came too late to move it. */
  readonly promiseStays: boolean;
  readonly promisedDueOn: CivilDate;
  readonly statutoryDueOn: CivilDate;
}

/** 准予 / 不予行政许可决定书, or by the item's kind 登记决定书, 初审意见书, 备案通知书 (AL 38: in writing, a refusal with reasons and both remedies). */
export interface DecisionFacts extends CaseDocumentFacts {
  readonly kind: 'APPROVAL_DECISION' | 'REJECTION_DECISION';
  readonly reasons: string;
  readonly legalBases: readonly string[];
  readonly validUntil: CivilDate | null;
}

/** 送达回证 (AL 44: within ten working days of the decision). */
export interface DeliveryReceiptFacts extends CaseDocumentFacts {
  readonly kind: 'DELIVERY_RECEIPT';
  readonly decisionTitle: string;
  readonly note: string | null;
}

/** 问责通报 (M30): who answers for what, what they said, what was decided. It is of no case. */
export interface AccountabilityNoticeFacts {
  readonly kind: 'ACCOUNTABILITY_NOTICE';
  readonly memberName: string;
  readonly actionNumber: string;
  /** Null where the member as a whole answers. */
  readonly subject: { readonly name: string; readonly jobTitle: string } | null;
  readonly ground: AccountabilityGround;
  readonly facts: string;
  readonly statement: string | null;
  readonly measure: AccountabilityMeasure;
  readonly reasons: string;
  readonly decidedAt: Instant;
}

export type DocumentFacts =
  | ReceiptFacts
  | CorrectionNoticeFacts
  | AcceptanceNoticeFacts
  | NonAcceptanceFacts
  | CommitmentFacts
  | ProcedureNoticeFacts
  | ExtensionNoticeFacts
  | DecisionFacts
  | DeliveryReceiptFacts
  | AccountabilityNoticeFacts;

/** A document to be issued; its number is given when it is stored. */
export interface DocumentDraft {
  readonly id: string;
  readonly memberCode: string;
  /** Null for what is of no case. */
  readonly caseId: string | null;
  readonly issuedAt: Instant;
  readonly facts: DocumentFacts;
}

/** An issued document; never changed. */
export interface IssuedDocument extends DocumentDraft {
  readonly year: number;
  /** Per member and year, from 1, without gaps or repeats. */
  readonly sequence: number;
}

/** The office that holds members to account, and makes it known (市审批办). */
export const APPROVAL_OFFICE = '天津市行政审批管理办公室';

/**
 * The number as printed. `津和平审〔2017〕12号` is each member's own; the hub prints `<short name>审〔year〕n号`. A notice of the approval
 * office (市审批办) names the member whose series it stands in, so that it is one in the city.
 */
export function documentNumber(
  kind: DocumentKind,
  member: { readonly code: string; readonly shortName: string },
  year: number,
  sequence: number,
): string {
  return kind === 'ACCOUNTABILITY_NOTICE'
    ? `市审批办问〔${year}〕${member.code}-${sequence}号`
    : `${member.shortName}审〔${year}〕${sequence}号`;
}
