import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PROJECT_LEVELS, VISIT_KINDS, VISIT_STATUSES, type VisitKind, type VisitStatus } from '../../domain/visits/visit.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';
import { enumOf } from '../shared/enum.js';
import { DateScalar, DateTimeScalar } from '../shared/scalars.js';

export const VisitKindEnum = enumOf('VisitKind', VISIT_KINDS, '上门服务、现场勘查');

export const VisitStatusEnum = enumOf('VisitStatus', VISIT_STATUSES, '已安排、已进行、已取消');

export const ProjectLevelEnum = enumOf('ProjectLevel', PROJECT_LEVELS, '市级、区级');

@ObjectType('Project', { description: 'A major project (重大项目, M26).', simpleResolvers: true })
export class ProjectType {
  @Field()
  readonly name!: string;

  @Field(() => ProjectLevelEnum)
  readonly level!: string;

  @Field({ description: 'The enterprise (项目单位).' })
  readonly owner!: string;
}

@ObjectType('Visit', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'A visit to the applicant: on-site service for a major project (上门服务, M26) or a site survey (现场勘查, AL 34: two officers).',
})
export class VisitType extends NodeType {
  @Field(() => Int)
  readonly version!: number;

  @Field(() => VisitKindEnum)
  readonly kind!: VisitKind;

  @Field(() => ProjectType, { nullable: true })
  readonly project!: ProjectType | null;

  @Field()
  readonly address!: string;

  @Field(() => DateTimeScalar)
  readonly scheduledFor!: string;

  @Field(() => VisitStatusEnum)
  readonly status!: VisitStatus;

  @Field(() => String, { nullable: true })
  readonly guidance!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly recordedAt!: string | null;
}

export const VisitConnection = connectionOf('Visit', () => VisitType);

@InputType('VisitFilter', { description: 'Which visits a list holds: those for which all that is given is true.' })
export class VisitFilter {
  @Field(() => [String], { nullable: true })
  members?: string[] | null;

  @Field(() => [VisitKindEnum], { nullable: true })
  kinds?: VisitKind[] | null;

  @Field(() => [VisitStatusEnum], { nullable: true })
  statuses?: VisitStatus[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Scheduled from this day on.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Scheduled up to this day, included.' })
  to?: string | null;
}
