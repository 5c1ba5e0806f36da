import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { APPOINTMENT_STATUSES, type AppointmentStatus } from '../../domain/appointments/appointment.js';
import { ChannelEnum } from '../inquiries/inquiry.type.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';
import { enumOf } from '../shared/enum.js';
import { DateScalar, DateTimeScalar } from '../shared/scalars.js';

export const AppointmentStatusEnum = enumOf('AppointmentStatus', APPOINTMENT_STATUSES, '待确认、已预约、已到场、已办结、已取消、未到场');

@ObjectType('AppointmentSlot', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A time at a centre that can be booked, with what remains of it (预约时段).',
})
export class AppointmentSlotType extends NodeType {
  @Field(() => DateTimeScalar)
  readonly startsAt!: string;

  @Field(() => DateTimeScalar)
  readonly endsAt!: string;

  @Field(() => Int)
  readonly capacity!: number;
}

@ObjectType('Appointment', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'An appointment (预约审批, M25): round the clock, by phone, WeChat or web; time and content.',
})
export class AppointmentType extends NodeType {
  @Field()
  readonly number!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Outside the slots: the time that the applicant asked for.' })
  readonly requestedFor!: string | null;

  @Field(() => ChannelEnum)
  readonly channel!: string;

  @Field()
  readonly content!: string;

  @Field(() => AppointmentStatusEnum)
  readonly status!: AppointmentStatus;

  @Field(() => DateTimeScalar)
  readonly createdAt!: string;
}

export const AppointmentConnection = connectionOf('Appointment', () => AppointmentType);

@InputType('AppointmentFilter', { description: 'Which appointments a list holds: those for which all that is given is true.' })
export class AppointmentFilter {
  @Field(() => [String], { nullable: true })
  members?: string[] | null;

  @Field(() => [AppointmentStatusEnum], { nullable: true })
  statuses?: AppointmentStatus[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Appointed from this day on.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Appointed up to this day, included.' })
  to?: string | null;
}
