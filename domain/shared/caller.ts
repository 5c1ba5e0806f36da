/** The roles of access tokens (contract: `Role`). */
export const ROLES = [
  'APPLICANT',
  'WINDOW',
  'REVIEWER',
  'CHECKER',
  'LEADER',
  'CENTER_MANAGER',
  'MEMBER_SYSTEM',
  'SUPERVISOR',
  'HUB_ADMIN',
] as const;

export type Role = (typeof ROLES)[number];

/** The languages in which a message is told; Chinese unless the caller asks for English. */
export type Language = 'zh-CN' | 'en';

/** Who asks, as the access token says; the public has no subject and no roles. */
export interface Caller {
  readonly subject: string | null;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Member code, where a role is a member's. */
  readonly member: string | null;
  /** Staff id of the officer, where there is one. */
  readonly staff: string | null;
  /** Identity number or credit code of an APPLICANT. */
  readonly identifier: string | null;
}

export const PUBLIC: Caller = { subject: null, name: '公众', roles: [], member: null, staff: null, identifier: null };

/** Whether the caller holds one of the roles. */
export function hasRole(caller: Caller, ...roles: readonly Role[]): boolean {
  return caller.roles.some((role) => roles.includes(role));
}
