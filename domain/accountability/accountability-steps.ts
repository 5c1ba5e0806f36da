import { withinCalendars } from '../calendar/within-calendars.js';
import { workingDaysAfter, type WorkingCalendar } from '../calendar/working-days.js';
import type { Caller } from '../shared/caller.js';
import { judgeRecord } from '../shared/judge-record.js';
import { grant, inOrderOfCodes, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf, type Instant } from '../shared/time.js';
import type { AccountabilityAction, AccountabilityGround, AccountabilityMeasure, AccountabilityStatus } from './accountability.js';

export const ACCOUNTABILITY_BASIS = '通知第30条';
const STATEMENT_DAYS = 5;

export interface AccountabilityStep {
  readonly text: string | null;
  readonly expectedVersion: number | null;
  readonly caller: Caller;
  readonly now: Instant;
}

/**
 * Nobody is held to account without facts that are proven: evidence, or findings of an inspection (M30). Breaches of discipline are
 * referred to the organ competent for discipline; only a person can be removed from a window. Nobody acts in their own case.
 * Refuses INVALID_INPUT, EVIDENCE_REQUIRED, SAME_OFFICER, MEMBER_MISMATCH.
 */
export function judgeProposal(proposal: {
  readonly memberCode: string;
  readonly subjectId: string | null;
  readonly subjectMember: string | null;
  readonly ground: AccountabilityGround;
  readonly measure: AccountabilityMeasure;
  readonly evidence: number;
  /** The members of the findings named. */
  readonly findingMembers: readonly string[];
  readonly caller: Caller;
}): readonly Refusal[] {
  const { memberCode, subjectMember, findingMembers } = proposal;
  const refusals = judgeMeasure(proposal.ground, proposal.measure, subjectMember !== null);
  refusals.push(...judgeConcerned(proposal.subjectId, proposal.caller));
  if (proposal.evidence === 0 && findingMembers.length === 0) {
    refusals.push({ code: 'EVIDENCE_REQUIRED', reason: 'accountability', path: ['input', 'evidence'], basis: ACCOUNTABILITY_BASIS });
  }
  const mismatch = (...path: string[]): Refusal => ({
    code: 'MEMBER_MISMATCH',
    reason: 'record',
    path: ['input', ...path],
    basis: ACCOUNTABILITY_BASIS,
    facts: { member: memberCode },
  });
  if (subjectMember !== null && subjectMember !== memberCode) refusals.push(mismatch('subject'));
  findingMembers.forEach((member, index) => {
    if (member !== memberCode) refusals.push(mismatch('findings', String(index)));
  });
  return inOrderOfCodes(refusals);
}

/**
 * Tells the person what is held against them; from then on they have five working days to state their case (M30).
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION unless it is proposed, CALENDAR_NOT_PUBLISHED, SAME_OFFICER (by the person concerned).
 */
export function notify(action: AccountabilityAction, step: AccountabilityStep, calendar: WorkingCalendar): Verdict<AccountabilityAction> {
  const verdict = moved(action, step, ['PROPOSED'], 'NOTIFIED');
  if (!verdict.granted) return verdict;
  const concerned = judgeConcerned(action.subjectId, step.caller);
  if (concerned.length > 0) return refuse(...concerned);
  const statementDueOn = withinCalendars(() => workingDaysAfter(civilDateOf(step.now), STATEMENT_DAYS, calendar));
  if (!statementDueOn.granted) return statementDueOn;
  return grant({ ...withRemark(verdict.value, step.text), notifiedAt: step.now, statementDueOn: statementDueOn.value });
}

/**
 * The person states their case (陈述申辩), as long as nothing is decided; a further statement stands below the first.
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION unless the person was told, REASON_REQUIRED without words.
 */
export function state(action: AccountabilityAction, step: AccountabilityStep): Verdict<AccountabilityAction> {
  const verdict = moved(action, step, ['NOTIFIED'], 'NOTIFIED');
  if (!verdict.granted) return verdict;
  if (step.text === null || step.text.trim() === '') {
    return refuse({ code: 'REASON_REQUIRED', reason: 'statement', path: ['input', 'text'], basis: ACCOUNTABILITY_BASIS });
  }
  const statement = action.statement === null ? step.text : `${action.statement}\n\n${step.text}`;
  return grant({ ...verdict.value, statement });
}

/**
 * Upholds or dismisses, with reasons, once the person was heard or the five days are over; never by who proposed it, nor by the person.
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, INVALID_INPUT, REASON_REQUIRED, SAME_OFFICER, STATEMENT_PERIOD_RUNNING.
 */
export function decide(
  action: AccountabilityAction,
  decision: {
    readonly uphold: boolean;
    readonly measure: AccountabilityMeasure | null;
    readonly reasons: string;
    readonly expectedVersion: number | null;
    readonly caller: Caller;
    readonly now: Instant;
  },
): Verdict<AccountabilityAction> {
  const { uphold, now, reasons, caller } = decision;
  const closed = judgeRecord(action, decision.expectedVersion, ['NOTIFIED'], ACCOUNTABILITY_BASIS);
  if (closed.length > 0) return refuse(...closed);
  const measure = decision.measure ?? action.measure;
  const refusals = uphold ? judgeMeasure(action.ground, measure, action.subjectId !== null) : [];
  if (reasons.trim() === '') refusals.push({ code: 'REASON_REQUIRED', path: ['input', 'reasons'], basis: ACCOUNTABILITY_BASIS });
  refusals.push(...judgeConcerned(action.subjectId, caller));
  if (caller.subject === action.proposedBy) {
    refusals.push({
      code: 'SAME_OFFICER',
      reason: 'proposer',
      path: ['input'],
      basis: ACCOUNTABILITY_BASIS,
      facts: { officer: caller.name },
    });
  }
  const dueOn = action.statementDueOn ?? '';
  if (action.statement === null && civilDateOf(now) <= dueOn) {
    refusals.push({ code: 'STATEMENT_PERIOD_RUNNING', path: ['input'], basis: ACCOUNTABILITY_BASIS, facts: { dueOn } });
  }
  if (refusals.length > 0) return refuse(...inOrderOfCodes(refusals));
  return grant({
    ...action,
    version: action.version + 1,
    status: uphold ? 'DECIDED' : 'DISMISSED',
    measure: uphold ? measure : action.measure,
    decidedBy: caller.name,
    decidedAt: now,
    decisionReasons: reasons,
  });
}

/** Makes a decided action known (通报) by a unified notice (M30). Refuses STALE_VERSION, ILLEGAL_TRANSITION unless it is decided. */
export function publish(action: AccountabilityAction, step: AccountabilityStep, noticeId: string): Verdict<AccountabilityAction> {
  const verdict = moved(action, step, ['DECIDED'], 'PUBLISHED');
  return verdict.granted ? grant({ ...withRemark(verdict.value, step.text), publishedAt: step.now, noticeId }) : verdict;
}

/** The person held to account neither brings nor judges the action. */
function judgeConcerned(subjectId: string | null, { staff, name }: Caller): Refusal[] {
  if (subjectId === null || subjectId !== staff) return [];
  return [{ code: 'SAME_OFFICER', reason: 'concerned', path: ['input'], basis: ACCOUNTABILITY_BASIS, facts: { officer: name } }];
}

function judgeMeasure(ground: AccountabilityGround, measure: AccountabilityMeasure, hasSubject: boolean): Refusal[] {
  const path = ['input', 'measure'];
  if (ground === 'DISCIPLINE' && measure !== 'REFERRAL_TO_DISCIPLINE')
    return [{ code: 'INVALID_INPUT', reason: 'referralOnly', path, basis: null }];
  if (measure === 'REMOVAL_FROM_WINDOW' && !hasSubject) return [{ code: 'INVALID_INPUT', reason: 'removalOfNobody', path, basis: null }];
  return [];
}

function moved(
  action: AccountabilityAction,
  { expectedVersion }: AccountabilityStep,
  from: readonly AccountabilityStatus[],
  status: AccountabilityStatus,
): Verdict<AccountabilityAction> {
  const closed = judgeRecord(action, expectedVersion, from, ACCOUNTABILITY_BASIS);
  return closed.length > 0 ? refuse(...closed) : grant({ ...action, version: action.version + 1, status });
}

function withRemark(action: AccountabilityAction, text: string | null): AccountabilityAction {
  return text === null ? action : { ...action, remarks: [...action.remarks, text] };
}
