import { hasRole, type Caller } from '../shared/caller.js';

/** Whose drafts a caller may see and change: the hub's administrator everybody's, a member's own system its own. */
export function draftScope(caller: Caller): { readonly all: boolean; readonly member: string | null } {
  return { all: hasRole(caller, 'HUB_ADMIN'), member: hasRole(caller, 'MEMBER_SYSTEM') ? caller.member : null };
}

export function mayManageItems(caller: Caller, memberCode: string): boolean {
  const scope = draftScope(caller);
  return scope.all || scope.member === memberCode;
}
