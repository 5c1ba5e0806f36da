import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Channel } from '../../domain/inquiries/inquiry.js';
import { ApplicantInput } from '../cases/case-mutations.operation.js';
import { ChannelEnum } from '../inquiries/inquiry.type.js';
import { AppointmentSlotType, AppointmentType } from './appointment.type.js';
import { UserErrorType } from '../shared/user-error.type.js';
import { DateScalar, DateTimeScalar } from '../shared/scalars.js';

@InputType('OpenSlotsInput')
export class OpenSlotsInput {
  @Field(() => ID)
  center!: string;

  @Field(() => [DateScalar])
  dates!: string[];

  @Field(() => Int, { description: 'Minutes.' })
  length!: number;

  @Field({ description: 'Hour of the day in Shanghai, such as 09:00.' })
  opens!: string;

  @Field({ description: 'Hour of the day in Shanghai, up to 24:00.' })
  closes!: string;

  @Field(() => Int)
  capacity!: number;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('BookAppointmentInput', { description: 'Either a slot, or `requestedFor` at any hour.' })
export class BookAppointmentInput {
  @Field()
  itemCode!: string;

  @Field(() => ID, { nullable: true })
  slot?: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  requestedFor?: string | null;

  @Field(() => ApplicantInput)
  applicant!: ApplicantInput;

  @Field(() => ChannelEnum)
  channel!: Channel;

  @Field()
  content!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('AppointmentStepInput')
export class AppointmentStepInput {
  @Field(() => ID)
  appointment!: string;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType('SlotsPayload', { simpleResolvers: true })
export class SlotsPayload {
  @Field(() => [AppointmentSlotType])
  readonly slots!: readonly AppointmentSlotType[];

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}

@ObjectType('AppointmentPayload', { simpleResolvers: true })
export class AppointmentPayload {
  @Field(() => AppointmentType, { nullable: true })
  readonly appointment!: AppointmentType | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
