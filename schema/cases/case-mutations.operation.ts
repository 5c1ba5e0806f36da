import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ApplicantKind, Residence } from '../../domain/applicants/applicant.js';
import type { EvaluationLevel, EvaluationTag, Outcome } from '../../domain/cases/case.js';
import { LegalBasisInput } from '../items/item-mutations.operation.js';
import { MaterialType, SpecialProcedureKind } from '../items/item.type.js';
import { DateScalar, DateTimeScalar } from '../shared/scalars.js';
import { UserErrorType } from '../shared/user-error.type.js';
import { ApplicantKindEnum, CaseType, EvaluationLevelEnum, EvaluationTagEnum, OutcomeEnum, ResidenceEnum } from './case.type.js';

@InputType('ApplicantInput')
export class ApplicantInput {
  @Field(() => ApplicantKindEnum)
  kind!: ApplicantKind;

  @Field()
  name!: string;

  @Field()
  identifier!: string;

  @Field()
  phone!: string;

  @Field(() => String, { nullable: true })
  agentName?: string | null;

  @Field(() => ResidenceEnum, { defaultValue: 'LOCAL' })
  residence!: Residence;
}

@InputType('CaseMaterialInput')
export class CaseMaterialInput {
  @Field()
  code!: string;

  @Field(() => String, { nullable: true })
  sha256?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;
}

@InputType('ReceiveCaseInput')
export class ReceiveCaseInput {
  @Field()
  itemCode!: string;

  @Field()
  title!: string;

  @Field(() => ApplicantInput)
  applicant!: ApplicantInput;

  @Field(() => [CaseMaterialInput])
  materials!: CaseMaterialInput[];

  @Field(() => ID, { nullable: true, description: 'The appointment with which the applicant checked in.' })
  appointment?: string | null;

  @Field({ description: 'The applicant declares that the materials are true (M13).' })
  declaredTruthful!: boolean;

  @Field(() => ID, { nullable: true })
  by?: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  occurredAt?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

/** What every step on a case takes. */
@InputType()
export abstract class StepInput {
  @Field(() => ID)
  case!: string;

  @Field(() => ID, { nullable: true, description: "The officer's staff id; default: the caller's own." })
  by?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Default: now.' })
  occurredAt?: string | null;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('SupplementInput')
export class SupplementInput extends StepInput {
  @Field(() => [CaseMaterialInput])
  materials!: CaseMaterialInput[];
}

@InputType('CorrectionEntryInput')
export class CorrectionEntryInput {
  @Field()
  material!: string;

  @Field()
  problem!: string;

  @Field()
  standard!: string;
}

@InputType('RequestCorrectionInput')
export class RequestCorrectionInput extends StepInput {
  @Field(() => [CorrectionEntryInput], { description: 'Everything at once, with a standard for every entry (M12).' })
  entries!: CorrectionEntryInput[];
}

@InputType('CommitmentInput', {
  description: 'All three clauses, or COMMITMENT_CLAUSE_MISSING; `supplementBy` no later than the promised day.',
})
export class CommitmentInput {
  @Field()
  signedBy!: string;

  @Field(() => DateScalar)
  supplementBy!: string;

  @Field()
  lawfulOperation!: boolean;

  @Field()
  acceptSupervision!: boolean;

  @Field(() => String, { nullable: true })
  text?: string | null;
}

@InputType('AcceptCaseInput')
export class AcceptCaseInput extends StepInput {
  @Field(() => CommitmentInput, { nullable: true, description: 'Where deferrable materials are still missing (M15).' })
  commitment?: CommitmentInput | null;
}

@InputType('RefuseAcceptanceInput', {
  description:
    'Never a bare no (M11): reasons and legal basis always; where another member handles it, `redirectTo` that member with `guidance`.',
})
export class RefuseAcceptanceInput extends StepInput {
  @Field()
  reasons!: string;

  @Field(() => LegalBasisInput)
  legalBasis!: LegalBasisInput;

  @Field(() => String, { nullable: true })
  redirectTo?: string | null;

  @Field()
  guidance!: string;
}

@InputType('StartProcedureInput')
export class StartProcedureInput extends StepInput {
  @Field(() => SpecialProcedureKind)
  kind!: string;
}

@InputType('FinishProcedureInput')
export class FinishProcedureInput extends StepInput {
  @Field(() => SpecialProcedureKind)
  kind!: string;

  @Field()
  result!: string;
}

@InputType('ExtendCaseInput')
export class ExtendCaseInput extends StepInput {
  @Field(() => Int, { description: "In the unit of the item's limit." })
  days!: number;

  @Field()
  reason!: string;

  @Field(() => ID, { description: "Staff id of a leader of the case's member." })
  approvedBy!: string;
}

@InputType('RateCaseInput', { description: 'By the applicant, with the tracking code, once, after delivery or a refusal.' })
export class RateCaseInput {
  @Field()
  number!: string;

  @Field()
  code!: string;

  @Field(() => EvaluationLevelEnum)
  level!: EvaluationLevel;

  @Field(() => [EvaluationTagEnum], { defaultValue: [] })
  tags!: EvaluationTag[];

  @Field(() => String, { nullable: true })
  comment?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('ReviewCaseInput')
export class ReviewCaseInput extends StepInput {
  @Field()
  favourable!: boolean;

  @Field()
  text!: string;
}

@InputType('DecideCaseInput')
export class DecideCaseInput extends StepInput {
  @Field(() => OutcomeEnum)
  outcome!: Outcome;

  @Field()
  reasons!: string;

  @Field(() => DateScalar, { nullable: true })
  validUntil?: string | null;
}

@InputType('CaseStepInput')
export class CaseStepInput extends StepInput {
  @Field(() => String, { nullable: true })
  note?: string | null;
}

@ObjectType('CasePayload', { simpleResolvers: true })
export class CasePayload {
  @Field(() => CaseType, { nullable: true })
  readonly case!: CaseType | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}

@ObjectType('ReceiveCasePayload', { simpleResolvers: true, description: '`trackingCode` is told here and printed on the receipt.' })
export class ReceiveCasePayload {
  @Field(() => CaseType, { nullable: true })
  readonly case!: CaseType | null;

  @Field(() => String, { nullable: true })
  readonly trackingCode!: string | null;

  @Field(() => [MaterialType])
  readonly missing!: readonly MaterialType[];

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
