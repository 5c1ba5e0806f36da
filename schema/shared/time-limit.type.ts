import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { TimeUnit } from '../../domain/items/item.js';
import { enumOf } from './enum.js';

export const TimeUnitEnum = enumOf('TimeUnit', ['WORKING_DAY', 'CALENDAR_DAY', 'MONTH'], '工作日、日、月');

@ObjectType('TimeLimit', { description: 'A limit as its law counts it.', simpleResolvers: true })
export class TimeLimitType {
  @Field(() => Int)
  readonly count!: number;

  @Field(() => TimeUnitEnum)
  readonly unit!: string;
}

@InputType('TimeLimitInput')
export class TimeLimitInput {
  @Field(() => Int)
  count!: number;

  @Field(() => TimeUnitEnum, { defaultValue: 'WORKING_DAY' })
  unit!: TimeUnit;
}
