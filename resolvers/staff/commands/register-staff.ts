import { z } from 'zod';
import { globalId } from '../../../domain/members/member.js';
import { grant, refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { judgeDuties } from '../../../domain/staff/keep-staff.js';
import { mayKeepStaff } from '../../../domain/staff/staff-policy.js';
import type { Duty } from '../../../domain/staff/staff.js';
import { findStaff, insertStaff, type StaffRecord } from '../../../prisma/staff/staff-write.js';
import type { RegisterStaffInput } from '../../../schema/staff/staff-mutations.operation.js';
import { globalIdText, idempotencyKey, memberCode, optional, readInput, text } from '../../shared/bounds.js';
import { changeRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden, requireRole } from '../../shared/errors.js';
import { checkMembers } from '../../shared/members-filter.js';
import { judgeWindow } from './judge-window.js';

const DUTIES = ['WINDOW', 'REVIEWER', 'CHECKER', 'LEADER'] as const satisfies readonly Duty[];
const bounds = z.object({
  member: memberCode,
  name: text(50),
  jobTitle: text(100),
  permanent: z.boolean(),
  duties: z.array(z.enum(DUTIES)).min(1, '至少一项职责 / at least one duty').max(4),
  window: optional(globalIdText),
  idempotencyKey,
});

/** Registers an officer of a member (M2). Refuses NOT_FOUND, MEMBER_MISMATCH, and what `judgeDuties` refuses. */
export async function registerStaff(context: HubContext, raw: RegisterStaffInput) {
  const { caller, services } = context;
  requireRole(caller, 'CENTER_MANAGER', 'HUB_ADMIN');
  const input = readInput(bounds, raw);
  checkMembers(services.registry, [input.member], ['input', 'member']);
  if (!mayKeepStaff(caller, input.member)) throw forbidden();
  const { record, userErrors } = await changeRecord<StaffRecord>(context, {
    operation: 'REGISTER_STAFF',
    input,
    find: (id, queries) => findStaff(queries, id),
    run: async (transaction): Promise<Verdict<StaffRecord>> => {
      const { member, name, jobTitle, permanent, duties, window } = input;
      const foreign = window === null ? [] : await judgeWindow(transaction, window, member, 'window');
      const refusals = [...foreign, ...judgeDuties(name, duties, permanent)];
      if (refusals.length > 0) return refuse(...refusals);
      const staff: StaffRecord = {
        id: globalId('staff', member, services.ids.next()),
        memberCode: member,
        name,
        jobTitle,
        permanent,
        windowId: window,
        duties: [...new Set(duties)],
        leaves: [],
        trainings: [],
        rotations: [],
      };
      await insertStaff(transaction, staff);
      return grant(staff);
    },
  });
  return { staff: record, userErrors };
}
