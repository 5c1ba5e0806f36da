import { WINDOW_ROLES } from '../inquiries/inquiry-policy.js';
import { hasRole, type Caller } from '../shared/caller.js';
import { memberScope, type MemberScope } from '../shared/scope.js';

/** Visits are the officers' of their member; supervisors see all. */
export function visitScope(caller: Caller): MemberScope {
  return memberScope(caller, ...WINDOW_ROLES);
}

export function mayKeepVisits(caller: Caller, memberCode: string): boolean {
  return hasRole(caller, ...WINDOW_ROLES) && caller.member === memberCode;
}
