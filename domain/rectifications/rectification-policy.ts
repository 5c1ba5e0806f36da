import { hasRole, type Caller } from '../shared/caller.js';
import { memberScope, type MemberScope } from '../shared/scope.js';

/** The ledger (问题台账) of a member is seen by its CENTER_MANAGER, all ledgers by supervisors. */
export function ledgerScope(caller: Caller): MemberScope {
  return memberScope(caller, 'CENTER_MANAGER');
}

/** A line is opened by a supervisor, or listed by the member itself. */
export function mayOpenLine(caller: Caller, memberCode: string): boolean {
  return hasRole(caller, 'SUPERVISOR', 'HUB_ADMIN') || maySubmitLine(caller, memberCode);
}

export function maySubmitLine(caller: Caller, memberCode: string): boolean {
  return hasRole(caller, 'CENTER_MANAGER') && caller.member === memberCode;
}
