import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { InspectionKind, Severity, Violation } from '../../domain/inspections/inspection.js';
import { FindingType, InspectionKindEnum, InspectionType, SeverityEnum, ViolationEnum } from './inspection.type.js';
import { UserErrorType } from '../shared/user-error.type.js';
import { UrlScalar } from '../shared/scalars.js';

@InputType('EvidenceInput')
export class EvidenceInput {
  @Field()
  name!: string;

  @Field(() => UrlScalar, { nullable: true })
  url?: string | null;

  @Field()
  sha256!: string;
}

@InputType('OpenInspectionInput')
export class OpenInspectionInput {
  @Field()
  member!: string;

  @Field(() => InspectionKindEnum)
  kind!: InspectionKind;

  @Field(() => ID, { nullable: true })
  center?: string | null;

  @Field(() => ID, { nullable: true })
  case?: string | null;

  @Field(() => [String])
  inspectors!: string[];

  @Field(() => [String], { defaultValue: [] })
  invited!: string[];

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('RecordFindingInput')
export class RecordFindingInput {
  @Field(() => ID)
  inspection!: string;

  @Field(() => ViolationEnum)
  violation!: Violation;

  @Field(() => SeverityEnum)
  severity!: Severity;

  @Field()
  description!: string;

  @Field(() => ID, { nullable: true })
  staff?: string | null;

  @Field(() => ID, { nullable: true })
  case?: string | null;

  @Field(() => [EvidenceInput], { defaultValue: [] })
  evidence!: EvidenceInput[];

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('CloseInspectionInput')
export class CloseInspectionInput {
  @Field(() => ID)
  inspection!: string;

  @Field()
  summary!: string;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType('InspectionPayload', { simpleResolvers: true })
export class InspectionPayload {
  @Field(() => InspectionType, { nullable: true })
  readonly inspection!: InspectionType | null;

  @Field(() => FindingType, { nullable: true })
  readonly finding!: FindingType | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
