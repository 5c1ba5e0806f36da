import { z } from 'zod';
import { grant, refuse } from '../../../domain/shared/refusal.js';
import { rotate } from '../../../domain/staff/keep-staff.js';
import type { RotateStaffInput } from '../../../schema/staff/staff-mutations.operation.js';
import { globalIdText, idempotencyKey, readInput } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { changeStaff } from './change-staff.js';
import { judgeWindow } from './judge-window.js';

const bounds = z.object({ staff: globalIdText, toWindow: globalIdText, effectiveOn: z.string(), idempotencyKey });

/** A change of post, told at least one working day before (M3). */
export function rotateStaff(context: HubContext, raw: RotateStaffInput) {
  const { clock, calendars } = context.services;
  const input = readInput(bounds, raw);
  return changeStaff(context, 'ROTATE_STAFF', input, async (staff, transaction) => {
    const foreign = await judgeWindow(transaction, input.toWindow, staff.memberCode, 'toWindow');
    if (foreign.length > 0) return refuse(...foreign);
    const rotation = rotate(staff, input, clock.today(), calendars.current());
    return rotation.granted ? grant({ ...staff, rotations: [...staff.rotations, rotation.value] }) : rotation;
  });
}
