import { refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { mayKeepStaff } from '../../../domain/staff/staff-policy.js';
import type { Queries } from '../../../prisma/database.js';
import { findStaff, lockStaff, updateStaff, type StaffRecord } from '../../../prisma/staff/staff-write.js';
import { changeRecord, notFound } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden, requireRole } from '../../shared/errors.js';

/** A change to an officer, by the CENTER_MANAGER of the member. Refuses NOT_FOUND, and what the rule of the change refuses. */
export async function changeStaff(
  context: HubContext,
  operation: string,
  input: { readonly staff: string; readonly idempotencyKey: string | null },
  judge: (staff: StaffRecord, transaction: Queries) => Verdict<StaffRecord> | Promise<Verdict<StaffRecord>>,
) {
  const { caller, services } = context;
  requireRole(caller, 'CENTER_MANAGER', 'HUB_ADMIN');
  const { record, userErrors } = await changeRecord<StaffRecord>(context, {
    operation,
    input,
    find: (id, queries) => findStaff(queries, id),
    run: async (transaction): Promise<Verdict<StaffRecord>> => {
      const staff = await lockStaff(transaction, input.staff);
      if (staff === null) return refuse(notFound(['staff']));
      if (!mayKeepStaff(caller, staff.memberCode)) throw forbidden();
      const verdict = await judge(staff, transaction);
      if (verdict.granted) await updateStaff(transaction, verdict.value, services.clock.today());
      return verdict;
    },
  });
  return { staff: record, userErrors };
}
