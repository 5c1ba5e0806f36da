import { z } from 'zod';
import { grant, refuse } from '../../../domain/shared/refusal.js';
import { judgeLeave } from '../../../domain/staff/keep-staff.js';
import type { RecordLeaveInput } from '../../../schema/staff/staff-mutations.operation.js';
import { globalIdText, idempotencyKey, readInput, text } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { changeStaff } from './change-staff.js';

const bounds = z.object({
  staff: globalIdText,
  startsOn: z.string(),
  endsOn: z.string(),
  reason: text(500),
  approvedBy: text(100),
  idempotencyKey,
});

/** Written leave (书面请假, M3). */
export function recordLeave(context: HubContext, raw: RecordLeaveInput) {
  const input = readInput(bounds, raw);
  const { startsOn, endsOn, reason, approvedBy } = input;
  const leave = { startsOn, endsOn, reason, approvedBy };
  return changeStaff(context, 'RECORD_LEAVE', input, (staff) => {
    const refusals = judgeLeave(leave, staff.leaves);
    return refusals.length > 0 ? refuse(...refusals) : grant({ ...staff, leaves: [...staff.leaves, leave] });
  });
}
