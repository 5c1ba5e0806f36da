import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  RecordLeaveInput,
  RecordTrainingInput,
  RegisterStaffInput,
  RotateStaffInput,
  StaffPayload,
} from '../../schema/staff/staff-mutations.operation.js';
import type { HubContext } from '../shared/context.js';
import { recordLeave } from './commands/record-leave.js';
import { recordTraining } from './commands/record-training.js';
import { registerStaff } from './commands/register-staff.js';
import { rotateStaff } from './commands/rotate-staff.js';

@Resolver()
export class StaffMutations {
  @Mutation(() => StaffPayload, {
    description: "Registers an officer, by the member's CENTER_MANAGER; reviewing and deciding is for permanent officials (M2).",
  })
  registerStaff(@Ctx() context: HubContext, @Arg('input', () => RegisterStaffInput) input: RegisterStaffInput) {
    return registerStaff(context, input);
  }

  @Mutation(() => StaffPayload, { description: 'A training that an officer completed (M2).' })
  recordTraining(@Ctx() context: HubContext, @Arg('input', () => RecordTrainingInput) input: RecordTrainingInput) {
    return recordTraining(context, input);
  }

  @Mutation(() => StaffPayload, { description: 'Written leave (书面请假, M3); while it lasts the officer cannot act.' })
  recordLeave(@Ctx() context: HubContext, @Arg('input', () => RecordLeaveInput) input: RecordLeaveInput) {
    return recordLeave(context, input);
  }

  @Mutation(() => StaffPayload, { description: 'A change of post, told to the centre at least one working day before (M3).' })
  rotateStaff(@Ctx() context: HubContext, @Arg('input', () => RotateStaffInput) input: RotateStaffInput) {
    return rotateStaff(context, input);
  }
}
