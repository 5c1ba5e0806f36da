import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { maskApplicant } from '../../domain/applicants/mask.js';
import { seesAppointmentWhole } from '../../domain/appointments/appointment-policy.js';
import type { Appointment, Slot } from '../../domain/appointments/appointment.js';
import { AppointmentSlotType, AppointmentType } from '../../schema/appointments/appointment.type.js';
import { ApplicantType, CaseType } from '../../schema/cases/case.type.js';
import { ItemType } from '../../schema/items/item.type.js';
import { MemberType, ServiceCenterType } from '../../schema/members/member.type.js';
import type { HubContext } from '../shared/context.js';

@Resolver(() => AppointmentSlotType)
export class AppointmentSlotFields {
  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: Slot, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => ServiceCenterType)
  center(@Root() { centerId }: Slot, @Ctx() { loaders }: HubContext) {
    return loaders.center.load(centerId);
  }

  @FieldResolver(() => Int)
  remaining(@Root() { capacity, booked }: Slot): number {
    return capacity - booked;
  }
}

/** An appointment just booked is shown whole to who booked it, token or not. */
export interface BookedAppointment extends Appointment {
  readonly isOwn?: true;
}

@Resolver(() => AppointmentType)
export class AppointmentFields {
  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: Appointment, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => ItemType)
  item(@Root() { itemVersionId }: Appointment, @Ctx() { loaders }: HubContext) {
    return loaders.item.load(itemVersionId);
  }

  @FieldResolver(() => AppointmentSlotType, { nullable: true })
  slot(@Root() { slotId }: Appointment, @Ctx() { loaders }: HubContext) {
    return slotId === null ? null : loaders.slot.load(slotId);
  }

  @FieldResolver(() => ApplicantType)
  applicant(@Root() appointment: BookedAppointment, @Ctx() { caller }: HubContext): ApplicantType {
    const isWhole = appointment.isOwn === true || seesAppointmentWhole(caller, appointment);
    return isWhole ? appointment.applicant : maskApplicant(appointment.applicant);
  }

  @FieldResolver(() => CaseType, { nullable: true, description: 'The case that was received with it, where the caller may see it.' })
  case(@Root() { caseId }: Appointment, @Ctx() { loaders }: HubContext) {
    return caseId === null ? null : loaders.case.load(caseId);
  }
}
