import { judgeRecord } from '../shared/judge-record.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import type { Instant } from '../shared/time.js';
import { POINTS_OF, type Evidence, type Finding, type Inspection, type InspectionKind, type Severity } from './inspection.js';

const BASIS = '通知第29条';

/** Whatever an inspection names must be of the member inspected; an inspection by invitation names whom it invited. */
export function judgeOpening(request: {
  readonly memberCode: string;
  readonly kind: InspectionKind;
  readonly invited: readonly string[];
  readonly centerMember: string | null;
  readonly caseMember: string | null;
}): Refusal[] {
  const refusals: Refusal[] = [];
  if (request.kind === 'INVITED' && request.invited.length === 0) {
    refusals.push({ code: 'INVALID_INPUT', reason: 'nobodyInvited', path: ['input', 'invited'], basis: null });
  }
  return [
    ...refusals,
    ...judgeOwner(request.centerMember, request.memberCode, 'center'),
    ...judgeOwner(request.caseMember, request.memberCode, 'case'),
  ];
}

/** A finding is of an open inspection; a SERIOUS one has evidence. Refuses STALE_VERSION, ILLEGAL_TRANSITION, EVIDENCE_REQUIRED, MEMBER_MISMATCH. */
export function judgeFinding(
  inspection: Inspection,
  finding: {
    readonly severity: Severity;
    readonly evidence: readonly Evidence[];
    readonly staffMember: string | null;
    readonly caseMember: string | null;
    readonly expectedVersion: number | null;
  },
): Refusal[] {
  const closed = judgeRecord(inspection, finding.expectedVersion, ['OPEN'], BASIS);
  if (closed.length > 0) return closed;
  const isBare = finding.severity === 'SERIOUS' && finding.evidence.length === 0;
  return [
    ...(isBare ? [{ code: 'EVIDENCE_REQUIRED', path: ['input', 'evidence'], basis: BASIS } as const] : []),
    ...judgeOwner(finding.staffMember, inspection.memberCode, 'staff'),
    ...judgeOwner(finding.caseMember, inspection.memberCode, 'case'),
  ];
}

/** The finding takes the points of its severity off the member's appraisal (M28). */
export function findingOf(finding: Omit<Finding, 'points'>): Finding {
  return { ...finding, points: POINTS_OF[finding.severity] };
}

/** Refuses STALE_VERSION, ILLEGAL_TRANSITION: what is closed cannot be altered. */
export function closeInspection(
  inspection: Inspection,
  summary: string,
  expectedVersion: number | null,
  now: Instant,
): Verdict<Inspection> {
  const closed = judgeRecord(inspection, expectedVersion, ['OPEN'], BASIS);
  return closed.length > 0
    ? refuse(...closed)
    : grant({ ...inspection, version: inspection.version + 1, status: 'CLOSED', closedAt: now, summary });
}

function judgeOwner(owner: string | null, memberCode: string, field: string): Refusal[] {
  if (owner === null || owner === memberCode) return [];
  return [{ code: 'MEMBER_MISMATCH', reason: 'record', path: ['input', field], basis: BASIS, facts: { member: memberCode } }];
}
