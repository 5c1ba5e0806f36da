import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import {
  INSPECTION_KINDS,
  INSPECTION_STATUSES,
  SEVERITIES,
  VIOLATIONS,
  type InspectionKind,
  type InspectionStatus,
  type Severity,
  type Violation,
} from '../../domain/inspections/inspection.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';
import { enumOf } from '../shared/enum.js';
import { DateScalar, DateTimeScalar, UrlScalar } from '../shared/scalars.js';

export const InspectionKindEnum = enumOf('InspectionKind', INSPECTION_KINDS, '电子监察、现场巡查、电话回访、邀请检查、座谈');

export const InspectionStatusEnum = enumOf('InspectionStatus', INSPECTION_STATUSES, '进行中、已结束');

export const SeverityEnum = enumOf('Severity', SEVERITIES, '轻微、一般、严重');

export const ViolationEnum = enumOf(
  'Violation',
  VIOLATIONS,
  'What an inspection may find: conduct at the post (M3), duties of service (M7 to M27), grounds of accountability (M30).',
);

@ObjectType('Inspection', { implements: NodeType, simpleResolvers: true, description: 'A supervision inspection (监督检查, M29).' })
export class InspectionType extends NodeType {
  @Field(() => Int)
  readonly version!: number;

  @Field()
  readonly number!: string;

  @Field(() => InspectionKindEnum)
  readonly kind!: InspectionKind;

  @Field(() => [String])
  readonly inspectors!: readonly string[];

  @Field(() => [String], { description: 'Delegates, committee members, citizens and firms that were invited.' })
  readonly invited!: readonly string[];

  @Field(() => InspectionStatusEnum)
  readonly status!: InspectionStatus;

  @Field(() => DateTimeScalar)
  readonly openedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly closedAt!: string | null;

  @Field(() => String, { nullable: true })
  readonly summary!: string | null;
}

@ObjectType('Evidence', { description: 'What proves a fact: a file by its SHA-256.', simpleResolvers: true })
export class EvidenceType {
  @Field()
  readonly name!: string;

  @Field(() => UrlScalar, { nullable: true })
  readonly url!: string | null;

  @Field()
  readonly sha256!: string;
}

@ObjectType('Finding', { implements: NodeType, simpleResolvers: true, description: 'What an inspection found; never changed.' })
export class FindingType extends NodeType {
  @Field(() => ViolationEnum)
  readonly violation!: Violation;

  @Field(() => SeverityEnum)
  readonly severity!: Severity;

  @Field()
  readonly description!: string;

  @Field(() => [EvidenceType])
  readonly evidence!: readonly EvidenceType[];

  @Field(() => Float, { description: "Points taken off the member's appraisal (M28)." })
  readonly points!: number;
}

export const InspectionConnection = connectionOf('Inspection', () => InspectionType);

@InputType('InspectionFilter', { description: 'Which inspections a list holds: those for which all that is given is true.' })
export class InspectionFilter {
  @Field(() => [String], { nullable: true })
  members?: string[] | null;

  @Field(() => [InspectionKindEnum], { nullable: true })
  kinds?: InspectionKind[] | null;

  @Field(() => [InspectionStatusEnum], { nullable: true })
  statuses?: InspectionStatus[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Opened from this day on.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Opened up to this day, included.' })
  to?: string | null;
}
