import { hasRole, type Caller } from '../shared/caller.js';
import { memberScope, type MemberScope } from '../shared/scope.js';

/** Inspections are the supervisors'; a member's CENTER_MANAGER sees those of the member, out of which its ledger grows. */
export function inspectionScope(caller: Caller): MemberScope {
  return memberScope(caller, 'CENTER_MANAGER');
}

export const SUPERVISING_ROLES = ['SUPERVISOR', 'HUB_ADMIN'] as const;

/** Whether an open inspection of a case lets the caller see its applicant whole. */
export function mayInspect(caller: Caller): boolean {
  return hasRole(caller, 'SUPERVISOR');
}
