import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../shared/scalars.js';
import { CaseEventKindEnum } from './case-event.type.js';
import { CaseStatusEnum } from './case.type.js';

@ObjectType('TrackingStep', { description: 'A step of a case as the public sees it.', simpleResolvers: true })
export class TrackingStepType {
  @Field(() => CaseEventKindEnum)
  readonly kind!: string;

  @Field(() => CaseStatusEnum)
  readonly status!: string;

  @Field(() => DateTimeScalar)
  readonly at!: string;

  @Field(() => String, { nullable: true })
  readonly note!: string | null;
}

@ObjectType('CaseTracking', {
  description: 'What the public may see of a case, by its number and the code on its receipt (M24).',
  simpleResolvers: true,
})
export class CaseTrackingType {
  @Field()
  readonly number!: string;

  @Field()
  readonly itemName!: string;

  @Field()
  readonly memberName!: string;

  @Field(() => CaseStatusEnum)
  readonly status!: string;

  @Field(() => [TrackingStepType])
  readonly steps!: readonly TrackingStepType[];

  @Field(() => [String], { description: 'Names of the materials that are still missing or promised.' })
  readonly outstanding!: readonly string[];
}
