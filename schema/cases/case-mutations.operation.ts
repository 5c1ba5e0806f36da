import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ApplicantKind, Residence } from '../../domain/applicants/applicant.js';
import type { Outcome } from '../../domain/cases/case.js';
import { MaterialType } from '../items/item.type.js';
import { DateScalar, DateTimeScalar } from '../shared/scalars.js';
import { UserErrorType } from '../shared/user-error.type.js';
import { ApplicantKindEnum, CaseType, OutcomeEnum, ResidenceEnum } from './case.type.js';

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

@InputType('AcceptCaseInput')
export class AcceptCaseInput extends StepInput {}

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
