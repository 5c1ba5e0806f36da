import { hasRole, type Caller } from '../shared/caller.js';
import { memberScope, type MemberScope } from '../shared/scope.js';
import type { AccountabilityAction } from './accountability.js';

/** Which actions a caller may see: all, a member's, those against the caller; the union where roles add up. */
export interface AccountabilityScope extends MemberScope {
  /** Staff id of the caller: sees what is held against them. */
  readonly subject: string | null;
}

/** Supervisors see all, a CENTER_MANAGER those of the member, an officer those against themselves. */
export function accountabilityScope(caller: Caller): AccountabilityScope {
  const isOfficer = hasRole(caller, 'WINDOW', 'REVIEWER', 'CHECKER', 'LEADER', 'CENTER_MANAGER');
  return { ...memberScope(caller, 'CENTER_MANAGER'), subject: isOfficer ? caller.staff : null };
}

export function maySeeAction(caller: Caller, { memberCode, subjectId }: AccountabilityAction): boolean {
  const scope = accountabilityScope(caller);
  return scope.all || scope.member === memberCode || (scope.subject !== null && scope.subject === subjectId);
}

/** The person concerned states their case; where the member as a whole answers, its CENTER_MANAGER. */
export function mayState(caller: Caller, { memberCode, subjectId }: AccountabilityAction): boolean {
  if (subjectId !== null) return caller.staff === subjectId;
  return hasRole(caller, 'CENTER_MANAGER') && caller.member === memberCode;
}
