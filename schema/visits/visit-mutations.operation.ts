import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Project, VisitKind } from '../../domain/visits/visit.js';
import { ProjectLevelEnum, VisitKindEnum, VisitType } from './visit.type.js';
import { UserErrorType } from '../shared/user-error.type.js';
import { DateTimeScalar } from '../shared/scalars.js';

@InputType('ProjectInput')
export class ProjectInput {
  @Field()
  name!: string;

  @Field(() => ProjectLevelEnum)
  level!: Project['level'];

  @Field()
  owner!: string;
}

@InputType('ScheduleVisitInput')
export class ScheduleVisitInput {
  @Field()
  member!: string;

  @Field(() => VisitKindEnum)
  kind!: VisitKind;

  @Field(() => ProjectInput, { nullable: true })
  project?: ProjectInput | null;

  @Field(() => [String])
  itemCodes!: string[];

  @Field(() => ID, { nullable: true })
  case?: string | null;

  @Field(() => ID)
  contactOfficer!: string;

  @Field(() => [ID], { defaultValue: [] })
  attendees!: string[];

  @Field()
  address!: string;

  @Field(() => DateTimeScalar)
  scheduledFor!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('RecordVisitInput')
export class RecordVisitInput {
  @Field(() => ID)
  visit!: string;

  @Field()
  guidance!: string;

  @Field(() => Boolean, { nullable: true, description: 'Omitted: the later case tells.' })
  passedFirstTime?: boolean | null;

  @Field(() => [ID], { defaultValue: [], description: 'Who took part; none named: those of the schedule.' })
  attendees!: string[];

  @Field(() => DateTimeScalar, { nullable: true })
  occurredAt?: string | null;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('CancelVisitInput')
export class CancelVisitInput {
  @Field(() => ID)
  visit!: string;

  @Field()
  reason!: string;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType('VisitPayload', { simpleResolvers: true })
export class VisitPayload {
  @Field(() => VisitType, { nullable: true })
  readonly visit!: VisitType | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
