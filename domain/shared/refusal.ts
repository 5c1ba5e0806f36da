/** The codes by which a rule of the domain refuses a request; each is one rule (contract: `ErrorCode`). */
export const REFUSAL_CODES = [
  'NOT_FOUND',
  'INVALID_INPUT',
  'STALE_VERSION',
  'IDEMPOTENCY_KEY_REUSED',
  'ILLEGAL_TRANSITION',
  'INVALID_IDENTIFIER',
  'ITEM_NOT_PUBLISHED',
  'LEGAL_BASIS_REQUIRED',
  'PROMISE_EXCEEDS_STATUTORY',
  'CALENDAR_NOT_PUBLISHED',
  'DECLARATION_REQUIRED',
  'MATERIAL_NOT_IN_ITEM',
  'MATERIAL_CANCELLED',
  'MATERIAL_DETAILS_REQUIRED',
  'MAIN_MATERIAL_MISSING',
  'COMMITMENT_REQUIRED',
  'COMMITMENT_CLAUSE_MISSING',
  'COMMITMENT_DUE_TOO_LATE',
  'MATERIALS_OUTSTANDING',
  'CORRECTION_ALREADY_REQUESTED',
  'CORRECTION_WINDOW_PASSED',
  'CORRECTION_ENTRIES_REQUIRED',
  'CORRECTION_PENDING',
  'REDIRECTION_REQUIRED',
  'REASON_REQUIRED',
  'PROCEDURE_NOT_IN_ITEM',
  'PROCEDURE_REQUIRED',
  'PROCEDURE_RUNNING',
  'PROCEDURE_NOT_RUNNING',
  'EXTENSION_ALREADY_GRANTED',
  'EXTENSION_TOO_LONG',
  'EXTENSION_TOO_LATE',
  'LEADER_APPROVAL_REQUIRED',
  'SAME_OFFICER',
  'TWO_OFFICERS_REQUIRED',
  'RECORDED_OUT_OF_ORDER',
  'OCCURRED_IN_FUTURE',
  'SLOT_FULL',
  'SLOT_CLOSED',
  'ALREADY_BOOKED',
  'ALREADY_RATED',
  'NOTICE_PERIOD_RUNNING',
  'EVIDENCE_REQUIRED',
  'STATEMENT_PERIOD_RUNNING',
  'REPORT_ALREADY_SUBMITTED',
  'REPORT_NOT_DUE_FROM_MEMBER',
  'REPORT_PERIOD_NOT_ENDED',
  'TOO_MANY_TYPICAL_CASES',
  'PERSONAL_DATA_IN_TEXT',
  'TEXT_TOO_SHORT',
  'STAFF_NOT_ELIGIBLE',
  'MEMBER_MISMATCH',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** What a refusal's sentence names: which material, day, officer, step. Keys are those of the sentence's placeholders. */
export type Facts = Readonly<Record<string, string | number>>;

/** A lawful no: data, never an exception. */
export interface Refusal {
  readonly code: RefusalCode;
  /** Chooses among the sentences of one code; each code has a sentence `default`. */
  readonly reason?: string;
  /** Path of the offending input field, such as `['input', 'materials', '2', 'code']`. */
  readonly path?: readonly string[];
  /** The rule behind it in Chinese, such as `行政许可法第三十二条` or `通知第12条`; null only for the four codes that are no rule of law. */
  readonly basis: string | null;
  readonly facts?: Facts;
}

/** What a rule answers: the value, or every refusal that it found. */
export type Verdict<T> = { readonly granted: true; readonly value: T } | { readonly granted: false; readonly refusals: readonly Refusal[] };

export function grant<T>(value: T): Verdict<T> {
  return { granted: true, value };
}

export function refuse(...refusals: readonly Refusal[]): { readonly granted: false; readonly refusals: readonly Refusal[] } {
  return { granted: false, refusals };
}

/** Refusals as the contract's precedence asks: in the order of its enum. */
export function inOrderOfCodes(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...refusals].sort((a, b) => REFUSAL_CODES.indexOf(a.code) - REFUSAL_CODES.indexOf(b.code));
}
