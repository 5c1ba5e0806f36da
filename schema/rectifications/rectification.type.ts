import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { ASPECTS, RECTIFICATION_STATUSES, type Aspect, type RectificationStatus } from '../../domain/rectifications/rectification.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';
import { enumOf } from '../shared/enum.js';
import { DateScalar, DateTimeScalar } from '../shared/scalars.js';

export const AspectEnum = enumOf('Aspect', ASPECTS, '服务态度、服务效率、工作作风');

export const RectificationStatusEnum = enumOf('RectificationStatus', RECTIFICATION_STATUSES, '整改中、已提交、已核实、已退回');

@ObjectType('ProgressNote', { description: 'A step of a rectification: when, by whom, what.', simpleResolvers: true })
export class ProgressNoteType {
  @Field(() => DateTimeScalar)
  readonly at!: string;

  @Field()
  readonly by!: string;

  @Field()
  readonly text!: string;
}

@ObjectType('Rectification', {
  implements: NodeType,
  simpleResolvers: true,
  description: "One line of a member's problem ledger (问题台账): found by an inspection or listed by the member itself.",
})
export class RectificationType extends NodeType {
  @Field(() => Int)
  readonly version!: number;

  @Field(() => AspectEnum)
  readonly aspect!: Aspect;

  @Field()
  readonly problem!: string;

  @Field()
  readonly measures!: string;

  @Field()
  readonly responsible!: string;

  @Field(() => DateScalar)
  readonly dueOn!: string;

  @Field(() => RectificationStatusEnum)
  readonly status!: RectificationStatus;

  @Field(() => [ProgressNoteType])
  readonly progress!: readonly ProgressNoteType[];
}

export const RectificationConnection = connectionOf('Rectification', () => RectificationType);

@InputType('RectificationFilter', { description: 'Which lines of the ledger a list holds: those for which all that is given is true.' })
export class RectificationFilter {
  @Field(() => [String], { nullable: true })
  members?: string[] | null;

  @Field(() => [RectificationStatusEnum], { nullable: true })
  statuses?: RectificationStatus[] | null;

  @Field(() => [AspectEnum], { nullable: true })
  aspects?: Aspect[] | null;

  @Field(() => Boolean, { nullable: true })
  overdue?: boolean | null;
}
