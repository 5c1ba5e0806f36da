import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { globalId } from '../../domain/members/member.js';
import { grant, refuse, type Refusal, type Verdict } from '../../domain/shared/refusal.js';
import { judgeDuties, judgeLeave, judgeTraining, rotate } from '../../domain/staff/keep-staff.js';
import { mayKeepStaff } from '../../domain/staff/staff-policy.js';
import type { Duty } from '../../domain/staff/staff.js';
import { readWindowOwner } from '../../prisma/members/owner-read.js';
import type { Queries } from '../../prisma/database.js';
import { findStaff, insertStaff, lockStaff, updateStaff, type StaffRecord } from '../../prisma/staff/staff-write.js';
import {
  RecordLeaveInput,
  RecordTrainingInput,
  RegisterStaffInput,
  RotateStaffInput,
  StaffPayload,
} from '../../schema/staff/staff-mutations.operation.js';
import { globalIdText, idempotencyKey, memberCode, optional, readInput, text } from '../shared/bounds.js';
import { changeRecord, notFound } from '../shared/change-record.js';
import type { HubContext } from '../shared/context.js';
import { forbidden, requireRole } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';

const DUTIES = ['WINDOW', 'REVIEWER', 'CHECKER', 'LEADER'] as const satisfies readonly Duty[];
const registerBounds = z.object({
  member: memberCode,
  name: text(50),
  jobTitle: text(100),
  permanent: z.boolean(),
  duties: z.array(z.enum(DUTIES)).min(1, '至少一项职责 / at least one duty').max(4),
  window: optional(globalIdText),
  idempotencyKey,
});
const trainingBounds = z.object({
  staff: globalIdText,
  topic: text(200),
  hours: z.number().gt(0, '须大于 0 / must be more than 0').max(1_000, '至多 1,000 / at most 1,000'),
  completedOn: z.string(),
  idempotencyKey,
});
const leaveBounds = z.object({
  staff: globalIdText,
  startsOn: z.string(),
  endsOn: z.string(),
  reason: text(500),
  approvedBy: text(100),
  idempotencyKey,
});
const rotationBounds = z.object({ staff: globalIdText, toWindow: globalIdText, effectiveOn: z.string(), idempotencyKey });

@Resolver()
export class StaffMutations {
  @Mutation(() => StaffPayload, {
    description: "Registers an officer, by the member's CENTER_MANAGER; reviewing and deciding is for permanent officials (M2).",
  })
  async registerStaff(@Ctx() context: HubContext, @Arg('input', () => RegisterStaffInput) raw: RegisterStaffInput) {
    const { caller, services } = context;
    requireRole(caller, 'CENTER_MANAGER', 'HUB_ADMIN');
    const input = readInput(registerBounds, raw);
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

  @Mutation(() => StaffPayload, { description: 'A training that an officer completed (M2).' })
  recordTraining(@Ctx() context: HubContext, @Arg('input', () => RecordTrainingInput) raw: RecordTrainingInput) {
    const input = readInput(trainingBounds, raw);
    const { topic, hours, completedOn } = input;
    const training = { topic, hours, completedOn };
    return changeStaff(context, 'RECORD_TRAINING', input, (staff) => {
      const refusals = judgeTraining(training, context.services.clock.today());
      return refusals.length > 0 ? refuse(...refusals) : grant({ ...staff, trainings: [...staff.trainings, training] });
    });
  }

  @Mutation(() => StaffPayload, { description: 'Written leave (书面请假, M3); while it lasts the officer cannot act.' })
  recordLeave(@Ctx() context: HubContext, @Arg('input', () => RecordLeaveInput) raw: RecordLeaveInput) {
    const input = readInput(leaveBounds, raw);
    const { startsOn, endsOn, reason, approvedBy } = input;
    const leave = { startsOn, endsOn, reason, approvedBy };
    return changeStaff(context, 'RECORD_LEAVE', input, (staff) => {
      const refusals = judgeLeave(leave, staff.leaves);
      return refusals.length > 0 ? refuse(...refusals) : grant({ ...staff, leaves: [...staff.leaves, leave] });
    });
  }

  @Mutation(() => StaffPayload, { description: 'A change of post, told to the centre at least one working day before (M3).' })
  rotateStaff(@Ctx() context: HubContext, @Arg('input', () => RotateStaffInput) raw: RotateStaffInput) {
    const { clock, calendars } = context.services;
    const input = readInput(rotationBounds, raw);
    return changeStaff(context, 'ROTATE_STAFF', input, async (staff, transaction) => {
      const foreign = await judgeWindow(transaction, input.toWindow, staff.memberCode, 'toWindow');
      if (foreign.length > 0) return refuse(...foreign);
      const rotation = rotate(staff, input, clock.today(), calendars.current());
      return rotation.granted ? grant({ ...staff, rotations: [...staff.rotations, rotation.value] }) : rotation;
    });
  }
}

async function changeStaff(
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

async function judgeWindow(transaction: Queries, id: string, member: string, field: string): Promise<Refusal[]> {
  const owner = await readWindowOwner(transaction, id);
  if (owner === null) return [notFound([field])];
  return owner === member ? [] : [{ code: 'MEMBER_MISMATCH', reason: 'window', path: ['input', field], basis: '通知第3条' }];
}
