import type { Applicant } from '../applicants/applicant.js';
import type { Actor, SubmittedMaterial } from '../cases/case-event.js';
import type { CaseStatus } from '../cases/case.js';
import type { CivilDate, Instant } from '../shared/time.js';

/** 收件中, 办理中, 可以送达, 已送达, 已终结. */
export const JOINT_CASE_STATUSES = ['OPENING', 'OPEN', 'READY_TO_DELIVER', 'DELIVERED', 'CANCELLED'] as const;
export type JointCaseStatus = (typeof JOINT_CASE_STATUSES)[number];

/** A material of the one set, with the fact that it proves as the item that asks for it under this code says; null where not known. */
export interface JointMaterial extends SubmittedMaterial {
  readonly proves: string | null;
}

/** One item of a joint case, handled by its member as a case of its own. */
export interface JointPart {
  readonly itemCode: string;
  readonly memberCode: string;
  /** Null until the member has received it. */
  readonly caseId: string | null;
  /** Why the member could never receive it, such as an item retired meanwhile. */
  readonly refused: string | null;
  /** Whether its decision has been handed over. */
  readonly delivered: boolean;
}

/** Related items handled as one (合并审批, M27): one form, one set of materials, in parallel, delivered once. */
export interface JointCase {
  readonly id: string;
  /** `<lead member code>-<yyyymmdd>-J<sequence>`. */
  readonly number: string;
  readonly leadCode: string;
  readonly title: string;
  readonly applicant: Applicant;
  readonly materials: readonly JointMaterial[];
  /** In the order asked for. */
  readonly parts: readonly JointPart[];
  readonly openedAt: Instant;
  readonly openedBy: Actor;
  /** The one tracking code of all its cases, encrypted. */
  readonly trackingSealed: string;
  readonly deliveredAt: Instant | null;
  readonly deliveredBy: Actor | null;
}

/** What a case tells of the joint case that it is a part of. */
export interface JointCaseRef {
  readonly id: string;
  readonly title: string;
  /** Codes of the lead and of the members of all parts. */
  readonly parties: readonly string[];
}

/** How a part stands with its member. */
export interface PartState {
  readonly caseId: string;
  readonly status: CaseStatus;
  readonly promisedDueOn: CivilDate | null;
}

/** The members of a joint case: who leads it, and who handles a part. */
export function partiesOf({ leadCode, parts }: Pick<JointCase, 'leadCode' | 'parts'>): string[] {
  return [...new Set([leadCode, ...parts.map(({ memberCode }) => memberCode)])];
}

/** Whether something is still to be done with its parts: one not received yet, or not handed over though the whole was. */
export function isUnsettled({ parts, deliveredAt }: Pick<JointCase, 'parts' | 'deliveredAt'>): boolean {
  return parts.some(
    ({ caseId, refused, delivered }) => (caseId === null && refused === null) || (deliveredAt !== null && caseId !== null && !delivered),
  );
}

const DECIDED: ReadonlySet<CaseStatus> = new Set(['APPROVED', 'REJECTED', 'DELIVERED']);
const ENDED: ReadonlySet<CaseStatus> = new Set(['NOT_ACCEPTED', 'WITHDRAWN', 'TERMINATED']);

/**
 * Where a joint case stands: OPENING until every member has its part; READY_TO_DELIVER when no part is open and one at least is decided;
 * CANCELLED when all have ended without a decision. `states` of the parts that can be asked now: what is not known counts as open.
 */
export function jointCaseStatus({ parts, deliveredAt }: JointCase, states: ReadonlyMap<string, PartState>): JointCaseStatus {
  if (deliveredAt !== null) return 'DELIVERED';
  if (parts.some(({ caseId, refused }) => caseId === null && refused === null)) return 'OPENING';
  const statuses = parts.flatMap(({ caseId }) => (caseId === null ? [] : [states.get(caseId)?.status ?? 'RECEIVED']));
  if (statuses.every((status) => ENDED.has(status))) return 'CANCELLED';
  return statuses.every((status) => DECIDED.has(status) || ENDED.has(status)) ? 'READY_TO_DELIVER' : 'OPEN';
}

/** The parts that are handed over with the whole: those with a decision. */
export function isDecided(status: CaseStatus): boolean {
  return DECIDED.has(status);
}

/** The latest promised day of its cases; null while none has been accepted. */
export function jointPromisedDueOn(states: Iterable<PartState>): CivilDate | null {
  let latest: CivilDate | null = null;
  for (const { promisedDueOn } of states) if (promisedDueOn !== null && (latest === null || promisedDueOn > latest)) latest = promisedDueOn;
  return latest;
}
