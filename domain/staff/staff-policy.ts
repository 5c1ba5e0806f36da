import { hasRole, type Caller } from '../shared/caller.js';
import { covers, memberScope } from '../shared/scope.js';

/** Staff records are kept by the member's CENTER_MANAGER and by the administrator. */
export function mayKeepStaff(caller: Caller, memberCode: string): boolean {
  return hasRole(caller, 'HUB_ADMIN') || (hasRole(caller, 'CENTER_MANAGER') && caller.member === memberCode);
}

/** Who an officer is, is public; leave, training and rotation are for the member and its supervisors. */
export function seesPersonnel(caller: Caller, memberCode: string): boolean {
  return covers(memberScope(caller, 'WINDOW', 'REVIEWER', 'CHECKER', 'LEADER', 'CENTER_MANAGER', 'MEMBER_SYSTEM'), memberCode);
}
