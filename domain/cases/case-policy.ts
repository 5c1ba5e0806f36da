import { hasRole, type Caller } from '../shared/caller.js';
import { CASE_STEPS, type CaseRecord, type CaseStep } from './case.js';
import { judgeDuty, type Qualified } from './officer-duty.js';
import { isOpenTo, takenAt, TRANSITIONS } from './transitions.js';

/** Which cases a caller may see: none, all, those of one member, or those of one applicant; the union where roles add up. */
export interface CaseScope {
  readonly all: boolean;
  readonly member: string | null;
  readonly applicant: string | null;
}

/** All cases, whoever asks: for the hub's own work. */
export const EVERY_CASE: CaseScope = { all: true, member: null, applicant: null };

const HANDLING_ROLES = ['WINDOW', 'REVIEWER', 'CHECKER', 'LEADER', 'MEMBER_SYSTEM'] as const;

/** The cases that a caller may see (contract: who may see what). A CENTER_MANAGER sees figures, no cases. */
export function caseScope(caller: Caller): CaseScope {
  return {
    all: hasRole(caller, 'SUPERVISOR', 'HUB_ADMIN'),
    member: hasRole(caller, ...HANDLING_ROLES) ? caller.member : null,
    applicant: hasRole(caller, 'APPLICANT') ? caller.identifier : null,
  };
}

/** Whether the scope holds no case at all: such a caller has no right to lists of cases. */
export function isEmptyScope(scope: CaseScope): boolean {
  return !scope.all && scope.member === null && scope.applicant === null;
}

export function maySeeCase(caller: Caller, record: Pick<CaseRecord, 'memberCode' | 'applicant'>): boolean {
  const scope = caseScope(caller);
  return scope.all || scope.member === record.memberCode || (scope.applicant !== null && scope.applicant === record.applicant.identifier);
}

/** Whether names and identifiers are shown whole: to the handling member's officers and system, and to the applicant; masked for all others. */
export function seesWhole(caller: Caller, record: Pick<CaseRecord, 'memberCode' | 'applicant'>): boolean {
  const scope = caseScope(caller);
  return scope.member === record.memberCode || (scope.applicant !== null && scope.applicant === record.applicant.identifier);
}

/** Whether the caller acts for the member: its officers and its system; an applicant acts for nobody else. */
export function actsForMember(caller: Caller, memberCode: string): boolean {
  return hasRole(caller, ...HANDLING_ROLES) && caller.member === memberCode;
}

/** Whether the caller's role may take the step on this case at all, whatever its state. */
export function mayTakeStep(caller: Caller, step: CaseStep, record: Pick<CaseRecord, 'memberCode' | 'applicant'>): boolean {
  const roles = TRANSITIONS[step].roles.filter((role) => hasRole(caller, role));
  return roles.some((role) =>
    role === 'APPLICANT' ? caller.identifier === record.applicant.identifier : caller.member === record.memberCode,
  );
}

/** Whether the caller takes steps on the member's cases in one officer's name alone, their own; a system names whom it acts for. */
export function signsAlone(caller: Caller, memberCode: string): boolean {
  return caller.staff !== null && !hasRole(caller, 'MEMBER_SYSTEM') && actsForMember(caller, memberCode);
}

/** The steps to offer a caller, whose own staff record is `own`: none to who signs in an officer's name, and is no officer of the member. */
export function offeredSteps(caller: Caller, record: CaseRecord, own: (Qualified & { readonly memberCode: string }) | null): CaseStep[] {
  const signs = signsAlone(caller, record.memberCode);
  return signs && own?.memberCode !== record.memberCode ? [] : availableSteps(caller, record, signs ? own : null);
}

/**
 * The steps that the state of the case and the caller's rights allow now, without those that would be refused whatever was said:
 * taken already where once is all, with nothing to end, of one's own review (M5), or wanting a duty or permanence that the caller's own
 * record (`officer`) lacks.
 */
export function availableSteps(caller: Caller, record: CaseRecord, officer: Qualified | null): CaseStep[] {
  const own = officer?.id === caller.staff && signsAlone(caller, record.memberCode) ? officer : null;
  return CASE_STEPS.filter(
    (step) =>
      isOpenTo(step, record) &&
      takenAt(step, record) === null &&
      TRANSITIONS[step].offered?.(record, own?.id ?? null) !== false &&
      mayTakeStep(caller, step, record) &&
      (own === null || judgeDuty(step, own).length === 0),
  );
}
