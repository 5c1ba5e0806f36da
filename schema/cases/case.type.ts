import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CASE_STATUSES, CASE_STEPS, EVALUATION_LEVELS, EVALUATION_TAGS } from '../../domain/cases/case.js';
import { SpecialProcedureKind } from '../items/item.type.js';
import { enumOf } from '../shared/enum.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';
import { DateScalar, DateTimeScalar } from '../shared/scalars.js';

export const AcceptanceMode = enumOf('AcceptanceMode', ['NORMAL', 'TOLERANT', 'DEEMED'], '正常受理、容缺受理、视为受理');
export const CaseStepEnum = enumOf('CaseStep', CASE_STEPS, 'A step that an officer or the applicant takes on a case.');
export const CaseStatusEnum = enumOf('CaseStatus', CASE_STATUSES, 'Where a case stands (办件状态).', {
  RECEIVED: '接件',
  CORRECTION_PENDING: '补正',
  ACCEPTED: '受理',
  REVIEWED: '一审',
  APPROVED: '准予',
  REJECTED: '不予',
  DELIVERED: '送达办结',
  NOT_ACCEPTED: '不予受理',
  WITHDRAWN: '撤回',
  TERMINATED: '终止: what was to follow never came',
});
export const EvaluationLevelEnum = enumOf('EvaluationLevel', EVALUATION_LEVELS, '好差评');
export const EvaluationTagEnum = enumOf('EvaluationTag', EVALUATION_TAGS, '四个到位、五个一样、三有声 (M7-M9)');
export const ApplicantKindEnum = enumOf('ApplicantKind', ['PERSON', 'ORGANIZATION'], '自然人、组织');
export const ResidenceEnum = enumOf('Residence', ['LOCAL', 'ELSEWHERE'], '本地、外地: the same service for both (M8).');
export const CaseMaterialStatus = enumOf('CaseMaterialStatus', ['MISSING', 'SUBMITTED', 'DEFERRED'], '未交、已交、容缺后补');
export const OutcomeEnum = enumOf('Outcome', ['APPROVED', 'REJECTED'], '准予、不予');

@ObjectType('Applicant', { description: 'Who applies (申请人).', simpleResolvers: true })
export class ApplicantType {
  @Field(() => ApplicantKindEnum)
  readonly kind!: string;

  @Field({ description: 'Whole for the member that handles the case; masked for all others.' })
  readonly name!: string;

  @Field({
    description:
      '公民身份号码 (GB 11643) or 统一社会信用代码 (GB 32100), both with check digit; masked unless the caller handles the case.',
  })
  readonly identifier!: string;

  @Field()
  readonly phone!: string;

  @Field(() => String, { nullable: true })
  readonly agentName!: string | null;

  @Field(() => ResidenceEnum, { description: 'Local or from elsewhere: the same service for both (M8).' })
  readonly residence!: string;
}

@ObjectType('CaseMaterial', { description: "A material of the case's item, and what became of it.", simpleResolvers: true })
export class CaseMaterialType {
  readonly code!: string;

  @Field(() => CaseMaterialStatus)
  readonly status!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly receivedAt!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'For a DEFERRED material: the day by which it is promised.' })
  readonly dueOn!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file that was handed in, in hex.' })
  readonly sha256!: string | null;

  @Field(() => String, { nullable: true })
  readonly note!: string | null;
}

@ObjectType('Commitment', {
  simpleResolvers: true,
  description:
    'The written commitment behind a deferred acceptance (承诺书, M15): supplement by a day, operate lawfully, accept supervision.',
})
export class CommitmentType {
  @Field()
  readonly signedBy!: string;

  @Field(() => DateTimeScalar)
  readonly signedAt!: string;

  @Field(() => DateScalar)
  readonly supplementBy!: string;

  @Field()
  readonly text!: string;
}

@ObjectType('CorrectionEntry', { simpleResolvers: true, description: 'One defect of the application, and what would be right.' })
export class CorrectionEntryType {
  @Field()
  readonly problem!: string;

  @Field()
  readonly standard!: string;
}

@ObjectType('Correction', {
  simpleResolvers: true,
  description: 'The one correction notice of a case (一次性告知补正, M12, AL 32: within 5 working days, all at once, never a second).',
})
export class CorrectionType {
  @Field(() => DateTimeScalar)
  readonly requestedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly answeredAt!: string | null;
}

@ObjectType('CaseProcedure', { simpleResolvers: true, description: 'A special stage (特殊环节) of a case.' })
export class CaseProcedureType {
  @Field(() => SpecialProcedureKind)
  readonly kind!: string;

  @Field(() => DateTimeScalar)
  readonly startedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly finishedAt!: string | null;

  @Field(() => String, { nullable: true })
  readonly result!: string | null;
}

@ObjectType('Extension', {
  simpleResolvers: true,
  description:
    'The one extension of a case, approved by a leader (LEADER duty) before the statutory day, told to the applicant (AL 42). It moves the promised day too if granted before that day.',
})
export class ExtensionType {
  readonly approvedBy!: string;

  @Field(() => Int, { description: "In the unit of the item's limit." })
  readonly days!: number;

  @Field()
  readonly reason!: string;

  @Field(() => DateTimeScalar)
  readonly grantedAt!: string;
}

@ObjectType('Evaluation', { simpleResolvers: true, description: "The applicant's rating (好差评), given once." })
export class EvaluationType {
  @Field(() => EvaluationLevelEnum)
  readonly level!: string;

  @Field(() => [EvaluationTagEnum])
  readonly tags!: readonly string[];

  @Field(() => String, { nullable: true })
  readonly comment!: string | null;

  @Field(() => DateTimeScalar)
  readonly ratedAt!: string;
}

@ObjectType('Opinion', { description: "The reviewer's opinion (一审).", simpleResolvers: true })
export class OpinionType {
  readonly by!: string;

  @Field(() => DateTimeScalar)
  readonly at!: string;

  @Field()
  readonly text!: string;

  @Field()
  readonly favourable!: boolean;
}

@ObjectType('Decision', { description: 'The decision (一核), never by the reviewer.', simpleResolvers: true })
export class DecisionType {
  readonly by!: string;

  @Field(() => OutcomeEnum)
  readonly outcome!: string;

  @Field()
  readonly reasons!: string;

  @Field(() => DateTimeScalar)
  readonly at!: string;

  @Field(() => DateScalar, { nullable: true })
  readonly validUntil!: string | null;

  @Field()
  readonly publicNotice!: boolean;
}

@ObjectType('Case', {
  implements: NodeType,
  simpleResolvers: true,
  description: "A case (办件): one applicant's application for one item.",
})
export class CaseType extends NodeType {
  @Field(() => ID)
  override readonly id!: string;

  @Field({ description: 'Human-readable number (办件编号), unique in the city: <member code>-<yyyymmdd>-<sequence>.' })
  readonly number!: string;

  @Field(() => Int, { description: 'Grows by one with each change; pass it back as `expectedVersion`.' })
  readonly version!: number;

  @Field()
  readonly title!: string;

  @Field(() => CaseStatusEnum)
  readonly status!: string;

  @Field(() => DateTimeScalar)
  readonly receivedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly acceptedAt!: string | null;

  @Field(() => AcceptanceMode, {
    nullable: true,
    description: 'DEEMED: 5 working days of silence after receipt make the case accepted as of the day of receipt (AL 32).',
  })
  readonly acceptanceMode!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly decidedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly deliveredAt!: string | null;

  @Field(() => [CaseProcedureType])
  readonly procedures!: readonly CaseProcedureType[];

  @Field(() => ExtensionType, { nullable: true })
  readonly extension!: ExtensionType | null;

  @Field(() => OpinionType, { nullable: true })
  readonly review!: OpinionType | null;

  @Field(() => DecisionType, { nullable: true })
  readonly decision!: DecisionType | null;
}

export const CaseConnection = connectionOf('Case', () => CaseType);
