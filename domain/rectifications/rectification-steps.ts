import { judgeRecord } from '../shared/judge-record.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import type { CivilDate, Instant } from '../shared/time.js';
import type { Rectification, RectificationStatus } from './rectification.js';

export interface RectificationStep {
  readonly text: string;
  readonly by: string;
  readonly expectedVersion: number | null;
  readonly now: Instant;
}

const BASIS = '通知第28条';

/** A line of the ledger begins with a day to come; a finding has one line. Refuses INVALID_INPUT, MEMBER_MISMATCH. */
export function judgeOpening(request: {
  readonly memberCode: string;
  readonly dueOn: CivilDate;
  readonly today: CivilDate;
  readonly findingMember: string | null;
  readonly hasLine: boolean;
}): Refusal[] {
  const { memberCode, dueOn, today, findingMember, hasLine } = request;
  const refusals: Refusal[] = [];
  if (dueOn < today)
    refusals.push({ code: 'INVALID_INPUT', reason: 'duePast', path: ['input', 'dueOn'], basis: null, facts: { dueOn, today } });
  if (hasLine) refusals.push({ code: 'INVALID_INPUT', reason: 'findingHasLine', path: ['input', 'finding'], basis: null });
  if (findingMember !== null && findingMember !== memberCode) {
    refusals.push({ code: 'MEMBER_MISMATCH', reason: 'record', path: ['input', 'finding'], basis: BASIS, facts: { member: memberCode } });
  }
  return refusals;
}

/** The member says what it did (M28). Refuses STALE_VERSION, ILLEGAL_TRANSITION unless the line is open or returned. */
export function submitRectification(line: Rectification, step: RectificationStep): Verdict<Rectification> {
  const verdict = moved(line, step, ['OPEN', 'RETURNED'], 'SUBMITTED');
  return verdict.granted ? grant({ ...verdict.value, submittedAt: step.now }) : verdict;
}

/** A supervisor found that it is done (M28). Refuses STALE_VERSION, ILLEGAL_TRANSITION unless the line is submitted. */
export function verifyRectification(line: Rectification, step: RectificationStep): Verdict<Rectification> {
  return moved(line, step, ['SUBMITTED'], 'VERIFIED');
}

/** A supervisor found that it is not (M28). Refuses STALE_VERSION, ILLEGAL_TRANSITION unless the line is submitted. */
export function returnRectification(line: Rectification, step: RectificationStep): Verdict<Rectification> {
  return moved(line, step, ['SUBMITTED'], 'RETURNED');
}

/** Refuses STALE_VERSION, ILLEGAL_TRANSITION. */
function moved(
  line: Rectification,
  { text, by, expectedVersion, now }: RectificationStep,
  from: readonly RectificationStatus[],
  status: RectificationStatus,
): Verdict<Rectification> {
  const closed = judgeRecord(line, expectedVersion, from, BASIS);
  if (closed.length > 0) return refuse(...closed);
  return grant({ ...line, version: line.version + 1, status, progress: [...line.progress, { at: now, by, text }] });
}
