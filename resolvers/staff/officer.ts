import { hasRole } from '../../domain/shared/caller.js';
import { refuse, type Refusal, type Verdict } from '../../domain/shared/refusal.js';
import { civilDateOf } from '../../domain/shared/time.js';
import { isOnLeave, type Staff } from '../../domain/staff/staff.js';
import type { Queries } from '../../prisma/database.js';
import { readOfficer } from '../../prisma/staff/officer-read.js';
import { notFound } from '../shared/change-record.js';
import type { HubContext } from '../shared/context.js';
import { officerId } from '../cases/commands/take-step.js';

/**
 * The officer who acts at a window: `by`, or the caller's own staff record. Refuses NOT_FOUND, STAFF_NOT_ELIGIBLE (nobody named, on
 * leave, in another's name), MEMBER_MISMATCH (another member's officer than the caller's).
 */
export async function actingOfficer(context: HubContext, queries: Queries, by: string | null): Promise<Verdict<Staff>> {
  const { caller, services } = context;
  const path = ['input', 'by'];
  const id = officerId(context, by);
  if (id === null) return refuse({ code: 'STAFF_NOT_ELIGIBLE', reason: 'nobody', path, basis: '通知第10条' });
  const officer = await readOfficer(queries, id);
  if (officer === null) return refuse({ ...notFound(['by']), reason: 'officer' });
  const day = civilDateOf(services.clock.now());
  const facts = { officer: officer.name, member: caller.member ?? '', day };
  const no = (code: Refusal['code'], reason: string, basis: string) => refuse({ code, reason, path, basis, facts });
  if (officer.memberCode !== caller.member) return no('MEMBER_MISMATCH', 'officer', '通知第6条');
  if (isOnLeave(officer, day)) return no('STAFF_NOT_ELIGIBLE', 'leave', '通知第3条');
  const actsForOther = !hasRole(caller, 'MEMBER_SYSTEM') && caller.staff !== null && caller.staff !== officer.id;
  return actsForOther ? no('STAFF_NOT_ELIGIBLE', 'other', '通知第2条') : { granted: true, value: officer };
}
