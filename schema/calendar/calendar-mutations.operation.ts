import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../shared/scalars.js';
import { UserErrorType } from '../shared/user-error.type.js';
import { WorkingCalendarType } from './working-calendar.type.js';

@InputType('PublishCalendarInput', { description: 'Rest days that fall on weekdays, and weekend days that are worked.' })
export class PublishCalendarInput {
  @Field(() => Int)
  year!: number;

  @Field({ description: "The State Council's notice." })
  source!: string;

  @Field(() => [DateScalar])
  restWeekdays!: string[];

  @Field(() => [DateScalar])
  workingWeekendDays!: string[];

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType('CalendarPayload', { simpleResolvers: true })
export class CalendarPayload {
  @Field(() => WorkingCalendarType, { nullable: true })
  readonly calendar!: WorkingCalendarType | null;

  @Field(() => Int, { description: 'Open cases whose due days moved.' })
  readonly movedCases!: number;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
