import { hasRole, type Caller } from '../shared/caller.js';
import { memberScope, type MemberScope } from '../shared/scope.js';

/** Supervisors read all reports, a CENTER_MANAGER those of the member; nobody else any. */
export function reportScope(caller: Caller): MemberScope {
  return memberScope(caller, 'CENTER_MANAGER');
}

export const SUBMITTING_ROLES = ['CENTER_MANAGER', 'HUB_ADMIN'] as const;
export const RETURNING_ROLES = ['SUPERVISOR', 'HUB_ADMIN'] as const;

/** Whose reports the caller may submit: the administrator's right is over all, a CENTER_MANAGER's over the own member. */
export function maySubmit(caller: Caller, memberCode: string): boolean {
  return hasRole(caller, 'HUB_ADMIN') || (hasRole(caller, 'CENTER_MANAGER') && caller.member === memberCode);
}
