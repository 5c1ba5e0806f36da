import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import type { Duty } from '../../domain/staff/staff.js';
import { DutyEnum, StaffType } from './staff.type.js';
import { UserErrorType } from '../shared/user-error.type.js';
import { DateScalar } from '../shared/scalars.js';

@InputType('RegisterStaffInput')
export class RegisterStaffInput {
  @Field()
  member!: string;

  @Field()
  name!: string;

  @Field()
  jobTitle!: string;

  @Field()
  permanent!: boolean;

  @Field(() => [DutyEnum])
  duties!: Duty[];

  @Field(() => ID, { nullable: true })
  window?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('RecordTrainingInput')
export class RecordTrainingInput {
  @Field(() => ID)
  staff!: string;

  @Field()
  topic!: string;

  @Field(() => Float)
  hours!: number;

  @Field(() => DateScalar)
  completedOn!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('RecordLeaveInput')
export class RecordLeaveInput {
  @Field(() => ID)
  staff!: string;

  @Field(() => DateScalar)
  startsOn!: string;

  @Field(() => DateScalar)
  endsOn!: string;

  @Field()
  reason!: string;

  @Field()
  approvedBy!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('RotateStaffInput', { description: '`effectiveOn` at least one working day after today: the centre is told beforehand (M3).' })
export class RotateStaffInput {
  @Field(() => ID)
  staff!: string;

  @Field(() => ID)
  toWindow!: string;

  @Field(() => DateScalar)
  effectiveOn!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType('StaffPayload', { simpleResolvers: true })
export class StaffPayload {
  @Field(() => StaffType, { nullable: true })
  readonly staff!: StaffType | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
