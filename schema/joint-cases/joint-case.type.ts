import { Field, ObjectType } from 'type-graphql';
import { JOINT_CASE_STATUSES } from '../../domain/joint-cases/joint-case.js';
import { enumOf } from '../shared/enum.js';
import { NodeType } from '../shared/node.type.js';

export const JointCaseStatusEnum = enumOf('JointCaseStatus', JOINT_CASE_STATUSES, '收件中、办理中、可以送达、已送达、已终结');

@ObjectType('JointCase', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Related items handled as one (合并审批, M27): one form, one set of materials, in parallel, delivered once; across members.',
})
export class JointCaseType extends NodeType {
  @Field()
  readonly number!: string;

  @Field()
  readonly title!: string;
}
