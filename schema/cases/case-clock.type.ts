import { Field, Int, ObjectType } from 'type-graphql';
import { SpecialProcedureKind } from '../items/item.type.js';
import { enumOf } from '../shared/enum.js';
import { DateScalar } from '../shared/scalars.js';
import { TimeLimitType } from '../shared/time-limit.type.js';

export const VerdictEnum = enumOf('Verdict', ['RUNNING', 'ON_TIME', 'OVERDUE'], 'How a limit stands: 在限内、按期、逾期.');
export const LightEnum = enumOf(
  'Light',
  ['GREEN', 'YELLOW', 'RED', 'STOPPED'],
  '电子监察灯, by the promise: GREEN in time; YELLOW one day or less left; RED past it; STOPPED paused, not yet started or finished.',
);

@ObjectType('Countdown', {
  simpleResolvers: true,
  description:
    'The day that starts a limit does not count. A pause takes out the working days after its opening day up to and including its closing day; overlapping pauses count once.',
})
export class CountdownType {
  @Field(() => TimeLimitType)
  readonly limit!: TimeLimitType;

  @Field(() => DateScalar)
  readonly startsOn!: string;

  @Field(() => DateScalar)
  readonly dueOn!: string;

  @Field(() => Int)
  readonly daysUsed!: number;

  @Field(() => Int, { description: 'Negative when overdue.' })
  readonly daysLeft!: number;

  @Field(() => VerdictEnum)
  readonly verdict!: string;

  @Field({
    description:
      'True while it reaches into the one year after the last published calendar, in which weekdays are taken as working days; recomputed when that year is published.',
  })
  readonly provisional!: boolean;
}

@ObjectType('ClockPause', { description: 'Time that AL 45 does not count.', simpleResolvers: true })
export class ClockPauseType {
  @Field(() => SpecialProcedureKind)
  readonly kind!: string;

  @Field(() => DateScalar)
  readonly from!: string;

  @Field(() => DateScalar, { nullable: true })
  readonly to!: string | null;
}

@ObjectType('CaseClock', {
  simpleResolvers: true,
  description: "The legal clock of a case. Civil dates in Asia/Shanghai; working days of the State Council's calendar.",
})
export class CaseClockType {
  @Field(() => DateScalar, { description: 'By when the member must ask for corrections or accept: 5 working days after receipt.' })
  readonly acceptanceDueOn!: string;

  @Field(() => CountdownType, { nullable: true, description: 'Null until accepted.' })
  readonly statutory!: CountdownType | null;

  @Field(() => CountdownType, { nullable: true })
  readonly promised!: CountdownType | null;

  @Field(() => DateScalar, { nullable: true, description: '10 working days after the decision (AL 44).' })
  readonly deliveryDueOn!: string | null;

  @Field(() => [ClockPauseType])
  readonly pauses!: readonly ClockPauseType[];

  @Field(() => LightEnum)
  readonly light!: string;
}
