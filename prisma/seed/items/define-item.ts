import type { Deferral, Fee, ItemContent, LegalBasis, Material, SpecialProcedureKind, TimeLimit } from '../../../domain/items/item.js';
import type { ItemSeed } from './item-seed.js';

/** A material in short: what it is, where it comes from and what it proves; a form to fill in has a blank and a sample. */
export interface MaterialLine {
  /** Its number in the item where that is not its place: the number of a material that went is never given again (M16). */
  readonly number?: number;
  readonly name: string;
  readonly article: string;
  readonly howToObtain: string;
  readonly proves: string;
  readonly after?: readonly string[];
  readonly form?: true;
  readonly copies?: number;
  /** Set for non-main materials (非主审要件): when it may follow. */
  readonly deferral?: Exclude<Deferral, 'NONE'>;
}

export interface ItemLines {
  readonly catalogueCode: string;
  readonly name: string;
  readonly offeredBy: readonly string[];
  readonly kind?: ItemContent['kind'];
  readonly handling?: ItemContent['handling'];
  readonly statutory: TimeLimit;
  readonly promised: TimeLimit;
  readonly law: string;
  readonly articles: string;
  /** Other acts on which the item as a whole stands. */
  readonly furtherBases?: readonly { readonly law: string; readonly articles: string }[];
  readonly conditions: readonly string[];
  readonly materials: readonly MaterialLine[];
  readonly stages?: readonly {
    readonly kind: SpecialProcedureKind;
    /** Where another act than the item's own asks for it. */
    readonly law?: string;
    readonly article: string;
    readonly maxDays: number;
    readonly mandatory: boolean;
  }[];
  readonly reviewStandard: string;
  readonly procedure: readonly string[];
  readonly acceptsOnSiteService?: boolean;
  /** Where an act sets one (AL 58). */
  readonly fees?: readonly Fee[];
  /** Where the item's own law says other than ten working days. */
  readonly maxExtension?: TimeLimit;
}

/** Fills in what the city's items have in common: no fee where no act sets one (AL 58), handled in the centre, one extension of ten working days (AL 42). */
export function defineItem(lines: ItemLines): ItemSeed {
  const basis = (article: string, law = lines.law): LegalBasis => ({ title: law, article, url: null });
  const material = (line: MaterialLine, index: number): Material => {
    const code = `${lines.catalogueCode}-M${String(line.number ?? index + 1).padStart(2, '0')}`;
    return {
      code,
      name: line.name,
      role: line.deferral === undefined ? 'MAIN' : 'NON_MAIN',
      deferral: line.deferral ?? 'NONE',
      legalBasis: basis(line.article),
      howToObtain: line.howToObtain,
      prerequisites: line.after ?? [],
      formUrl: line.form === true ? `https://forms.hub.example/${code}/form.pdf` : null,
      sampleUrl: line.form === true ? `https://forms.hub.example/${code}/sample.pdf` : null,
      proves: line.proves,
      copies: line.copies ?? 1,
    };
  };
  return {
    catalogueCode: lines.catalogueCode,
    offeredBy: lines.offeredBy,
    name: lines.name,
    kind: lines.kind ?? 'LICENCE',
    handling: lines.handling ?? 'PROMISED',
    statutoryLimit: lines.statutory,
    promisedLimit: lines.promised,
    maxExtension: lines.maxExtension ?? { count: 10, unit: 'WORKING_DAY' },
    legalBases: [basis(lines.articles), ...(lines.furtherBases ?? []).map(({ law, articles }) => basis(articles, law))],
    conditions: lines.conditions,
    materials: lines.materials.map(material),
    specialProcedures: (lines.stages ?? []).map(({ article, law, ...stage }) => ({ ...stage, legalBasis: basis(article, law) })),
    consolidation: 'CONSOLIDATED',
    entersCenter: true,
    exemptionReason: null,
    fees: lines.fees ?? [],
    reviewStandard: lines.reviewStandard,
    procedure: lines.procedure,
    acceptsAppointments: true,
    acceptsOnSiteService: lines.acceptsOnSiteService ?? false,
  };
}
