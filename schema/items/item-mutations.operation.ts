import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type {
  Consolidation as ConsolidationValue,
  Deferral as DeferralValue,
  Handling as HandlingValue,
  ItemKind as ItemKindValue,
  MaterialRole as MaterialRoleValue,
  SpecialProcedureKind as ProcedureValue,
} from '../../domain/items/item.js';
import { UrlScalar } from '../shared/scalars.js';
import { TimeLimitInput } from '../shared/time-limit.type.js';
import { UserErrorType } from '../shared/user-error.type.js';
import { Consolidation, Deferral, Handling, ItemKind, ItemType, MaterialRole, SpecialProcedureKind } from './item.type.js';

@InputType('LegalBasisInput')
export class LegalBasisInput {
  @Field()
  title!: string;

  @Field()
  article!: string;

  @Field(() => UrlScalar, { nullable: true })
  url?: string | null;
}

@InputType('MaterialInput')
export class MaterialInput {
  @Field()
  code!: string;

  @Field()
  name!: string;

  @Field(() => MaterialRole)
  role!: MaterialRoleValue;

  @Field(() => Deferral, { defaultValue: 'NONE' })
  deferral!: DeferralValue;

  @Field(() => LegalBasisInput, { nullable: true })
  legalBasis?: LegalBasisInput | null;

  @Field()
  howToObtain!: string;

  @Field(() => [String], { defaultValue: [] })
  prerequisites!: string[];

  @Field(() => UrlScalar, { nullable: true })
  formUrl?: string | null;

  @Field(() => UrlScalar, { nullable: true })
  sampleUrl?: string | null;

  @Field()
  proves!: string;

  @Field(() => Int, { defaultValue: 1 })
  copies!: number;
}

@InputType('SpecialProcedureInput')
export class SpecialProcedureInput {
  @Field(() => SpecialProcedureKind)
  kind!: ProcedureValue;

  @Field(() => LegalBasisInput, { nullable: true })
  legalBasis?: LegalBasisInput | null;

  @Field(() => Int)
  maxDays!: number;

  @Field(() => Boolean, { defaultValue: false })
  mandatory!: boolean;
}

@InputType('FeeInput')
export class FeeInput {
  @Field()
  name!: string;

  @Field()
  standard!: string;

  @Field(() => LegalBasisInput, { nullable: true })
  legalBasis?: LegalBasisInput | null;
}

@InputType('DraftItemInput', { description: 'A new item, or the next version of the one with this code.' })
export class DraftItemInput {
  @Field()
  member!: string;

  @Field()
  catalogueCode!: string;

  @Field()
  name!: string;

  @Field(() => ItemKind)
  kind!: ItemKindValue;

  @Field(() => Handling)
  handling!: HandlingValue;

  @Field(() => TimeLimitInput)
  statutoryLimit!: TimeLimitInput;

  @Field(() => TimeLimitInput)
  promisedLimit!: TimeLimitInput;

  @Field(() => TimeLimitInput, { defaultValue: { count: 10, unit: 'WORKING_DAY' } })
  maxExtension!: TimeLimitInput;

  @Field(() => [LegalBasisInput])
  legalBases!: LegalBasisInput[];

  @Field(() => [String])
  conditions!: string[];

  @Field(() => [MaterialInput])
  materials!: MaterialInput[];

  @Field(() => [SpecialProcedureInput], { defaultValue: [] })
  specialProcedures!: SpecialProcedureInput[];

  @Field(() => [FeeInput], { defaultValue: [] })
  fees!: FeeInput[];

  @Field()
  reviewStandard!: string;

  @Field(() => [String])
  procedure!: string[];

  @Field(() => Consolidation, { defaultValue: 'CONSOLIDATED' })
  consolidation!: ConsolidationValue;

  @Field(() => Boolean, { defaultValue: true })
  entersCenter!: boolean;

  @Field(() => String, { nullable: true })
  exemptionReason?: string | null;

  @Field(() => Boolean, { defaultValue: true })
  acceptsAppointments!: boolean;

  @Field(() => Boolean, { defaultValue: false })
  acceptsOnSiteService!: boolean;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('PublishItemInput')
export class PublishItemInput {
  @Field()
  code!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('RetireItemInput')
export class RetireItemInput {
  @Field()
  code!: string;

  @Field()
  reason!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType('ItemPayload', { simpleResolvers: true })
export class ItemPayload {
  @Field(() => ItemType, { nullable: true })
  readonly item!: ItemType | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
