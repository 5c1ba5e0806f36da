import { Field, InputType, Int, ObjectType } from 'type-graphql';
import {
  ACCOUNTABILITY_GROUNDS,
  ACCOUNTABILITY_MEASURES,
  ACCOUNTABILITY_STATUSES,
  type AccountabilityGround,
  type AccountabilityStatus,
} from '../../domain/accountability/accountability.js';
import { EvidenceType } from '../inspections/inspection.type.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';
import { enumOf } from '../shared/enum.js';
import { DateScalar, DateTimeScalar } from '../shared/scalars.js';

export const AccountabilityGroundEnum = enumOf(
  'AccountabilityGround',
  ACCOUNTABILITY_GROUNDS,
  '不落实、推诿、刁难、不作为、慢作为、乱作为、违反纪律',
);

export const AccountabilityMeasureEnum = enumOf(
  'AccountabilityMeasure',
  ACCOUNTABILITY_MEASURES,
  '提醒谈话、书面批评、通报批评、调离窗口、绩效降档、移送纪检监察',
);

export const AccountabilityStatusEnum = enumOf('AccountabilityStatus', ACCOUNTABILITY_STATUSES, '已提出、已告知、已决定、已通报、不予追究');

@ObjectType('AccountabilityAction', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'An accountability action (追责问责, M30): proposed on evidence, the person heard, decided, made known (通报).',
})
export class AccountabilityActionType extends NodeType {
  @Field(() => Int)
  readonly version!: number;

  @Field()
  readonly number!: string;

  @Field(() => AccountabilityGroundEnum)
  readonly ground!: AccountabilityGround;

  @Field()
  readonly facts!: string;

  @Field(() => [EvidenceType])
  readonly evidence!: readonly EvidenceType[];

  @Field(() => AccountabilityMeasureEnum)
  readonly measure!: string;

  @Field(() => AccountabilityStatusEnum)
  readonly status!: AccountabilityStatus;

  @Field(() => DateScalar, { nullable: true, description: 'By when the person may state their case: 5 working days after notice.' })
  readonly statementDueOn!: string | null;

  @Field(() => String, { nullable: true })
  readonly statement!: string | null;

  @Field(() => String, { nullable: true })
  readonly decidedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly decidedAt!: string | null;

  @Field(() => String, { nullable: true })
  readonly decisionReasons!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly publishedAt!: string | null;
}

export const AccountabilityConnection = connectionOf('Accountability', () => AccountabilityActionType);

@InputType('AccountabilityFilter', { description: 'Which actions a list holds: those for which all that is given is true.' })
export class AccountabilityFilter {
  @Field(() => [String], { nullable: true })
  members?: string[] | null;

  @Field(() => [AccountabilityStatusEnum], { nullable: true })
  statuses?: AccountabilityStatus[] | null;

  @Field(() => [AccountabilityGroundEnum], { nullable: true })
  grounds?: AccountabilityGround[] | null;
}
