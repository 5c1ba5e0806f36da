import { Field, ID, ObjectType } from 'type-graphql';
import { enumOf } from '../shared/enum.js';
import { NodeType } from '../shared/node.type.js';

export const MemberKind = enumOf('MemberKind', ['CITY_DEPARTMENT', 'DISTRICT_BUREAU', 'CENTRAL_UNIT'], '成员单位类别', {
  CITY_DEPARTMENT: '市级部门',
  DISTRICT_BUREAU: '区行政审批局',
  CENTRAL_UNIT: '中央驻津单位',
});
export const ReceivingOffice = enumOf(
  'ReceivingOffice',
  ['COORDINATION_OFFICE', 'JOINT_REVIEW_OFFICE', 'APPROVAL_OFFICE'],
  '协调处、联审处、市审批办 (plans go to the last)',
);
export const Availability = enumOf('Availability', ['AVAILABLE', 'UNAVAILABLE'], "Whether the node that holds a member's data answers.");
export const CenterLevel = enumOf('CenterLevel', ['CITY', 'DISTRICT', 'TOWNSHIP'], 'Level of a service centre: 市、区、街镇.');

@ObjectType('Member', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'A member of the hub (成员单位): a city-level department (市级部门), a central unit in the city (中央驻津单位) or a district review bureau (区行政审批局).',
})
export class MemberType extends NodeType {
  @Field(() => ID)
  override readonly id!: string;

  @Field({ description: 'District: GB/T 2260 code (120101). Department or central unit: 120000-<abbreviation> (120000-fgw).' })
  readonly code!: string;

  @Field()
  readonly name!: string;

  @Field()
  readonly shortName!: string;

  @Field(() => MemberKind)
  readonly kind!: string;

  @Field(() => ReceivingOffice, {
    nullable: true,
    description: 'Where its reports go: departments to 协调处, district bureaus to 联审处; central units report to neither.',
  })
  readonly receivingOffice!: string | null;
}

@ObjectType('ServiceCenter', {
  implements: NodeType,
  simpleResolvers: true,
  description: "An administrative service centre (行政服务中心), or a township's convenience centre (街镇便民服务中心).",
})
export class ServiceCenterType extends NodeType {
  readonly memberCode!: string;

  @Field()
  readonly name!: string;

  @Field(() => CenterLevel)
  readonly level!: string;

  @Field()
  readonly address!: string;

  @Field()
  readonly phone!: string;
}

@ObjectType('ServiceWindow', { implements: NodeType, simpleResolvers: true, description: 'A window (窗口) of a centre.' })
export class ServiceWindowType extends NodeType {
  readonly centerId!: string;

  @Field()
  readonly number!: string;

  @Field()
  readonly name!: string;
}
