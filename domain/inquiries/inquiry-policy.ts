import { hasRole, type Caller, type Role } from '../shared/caller.js';
import { memberScope, type MemberScope } from '../shared/scope.js';
import type { Inquiry } from './inquiry.js';

/** Who is asked at a window: its officers, and the member's own system in their name. */
export const WINDOW_ROLES: readonly Role[] = ['WINDOW', 'REVIEWER', 'CHECKER', 'LEADER', 'MEMBER_SYSTEM'];

/** The inquiries of a caller's member, and those referred to it; all for supervisors. */
export function inquiryScope(caller: Caller): MemberScope {
  return memberScope(caller, ...WINDOW_ROLES);
}

export function maySeeInquiry(caller: Caller, inquiry: Inquiry): boolean {
  const { all, member } = inquiryScope(caller);
  return all || inquiry.memberCode === member || inquiry.referrals.some((referral) => referral.memberCode === member);
}

/** Whether the caller acts for the member that an inquiry was put to. */
export function handlesInquiry(caller: Caller, { memberCode }: Inquiry): boolean {
  return hasRole(caller, ...WINDOW_ROLES) && caller.member === memberCode;
}
