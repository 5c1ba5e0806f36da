import { Field, Float, Int, ObjectType } from 'type-graphql';
import { APPRAISAL_INDICATORS, type AppraisalIndicator } from '../../domain/appraisal/formula.js';
import { enumOf } from '../shared/enum.js';
import { DateScalar } from '../shared/scalars.js';

export const AppraisalIndicatorEnum = enumOf('AppraisalIndicator', APPRAISAL_INDICATORS, 'What a member is appraised by (绩效考核指标).');

@ObjectType('AppraisalLine', {
  description: 'One indicator: what was measured, the points for it, and what it rests on.',
  simpleResolvers: true,
})
export class AppraisalLineType {
  @Field(() => AppraisalIndicatorEnum)
  readonly indicator!: AppraisalIndicator;

  @Field(() => Float, { nullable: true, description: 'Null where there was nothing to measure: then the line counts neither way.' })
  readonly value!: number | null;

  @Field(() => Float)
  readonly points!: number;

  @Field(() => Float)
  readonly maxPoints!: number;

  @Field()
  readonly basis!: string;
}

@ObjectType('Appraisal', {
  description: "A member's performance appraisal (绩效考核, M28), each line with what it rests on.",
  simpleResolvers: true,
})
export class AppraisalType {
  readonly memberCode!: string;

  @Field(() => DateScalar)
  readonly from!: string;

  @Field(() => DateScalar)
  readonly to!: string;

  @Field(() => Float, { description: '100 times the points over the most that could be had by the lines measured.' })
  readonly score!: number;

  @Field(() => Int, { nullable: true, description: 'Among members of its kind; null where no case was decided.' })
  readonly rank!: number | null;

  @Field(() => [AppraisalLineType])
  readonly lines!: readonly AppraisalLineType[];

  @Field({ description: 'Version of the published formula.' })
  readonly formula!: string;
}
