import type { Instant } from '../shared/time.js';

export type ItemStatus = 'DRAFT' | 'PUBLISHED' | 'RETIRED';
export type ItemKind = 'LICENCE' | 'PRELIMINARY_REVIEW' | 'FILING' | 'REGISTRATION' | 'ANNUAL_INSPECTION';
export type Handling = 'INSTANT' | 'PROMISED';
export type WindowAuthorization = 'FULL' | 'ORGANISED_REVIEW';
export type Consolidation = 'CONSOLIDATED' | 'PARTIAL' | 'NOT_CONSOLIDATED';
export type TimeUnit = 'WORKING_DAY' | 'CALENDAR_DAY' | 'MONTH';
export type MaterialRole = 'MAIN' | 'NON_MAIN';
export type Deferral = 'NONE' | 'BEFORE_DECISION' | 'AFTER_DECISION';
/** 特殊环节; the first eight are those of 行政许可法第四十五条. */
export const SPECIAL_PROCEDURES = [
  'HEARING',
  'TENDER',
  'AUCTION',
  'INSPECTION',
  'TESTING',
  'QUARANTINE',
  'APPRAISAL',
  'EXPERT_REVIEW',
  'SITE_SURVEY',
  'PUBLIC_NOTICE',
  'COLLECTIVE_DISCUSSION',
] as const;
export type SpecialProcedureKind = (typeof SPECIAL_PROCEDURES)[number];

/** The eight kinds of 行政许可法第四十五条, whose time is not counted; no other procedure ever stops the clock. */
export const PAUSING_PROCEDURES: ReadonlySet<SpecialProcedureKind> = new Set(SPECIAL_PROCEDURES.slice(0, 8));

/** A limit as its law counts it: working days, calendar days or months (AL 82 makes working days only of its own limits). */
export interface TimeLimit {
  readonly count: number;
  readonly unit: TimeUnit;
}

export interface LegalBasis {
  readonly title: string;
  readonly article: string;
  readonly url: string | null;
}

/** An application material (申请材料) of an item's operating procedure. A draft may lack its legal basis; a published one never does (M16). */
export interface Material {
  readonly code: string;
  readonly name: string;
  readonly role: MaterialRole;
  readonly deferral: Deferral;
  readonly legalBasis: LegalBasis | null;
  readonly howToObtain: string;
  readonly prerequisites: readonly string[];
  readonly formUrl: string | null;
  readonly sampleUrl: string | null;
  /** The fact that it proves; two materials of one item may not prove the same fact (M16). */
  readonly proves: string;
  readonly copies: number;
}

/** A special stage (特殊环节), allowed only with a legal basis (M17). */
export interface SpecialProcedure {
  readonly kind: SpecialProcedureKind;
  readonly legalBasis: LegalBasis | null;
  readonly maxDays: number;
  readonly mandatory: boolean;
}

export interface Fee {
  readonly name: string;
  readonly standard: string;
  readonly legalBasis: LegalBasis | null;
}

/** What an item's operating procedure (操作规程) says, published whole (M22 to M24). */
export interface ItemContent {
  readonly name: string;
  readonly kind: ItemKind;
  readonly handling: Handling;
  readonly statutoryLimit: TimeLimit;
  /** Count 0 for INSTANT items: the same day. */
  readonly promisedLimit: TimeLimit;
  readonly maxExtension: TimeLimit;
  readonly legalBases: readonly LegalBasis[];
  readonly conditions: readonly string[];
  readonly materials: readonly Material[];
  readonly specialProcedures: readonly SpecialProcedure[];
  readonly consolidation: Consolidation;
  readonly entersCenter: boolean;
  readonly exemptionReason: string | null;
  readonly fees: readonly Fee[];
  readonly reviewStandard: string;
  readonly procedure: readonly string[];
  readonly acceptsAppointments: boolean;
  readonly acceptsOnSiteService: boolean;
}

/** One version of an item (办理事项) of one member. A case keeps the version under which it was received. */
export interface ItemVersion extends ItemContent {
  readonly id: string;
  /** `<member code>-<catalogue code>`, such as `120101-XK00103`. */
  readonly code: string;
  readonly catalogueCode: string;
  readonly memberCode: string;
  readonly version: number;
  readonly status: ItemStatus;
  readonly publishedAt: Instant | null;
}
