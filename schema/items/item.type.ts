import { Field, ID, Int, ObjectType } from 'type-graphql';
import { SPECIAL_PROCEDURES } from '../../domain/items/item.js';
import { enumOf } from '../shared/enum.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';
import { DateTimeScalar, UrlScalar } from '../shared/scalars.js';
import { TimeLimitType } from '../shared/time-limit.type.js';

export const ItemStatus = enumOf('ItemStatus', ['DRAFT', 'PUBLISHED', 'RETIRED'], 'Where a version of an item stands: 草稿、公布、停用.');
export const ItemKind = enumOf(
  'ItemKind',
  ['LICENCE', 'PRELIMINARY_REVIEW', 'FILING', 'REGISTRATION', 'ANNUAL_INSPECTION'],
  '许可、初审上报、备案、登记、年检',
);
export const Handling = enumOf('Handling', ['INSTANT', 'PROMISED'], '即办件、承诺件');
export const WindowAuthorization = enumOf(
  'WindowAuthorization',
  ['FULL', 'ORGANISED_REVIEW'],
  '窗口授权: whole, or with a review that the approval unit organises (M6).',
);
export const Consolidation = enumOf('Consolidation', ['CONSOLIDATED', 'PARTIAL', 'NOT_CONSOLIDATED'], '相对集中 (M4, M5)');
export const MaterialRole = enumOf('MaterialRole', ['MAIN', 'NON_MAIN'], '主审要件、非主审要件 (M14)');
export const Deferral = enumOf(
  'Deferral',
  ['NONE', 'BEFORE_DECISION', 'AFTER_DECISION'],
  '容缺后补 (before the decision), 先批后补 (after it)',
);
export const SpecialProcedureKind = enumOf(
  'SpecialProcedureKind',
  SPECIAL_PROCEDURES,
  '听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审; then 现场勘查、公示、集体讨论, which never stop the clock (AL 45).',
);

@ObjectType('LegalBasis', { description: 'An article of law that a condition, material, stage or fee rests on.', simpleResolvers: true })
export class LegalBasisType {
  @Field()
  readonly title!: string;

  @Field()
  readonly article!: string;

  @Field(() => UrlScalar, { nullable: true })
  readonly url!: string | null;
}

@ObjectType('Material', {
  description: 'An application material (申请材料). MAIN (主审要件) must be there at acceptance; NON_MAIN (非主审要件) may follow (M14).',
  simpleResolvers: true,
})
export class MaterialType {
  @Field()
  readonly code!: string;

  @Field()
  readonly name!: string;

  @Field(() => MaterialRole)
  readonly role!: string;

  @Field(() => Deferral, { description: 'When a NON_MAIN material may follow: before the decision (容缺后补) or after it (先批后补).' })
  readonly deferral!: string;

  @Field({ description: 'Where and how to obtain it, and what must come first (M23).' })
  readonly howToObtain!: string;

  @Field(() => [String])
  readonly prerequisites!: readonly string[];

  @Field(() => UrlScalar, { nullable: true })
  readonly formUrl!: string | null;

  @Field(() => UrlScalar, { nullable: true })
  readonly sampleUrl!: string | null;

  @Field({ description: 'The fact that it proves; two materials of one item may not prove the same fact (M16).' })
  readonly proves!: string;

  @Field(() => Int)
  readonly copies!: number;
}

@ObjectType('SpecialProcedure', { description: 'A special stage, allowed only with a legal basis (M17).', simpleResolvers: true })
export class SpecialProcedureType {
  @Field(() => SpecialProcedureKind)
  readonly kind!: string;

  @Field(() => Int)
  readonly maxDays!: number;

  @Field({ description: 'The decision is refused without it (PROCEDURE_REQUIRED).' })
  readonly mandatory!: boolean;
}

@ObjectType('Fee', { description: 'A fee (收费) with its standard and legal basis.', simpleResolvers: true })
export class FeeType {
  @Field()
  readonly name!: string;

  @Field()
  readonly standard!: string;
}

@ObjectType('Item', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'An item (办理事项) with its operating procedure (操作规程), published whole (M22-M24). Versioned: a case keeps the version under which it was received.',
})
export class ItemType extends NodeType {
  readonly memberCode!: string;

  @Field(() => ID)
  override readonly id!: string;

  @Field({ description: '<member code>-<catalogue code>, such as 120101-XK00103.' })
  readonly code!: string;

  @Field({ description: 'The same for one item wherever it is offered, such as XK00103 in all sixteen districts.' })
  readonly catalogueCode!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => ItemStatus)
  readonly status!: string;

  @Field()
  readonly name!: string;

  @Field(() => ItemKind)
  readonly kind!: string;

  @Field(() => Handling)
  readonly handling!: string;

  @Field(() => TimeLimitType, {
    description:
      'By law; where no law sets one, AL 42: 20 working days. Other laws count calendar days or months, and are kept so (AL 82 makes working days only of its own limits).',
  })
  readonly statutoryLimit!: TimeLimitType;

  @Field(() => TimeLimitType, {
    description: 'What the member promises; never longer than the statutory limit (M19). Zero for INSTANT items: the same day.',
  })
  readonly promisedLimit!: TimeLimitType;

  @Field(() => TimeLimitType, {
    description: "How much one extension may add: 10 working days unless the item's own law says otherwise (AL 42).",
  })
  readonly maxExtension!: TimeLimitType;

  @Field(() => [LegalBasisType])
  readonly legalBases!: readonly LegalBasisType[];

  @Field(() => [String])
  readonly conditions!: readonly string[];

  @Field(() => [MaterialType])
  readonly materials!: readonly MaterialType[];

  @Field(() => Consolidation, { description: 'Whether the item has been consolidated into the approval office (相对集中, M4, M5).' })
  readonly consolidation!: string;

  @Field({ description: 'False only with a reason, such as firearms and classified matters.' })
  readonly entersCenter!: boolean;

  @Field(() => String, { nullable: true })
  readonly exemptionReason!: string | null;

  @Field()
  readonly reviewStandard!: string;

  @Field(() => [String])
  readonly procedure!: readonly string[];

  @Field()
  readonly acceptsAppointments!: boolean;

  @Field()
  readonly acceptsOnSiteService!: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly publishedAt!: string | null;
}

export const ItemConnection = connectionOf('Item', () => ItemType);
