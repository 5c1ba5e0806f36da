import { hasRole, type Caller } from '../shared/caller.js';

/** Whose alerts a caller may see: all, those of one member, or none. */
export interface AlertScope {
  readonly all: boolean;
  readonly member: string | null;
}

/** Supervisors see all alerts, officers and systems those of their member; applicants and the public none. */
export function alertScope(caller: Caller): AlertScope {
  return {
    all: hasRole(caller, 'SUPERVISOR', 'HUB_ADMIN'),
    member: hasRole(caller, 'WINDOW', 'REVIEWER', 'CHECKER', 'LEADER', 'MEMBER_SYSTEM') ? caller.member : null,
  };
}

export function maySeeAlerts(caller: Caller, memberCode: string): boolean {
  const { all, member } = alertScope(caller);
  return all || member === memberCode;
}

/** Who may acknowledge an alert: a supervisor, the administrator, or a leader or the system of the member that it concerns. */
export function mayAcknowledge(caller: Caller, memberCode: string): boolean {
  return hasRole(caller, 'SUPERVISOR', 'HUB_ADMIN') || (hasRole(caller, 'LEADER', 'MEMBER_SYSTEM') && caller.member === memberCode);
}
