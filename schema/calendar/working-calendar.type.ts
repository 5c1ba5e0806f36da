import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../shared/scalars.js';

@ObjectType('WorkingCalendar', {
  description: "The State Council's calendar for a year, as the clock uses it (AL 82).",
  simpleResolvers: true,
})
export class WorkingCalendarType {
  @Field(() => Int)
  readonly year!: number;

  @Field()
  readonly source!: string;

  @Field(() => Int)
  readonly workingDays!: number;

  @Field(() => [DateScalar])
  readonly restWeekdays!: readonly string[];

  @Field(() => [DateScalar])
  readonly workingWeekendDays!: readonly string[];
}
