import type { Caller, Role } from '../../domain/shared/caller.js';
import { staff } from '../../prisma/seed/staff.js';
import type { Duty } from '../../domain/staff/staff.js';

/** A seeded officer of a member with a duty; the n-th of them. */
export function officerWith(memberCode: string, duty: Duty, permanent = true, n = 0) {
  const officer = staff.filter((one) => one.memberCode === memberCode && one.duties.includes(duty) && one.permanent === permanent)[n];
  if (officer === undefined) throw new Error(`no seeded ${duty} ${n} in ${memberCode}`);
  return officer;
}

/** The token of a seeded officer, in the role of the duty. */
export function officer(memberCode: string, duty: Duty, permanent = true, n = 0): Caller {
  const { id, name } = officerWith(memberCode, duty, permanent, n);
  return { subject: `officer:${id}`, name, roles: [duty], member: memberCode, staff: id, identifier: null };
}

export function caller(role: Role, more: Partial<Caller> = {}): Caller {
  return { subject: `${role}:test`, name: role, roles: [role], member: null, staff: null, identifier: null, ...more };
}

export const system = (memberCode: string): Caller => caller('MEMBER_SYSTEM', { subject: `system:${memberCode}`, member: memberCode });
