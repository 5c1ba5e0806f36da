import type { Applicant } from '../applicants/applicant.js';
import type { CivilDate, Instant } from '../shared/time.js';

/** Kinds of unified document (统一文书, M18) that the hub issues. */
export const DOCUMENT_KINDS = [
  'ONE_TIME_NOTICE',
  'RECEIPT',
  'ACCEPTANCE_NOTICE',
  'APPROVAL_DECISION',
  'REJECTION_DECISION',
  'DELIVERY_RECEIPT',
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What every document of a case prints. */
export interface CaseDocumentFacts {
  readonly memberName: string;
  readonly caseNumber: string;
  readonly caseTitle: string;
  readonly itemCode: string;
  readonly itemName: string;
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
  readonly promisedDueOn: CivilDate;
  readonly statutoryDueOn: CivilDate;
}

/** 准予 / 不予行政许可决定书 (AL 38: in writing, a refusal with reasons and both remedies). */
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

export type DocumentFacts = ReceiptFacts | AcceptanceNoticeFacts | DecisionFacts | DeliveryReceiptFacts;

/** A document to be issued; its number is given when it is stored. */
export interface DocumentDraft {
  readonly id: string;
  readonly memberCode: string;
  readonly caseId: string;
  readonly issuedAt: Instant;
  readonly facts: DocumentFacts;
}

/** An issued document; never changed. */
export interface IssuedDocument extends DocumentDraft {
  readonly year: number;
  /** Per member and year, from 1, without gaps or repeats. */
  readonly sequence: number;
}

/** 收件凭证, 受理通知书 … as the document's heading says. */
export const DOCUMENT_TITLES: Readonly<Record<DocumentKind, string>> = {
  ONE_TIME_NOTICE: '一次性告知单',
  RECEIPT: '收件凭证',
  ACCEPTANCE_NOTICE: '行政许可申请受理通知书',
  APPROVAL_DECISION: '准予行政许可决定书',
  REJECTION_DECISION: '不予行政许可决定书',
  DELIVERY_RECEIPT: '送达回证',
};

/** The number as printed: `津和平审〔2017〕12号` is each member's own; the hub prints `<short name>〔year〕n号`. */
export function documentNumber(memberShortName: string, year: number, sequence: number): string {
  return `${memberShortName}审〔${year}〕${sequence}号`;
}
