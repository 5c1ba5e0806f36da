import { Field, InputType } from 'type-graphql';
import { DateScalar } from '../shared/scalars.js';

@InputType('PeriodInput', { description: 'Civil days of Asia/Shanghai.' })
export class PeriodInput {
  @Field(() => DateScalar, { description: 'First day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day, included.' })
  to!: string;
}
