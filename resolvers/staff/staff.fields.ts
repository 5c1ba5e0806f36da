import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Member } from '../../domain/members/member.js';
import { seesPersonnel } from '../../domain/staff/staff-policy.js';
import type { Leave, Rotation, Training } from '../../domain/staff/staff.js';
import type { Window } from '../../prisma/generated/client.js';
import type { StaffRecord } from '../../prisma/staff/staff-write.js';
import { MemberType, ServiceWindowType } from '../../schema/members/member.type.js';
import { LeaveType, RotationType, StaffType, TrainingType } from '../../schema/staff/staff.type.js';
import type { HubContext } from '../shared/context.js';

@Resolver(() => StaffType)
export class StaffFields {
  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: StaffRecord, @Ctx() { services }: HubContext): Member {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => ServiceWindowType, { nullable: true })
  window(@Root() { windowId }: StaffRecord, @Ctx() { loaders }: HubContext): Promise<Window | null> | null {
    return windowId === null ? null : loaders.window.load(windowId);
  }

  @FieldResolver(() => [TrainingType], {
    description: "For the officer's member and its supervisors; empty for others, like the two below.",
  })
  trainings(@Root() staff: StaffRecord, @Ctx() { caller }: HubContext): readonly Training[] {
    return seesPersonnel(caller, staff.memberCode) ? staff.trainings : [];
  }

  @FieldResolver(() => [LeaveType])
  leaves(@Root() staff: StaffRecord, @Ctx() { caller }: HubContext): readonly Leave[] {
    return seesPersonnel(caller, staff.memberCode) ? staff.leaves : [];
  }

  @FieldResolver(() => [RotationType])
  rotations(@Root() staff: StaffRecord, @Ctx() { caller }: HubContext): readonly Rotation[] {
    return seesPersonnel(caller, staff.memberCode) ? staff.rotations : [];
  }
}

@Resolver(() => RotationType)
export class RotationFields {
  @FieldResolver(() => ServiceWindowType, { nullable: true })
  fromWindow(@Root() { fromWindow }: Rotation, @Ctx() { loaders }: HubContext) {
    return fromWindow === null ? null : loaders.window.load(fromWindow);
  }

  @FieldResolver(() => ServiceWindowType, { nullable: true })
  toWindow(@Root() { toWindow }: Rotation, @Ctx() { loaders }: HubContext) {
    return loaders.window.load(toWindow);
  }
}
