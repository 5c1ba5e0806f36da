import type { Caller } from '../shared/caller.js';
import { covers, memberScope, type MemberScope } from '../shared/scope.js';

/** Supervisors see all alerts, officers and systems those of their member; applicants and the public none. */
export function alertScope(caller: Caller): MemberScope {
  return memberScope(caller, 'WINDOW', 'REVIEWER', 'CHECKER', 'LEADER', 'MEMBER_SYSTEM');
}

export function maySeeAlerts(caller: Caller, memberCode: string): boolean {
  return covers(alertScope(caller), memberCode);
}

/** Who may acknowledge an alert: a supervisor, the administrator, or a leader or the system of the member that it concerns. */
export function mayAcknowledge(caller: Caller, memberCode: string): boolean {
  return covers(memberScope(caller, 'LEADER', 'MEMBER_SYSTEM'), memberCode);
}
