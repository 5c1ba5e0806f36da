/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AcceptCaseInput = {
  /** The officer's staff id; default: the caller's own. */
  by?: string | number | null | undefined;
  case: string | number;
  /** Where deferrable materials are still missing (M15). */
  commitment?: CommitmentInput | null | undefined;
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  /** Default: now. */
  occurredAt?: string | null | undefined;
};

export type ApplicantInput = {
  agentName?: string | null | undefined;
  identifier: string;
  kind: ApplicantKind;
  name: string;
  phone: string;
  residence?: Residence;
};

/** 自然人、组织 */
export type ApplicantKind =
  | 'ORGANIZATION'
  | 'PERSON';

/** What happened in a case's history. */
export type CaseEventKind =
  | 'ACCEPTED'
  | 'CORRECTED_ON_THE_SPOT'
  | 'CORRECTION_REQUESTED'
  | 'DECIDED'
  | 'DELIVERED'
  | 'EVALUATED'
  | 'EXTENDED'
  | 'LIGHT_CHANGED'
  | 'MATERIALS_SUPPLEMENTED'
  | 'NOT_ACCEPTED'
  | 'PROCEDURE_FINISHED'
  | 'PROCEDURE_STARTED'
  | 'RECEIVED'
  | 'REVIEWED'
  | 'TERMINATED'
  | 'WITHDRAWN';

export type CaseMaterialInput = {
  code: string;
  note?: string | null | undefined;
  sha256?: string | null | undefined;
};

/** Where a case stands (办件状态). */
export type CaseStatus =
  /** 受理 */
  | 'ACCEPTED'
  /** 准予 */
  | 'APPROVED'
  /** 补正 */
  | 'CORRECTION_PENDING'
  /** 送达办结 */
  | 'DELIVERED'
  /** 不予受理 */
  | 'NOT_ACCEPTED'
  /** 接件 */
  | 'RECEIVED'
  /** 不予 */
  | 'REJECTED'
  /** 一审 */
  | 'REVIEWED'
  /** 终止: what was to follow never came */
  | 'TERMINATED'
  /** 撤回 */
  | 'WITHDRAWN';

/** A step that an officer or the applicant takes on a case. */
export type CaseStep =
  | 'ACCEPT'
  | 'CORRECT_ON_THE_SPOT'
  | 'DECIDE'
  | 'DELIVER'
  | 'EXTEND'
  | 'FINISH_PROCEDURE'
  | 'RATE'
  | 'REFUSE_ACCEPTANCE'
  | 'REQUEST_CORRECTION'
  | 'REVIEW'
  | 'START_PROCEDURE'
  | 'SUPPLEMENT'
  | 'TERMINATE'
  | 'WITHDRAW';

export type CaseStepInput = {
  /** The officer's staff id; default: the caller's own. */
  by?: string | number | null | undefined;
  case: string | number;
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  note?: string | null | undefined;
  /** Default: now. */
  occurredAt?: string | null | undefined;
};

/** All three clauses, or COMMITMENT_CLAUSE_MISSING; `supplementBy` no later than the promised day. */
export type CommitmentInput = {
  acceptSupervision: boolean;
  lawfulOperation: boolean;
  signedBy: string;
  supplementBy: string;
  text?: string | null | undefined;
};

export type DecideCaseInput = {
  /** The officer's staff id; default: the caller's own. */
  by?: string | number | null | undefined;
  case: string | number;
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  /** Default: now. */
  occurredAt?: string | null | undefined;
  outcome: Outcome;
  reasons: string;
  validUntil?: string | null | undefined;
};

/** Kind of a unified document (统一文书种类). */
export type DocumentKind =
  | 'ACCEPTANCE_NOTICE'
  | 'APPROVAL_DECISION'
  | 'COMMITMENT'
  | 'CORRECTION_NOTICE'
  | 'DELIVERY_RECEIPT'
  | 'EXTENSION_NOTICE'
  | 'NON_ACCEPTANCE_NOTICE'
  | 'ONE_TIME_NOTICE'
  | 'PROCEDURE_NOTICE'
  | 'RECEIPT'
  | 'REJECTION_DECISION';

/** What an officer may do: 窗口、一审、一核、领导. */
export type Duty =
  | 'CHECKER'
  | 'LEADER'
  | 'REVIEWER'
  | 'WINDOW';

/** The rule by which a request was refused; one code is one rule. */
export type ErrorCode =
  | 'ALREADY_RATED'
  | 'CALENDAR_NOT_PUBLISHED'
  | 'COMMITMENT_CLAUSE_MISSING'
  | 'COMMITMENT_DUE_TOO_LATE'
  | 'COMMITMENT_REQUIRED'
  | 'CORRECTION_ALREADY_REQUESTED'
  | 'CORRECTION_ENTRIES_REQUIRED'
  | 'CORRECTION_PENDING'
  | 'CORRECTION_WINDOW_PASSED'
  | 'DECLARATION_REQUIRED'
  | 'EXTENSION_ALREADY_GRANTED'
  | 'EXTENSION_TOO_LATE'
  | 'EXTENSION_TOO_LONG'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'ILLEGAL_TRANSITION'
  | 'INVALID_IDENTIFIER'
  | 'INVALID_INPUT'
  | 'ITEM_NOT_PUBLISHED'
  | 'LEADER_APPROVAL_REQUIRED'
  | 'LEGAL_BASIS_REQUIRED'
  | 'MAIN_MATERIAL_MISSING'
  | 'MATERIALS_OUTSTANDING'
  | 'MATERIAL_CANCELLED'
  | 'MATERIAL_DETAILS_REQUIRED'
  | 'MATERIAL_NOT_IN_ITEM'
  | 'MEMBER_MISMATCH'
  | 'NOTICE_PERIOD_RUNNING'
  | 'NOT_FOUND'
  | 'OCCURRED_IN_FUTURE'
  | 'PROCEDURE_NOT_IN_ITEM'
  | 'PROCEDURE_NOT_RUNNING'
  | 'PROCEDURE_REQUIRED'
  | 'PROCEDURE_RUNNING'
  | 'PROMISE_EXCEEDS_STATUTORY'
  | 'REASON_REQUIRED'
  | 'RECORDED_OUT_OF_ORDER'
  | 'REDIRECTION_REQUIRED'
  | 'SAME_OFFICER'
  | 'STAFF_NOT_ELIGIBLE'
  | 'STALE_VERSION'
  | 'TWO_OFFICERS_REQUIRED';

/** 电子监察灯, by the promise: GREEN in time; YELLOW one day or less left; RED past it; STOPPED paused, not yet started or finished. */
export type Light =
  | 'GREEN'
  | 'RED'
  | 'STOPPED'
  | 'YELLOW';

/** 主审要件、非主审要件 (M14) */
export type MaterialRole =
  | 'MAIN'
  | 'NON_MAIN';

/** 准予、不予 */
export type Outcome =
  | 'APPROVED'
  | 'REJECTED';

export type ReceiveCaseInput = {
  applicant: ApplicantInput;
  by?: string | number | null | undefined;
  /** The applicant declares that the materials are true (M13). */
  declaredTruthful: boolean;
  idempotencyKey?: string | null | undefined;
  itemCode: string;
  materials: Array<CaseMaterialInput>;
  occurredAt?: string | null | undefined;
  title: string;
};

/** 本地、外地: the same service for both (M8). */
export type Residence =
  | 'ELSEWHERE'
  | 'LOCAL';

export type ReviewCaseInput = {
  /** The officer's staff id; default: the caller's own. */
  by?: string | number | null | undefined;
  case: string | number;
  expectedVersion?: number | null | undefined;
  favourable: boolean;
  idempotencyKey?: string | null | undefined;
  /** Default: now. */
  occurredAt?: string | null | undefined;
  text: string;
};

export type SupplementInput = {
  /** The officer's staff id; default: the caller's own. */
  by?: string | number | null | undefined;
  case: string | number;
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  materials: Array<CaseMaterialInput>;
  /** Default: now. */
  occurredAt?: string | null | undefined;
};

/** How a limit stands: 在限内、按期、逾期. */
export type Verdict =
  | 'ON_TIME'
  | 'OVERDUE'
  | 'RUNNING';

export type CaseSummaryFragment = { id: string, number: string, version: number, status: CaseStatus, title: string, availableSteps: Array<CaseStep> };

export type RefusalFragment = { code: ErrorCode, message: string, path: Array<string> | null, basis: string | null };

export type GetItemQueryVariables = Exact<{
  code: string;
}>;


export type GetItemQuery = { item: { code: string, name: string, version: number, materials: Array<{ code: string, name: string, role: MaterialRole }>, member: { code: string, name: string, staff: { nodes: Array<{ id: string, name: string, duties: Array<Duty>, permanent: boolean }> } | null } } | null };

export type GetCaseQueryVariables = Exact<{
  id: string | number;
}>;


export type GetCaseQuery = { case: { id: string, number: string, version: number, status: CaseStatus, title: string, availableSteps: Array<CaseStep>, clock: { light: Light, acceptanceDueOn: string, promised: { dueOn: string, daysLeft: number, verdict: Verdict } | null, statutory: { dueOn: string } | null }, documents: Array<{ kind: DocumentKind, number: string, title: string, url: string }>, audit: { events: number, intact: boolean } } | null };

export type TrackCaseQueryVariables = Exact<{
  number: string;
  code: string;
}>;


export type TrackCaseQuery = { trackCase: { number: string, itemName: string, memberName: string, status: CaseStatus, outstanding: Array<string>, steps: Array<{ kind: CaseEventKind, status: CaseStatus, at: string }> } | null };

export type ReceiveCaseMutationVariables = Exact<{
  input: ReceiveCaseInput;
}>;


export type ReceiveCaseMutation = { receiveCase: { trackingCode: string | null, case: { id: string, number: string, version: number, status: CaseStatus, title: string, availableSteps: Array<CaseStep>, recentEvents: Array<{ cursor: string }> } | null, missing: Array<{ code: string, name: string }>, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null, basis: string | null }> } };

export type CorrectOnTheSpotMutationVariables = Exact<{
  input: SupplementInput;
}>;


export type CorrectOnTheSpotMutation = { correctOnTheSpot: { case: { id: string, number: string, version: number, status: CaseStatus, title: string, availableSteps: Array<CaseStep> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null, basis: string | null }> } };

export type AcceptCaseMutationVariables = Exact<{
  input: AcceptCaseInput;
}>;


export type AcceptCaseMutation = { acceptCase: { case: { id: string, number: string, version: number, status: CaseStatus, title: string, availableSteps: Array<CaseStep> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null, basis: string | null }> } };

export type ReviewCaseMutationVariables = Exact<{
  input: ReviewCaseInput;
}>;


export type ReviewCaseMutation = { reviewCase: { case: { id: string, number: string, version: number, status: CaseStatus, title: string, availableSteps: Array<CaseStep> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null, basis: string | null }> } };

export type DecideCaseMutationVariables = Exact<{
  input: DecideCaseInput;
}>;


export type DecideCaseMutation = { decideCase: { case: { id: string, number: string, version: number, status: CaseStatus, title: string, availableSteps: Array<CaseStep> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null, basis: string | null }> } };

export type DeliverCaseMutationVariables = Exact<{
  input: CaseStepInput;
}>;


export type DeliverCaseMutation = { deliverCase: { case: { id: string, number: string, version: number, status: CaseStatus, title: string, availableSteps: Array<CaseStep> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null, basis: string | null }> } };

export type CaseProgressSubscriptionVariables = Exact<{
  number: string;
  code?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type CaseProgressSubscription = { caseProgress: { cursor: string, kind: CaseEventKind, status: CaseStatus, occurredAt: string, actor: string } };

export const CaseSummaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Case"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"availableSteps"}}]}}]} as unknown as DocumentNode<CaseSummaryFragment, unknown>;
export const RefusalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}}]}}]} as unknown as DocumentNode<RefusalFragment, unknown>;
export const GetItemDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GetItem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"materials"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"staff"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"duties"}},{"kind":"Field","name":{"kind":"Name","value":"permanent"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<GetItemQuery, GetItemQueryVariables>;
export const GetCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GetCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"case"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CaseSummary"}},{"kind":"Field","name":{"kind":"Name","value":"clock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"light"}},{"kind":"Field","name":{"kind":"Name","value":"acceptanceDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"promised"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statutory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dueOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"audit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"}},{"kind":"Field","name":{"kind":"Name","value":"intact"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Case"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"availableSteps"}}]}}]} as unknown as DocumentNode<GetCaseQuery, GetCaseQueryVariables>;
export const TrackCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TrackCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trackCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}},{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"itemName"}},{"kind":"Field","name":{"kind":"Name","value":"memberName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outstanding"}}]}}]}}]} as unknown as DocumentNode<TrackCaseQuery, TrackCaseQueryVariables>;
export const ReceiveCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReceiveCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiveCaseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiveCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"case"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CaseSummary"}},{"kind":"Field","name":{"kind":"Name","value":"recentEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"trackingCode"}},{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Case"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"availableSteps"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}}]}}]} as unknown as DocumentNode<ReceiveCaseMutation, ReceiveCaseMutationVariables>;
export const CorrectOnTheSpotDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CorrectOnTheSpot"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SupplementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"correctOnTheSpot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"case"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CaseSummary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Case"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"availableSteps"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}}]}}]} as unknown as DocumentNode<CorrectOnTheSpotMutation, CorrectOnTheSpotMutationVariables>;
export const AcceptCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptCaseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"case"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CaseSummary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Case"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"availableSteps"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}}]}}]} as unknown as DocumentNode<AcceptCaseMutation, AcceptCaseMutationVariables>;
export const ReviewCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReviewCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewCaseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviewCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"case"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CaseSummary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Case"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"availableSteps"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}}]}}]} as unknown as DocumentNode<ReviewCaseMutation, ReviewCaseMutationVariables>;
export const DecideCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DecideCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideCaseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decideCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"case"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CaseSummary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Case"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"availableSteps"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}}]}}]} as unknown as DocumentNode<DecideCaseMutation, DecideCaseMutationVariables>;
export const DeliverCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeliverCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseStepInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deliverCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"case"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CaseSummary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Case"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"availableSteps"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}}]}}]} as unknown as DocumentNode<DeliverCaseMutation, DeliverCaseMutationVariables>;
export const CaseProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"CaseProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}},{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}}]}}]}}]} as unknown as DocumentNode<CaseProgressSubscription, CaseProgressSubscriptionVariables>;