import { hasRole, type Caller, type Role } from './caller.js';

/** Whose records a caller may see: all, those of one member, or none. */
export interface MemberScope {
  readonly all: boolean;
  readonly member: string | null;
}

/** Supervisors and the administrator see all; the roles named see their own member's. */
export function memberScope(caller: Caller, ...roles: readonly Role[]): MemberScope {
  return { all: hasRole(caller, 'SUPERVISOR', 'HUB_ADMIN'), member: hasRole(caller, ...roles) ? caller.member : null };
}

export function covers(scope: MemberScope, memberCode: string): boolean {
  return scope.all || scope.member === memberCode;
}
