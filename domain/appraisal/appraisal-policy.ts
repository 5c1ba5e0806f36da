import type { Caller } from '../shared/caller.js';
import { memberScope, type MemberScope } from '../shared/scope.js';

/** Appraisals are the supervisors'; a CENTER_MANAGER and a LEADER see their own member's, with its true rank. */
export function appraisalScope(caller: Caller): MemberScope {
  return memberScope(caller, 'CENTER_MANAGER', 'LEADER');
}
