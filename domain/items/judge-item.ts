import type { Refusal } from '../shared/refusal.js';
import { grant, inOrderOfCodes, refuse, type Verdict } from '../shared/refusal.js';
import type { ItemContent, ItemVersion, LegalBasis, Material, SpecialProcedure, TimeLimit } from './item.js';

/** Calendar days that a limit is at least and at most, to compare limits of different units (a month 28 to 31, five working days a week). */
function spanInDays({ count, unit }: TimeLimit): { readonly least: number; readonly most: number } {
  if (unit === 'CALENDAR_DAY') return { least: count, most: count };
  if (unit === 'MONTH') return { least: 28 * count, most: 31 * count };
  return { least: count, most: Math.ceil((count * 7) / 5) };
}

/**
 * Whether a promise is no longer than the statutory limit in weeks without holidays; equal counts of one unit compare by count alone.
 * Where holidays would make it longer, the clock of a case holds it to the statutory day.
 */
export function isWithin(promised: TimeLimit, statutory: TimeLimit): boolean {
  if (promised.unit === statutory.unit) return promised.count <= statutory.count;
  return spanInDays(promised).most <= spanInDays(statutory).least;
}

/** What a draft may never say, gaps or no gaps: a promise beyond the law (M19), one fact proven twice (M16), what was cancelled (M16). */
export function judgeDraft(item: ItemContent, cancelledCodes: ReadonlySet<string>): readonly Refusal[] {
  return inOrderOfCodes([
    ...judgeLimits(item),
    ...judgeFacts(item.materials),
    ...judgeStages(item.specialProcedures),
    ...judgeCancelled(item.materials, cancelledCodes),
  ]);
}

/**
 * What a version must have before it is published, all findings at once: a legal basis for the item, each material, stage and fee
 * (M16, M17, M22), each material's way, form and copies (M23), and all that the guide shows (M24, AL 30).
 */
export function judgePublication(item: ItemVersion, cancelledCodes: ReadonlySet<string>): Verdict<ItemVersion> {
  const refusals = [
    ...judgeDraft(item, cancelledCodes),
    ...judgeBases(item),
    ...item.materials.flatMap((material, index) => judgeDetails(material, index)),
    ...judgeGuide(item),
  ];
  return refusals.length > 0 ? refuse(...inOrderOfCodes(refusals)) : grant({ ...item, status: 'PUBLISHED' });
}

/** The guide never goes back (M24): a draft older than a version that has been published is out of date. */
export function judgeSuccession(draft: ItemVersion, versions: readonly ItemVersion[]): Refusal[] {
  const later = versions.find(({ version, status }) => version > draft.version && status !== 'DRAFT');
  if (later === undefined) return [];
  const facts = { version: draft.version, later: later.version };
  return [{ code: 'ILLEGAL_TRANSITION', reason: 'olderItem', path: ['input', 'version'], basis: '通知第24条', facts }];
}

function judgeLimits(item: ItemContent): Refusal[] {
  const { promisedLimit, statutoryLimit, handling } = item;
  const path = ['input', 'promisedLimit'];
  if (handling === 'INSTANT' && promisedLimit.count !== 0) return [{ code: 'INVALID_INPUT', reason: 'instantPromise', path, basis: null }];
  if (handling === 'PROMISED' && promisedLimit.count === 0) return [{ code: 'INVALID_INPUT', reason: 'promisedZero', path, basis: null }];
  if (isWithin(promisedLimit, statutoryLimit)) return [];
  const facts = { promised: limitText(promisedLimit), statutory: limitText(statutoryLimit) };
  return [{ code: 'PROMISE_EXCEEDS_STATUTORY', path, basis: '通知第19条', facts }];
}

/** A limit as a fact of a sentence, which tells its unit in the caller's language. */
export const limitText = ({ count, unit }: TimeLimit): string => `${count} ${unit}`;

/** The fact that a material proves, however wide its characters and spaces were typed; empty while a draft leaves it open. */
const factOf = ({ proves }: Material): string => proves.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

function judgeFacts(materials: readonly Material[]): Refusal[] {
  const provenBy = new Map<string, Material>();
  const codes = new Set<string>();
  return materials.flatMap<Refusal>((material, index) => {
    const at = (field: string): string[] => ['input', 'materials', String(index), field];
    const found: Refusal[] = [];
    const fact = factOf(material);
    const other = fact === '' ? undefined : provenBy.get(fact);
    if (other !== undefined) {
      const facts = { material: material.name, other: other.name };
      found.push({ code: 'INVALID_INPUT', reason: 'sameFact', path: at('proves'), basis: '通知第16条', facts });
    } else provenBy.set(fact, material);
    if (codes.has(material.code))
      found.push({ code: 'INVALID_INPUT', reason: 'repeated', path: at('code'), basis: null, facts: { value: material.code } });
    codes.add(material.code);
    return found;
  });
}

/** Each kind of stage stands once: a case starts and ends it by its kind. */
function judgeStages(stages: readonly SpecialProcedure[]): Refusal[] {
  return stages.flatMap<Refusal>(({ kind }, index) =>
    stages.findIndex((stage) => stage.kind === kind) === index
      ? []
      : [
          {
            code: 'INVALID_INPUT',
            reason: 'repeatedStage',
            path: ['input', 'specialProcedures', String(index), 'kind'],
            basis: null,
            facts: { kind },
          },
        ],
  );
}

function judgeCancelled(materials: readonly Material[], cancelledCodes: ReadonlySet<string>): Refusal[] {
  return materials.flatMap<Refusal>((material, index) =>
    cancelledCodes.has(material.code)
      ? [
          {
            code: 'MATERIAL_CANCELLED',
            path: ['input', 'materials', String(index), 'code'],
            basis: '通知第16条',
            facts: { material: material.code },
          },
        ]
      : [],
  );
}

function judgeBases(item: ItemContent): Refusal[] {
  const isMissing = (basis: LegalBasis | null): boolean => basis === null || basis.title.trim() === '' || basis.article.trim() === '';
  const missing = (what: string, basis: LegalBasis | null, path: readonly string[], measure: string): Refusal[] =>
    isMissing(basis) ? [{ code: 'LEGAL_BASIS_REQUIRED', path: ['input', ...path], basis: measure, facts: { what } }] : [];
  return [
    ...(item.legalBases.length === 0 ? missing(item.name, null, ['legalBases'], '通知第22条') : []),
    ...item.legalBases.flatMap((basis, index) => missing(item.name, basis, ['legalBases', String(index)], '通知第22条')),
    ...item.materials.flatMap((material, index) =>
      missing(material.name, material.legalBasis, ['materials', String(index), 'legalBasis'], '通知第16条'),
    ),
    ...item.specialProcedures.flatMap<Refusal>(({ kind, legalBasis }, index) => {
      const path = ['input', 'specialProcedures', String(index), 'legalBasis'];
      return isMissing(legalBasis) ? [{ code: 'LEGAL_BASIS_REQUIRED', reason: 'stage', path, basis: '通知第17条', facts: { kind } }] : [];
    }),
    ...item.fees.flatMap((fee, index) => missing(fee.name, fee.legalBasis, ['fees', String(index), 'legalBasis'], '行政许可法第五十八条')),
  ];
}

function judgeDetails(material: Material, index: number): Refusal[] {
  const lacking = (field: string): Refusal => ({
    code: 'MATERIAL_DETAILS_REQUIRED',
    reason: field,
    path: ['input', 'materials', String(index), field],
    basis: '通知第23条',
    facts: { what: material.name },
  });
  const found: Refusal[] = [];
  if (material.howToObtain.trim() === '') found.push(lacking('howToObtain'));
  if (material.proves.trim() === '') found.push(lacking('proves'));
  if (material.formUrl !== null && material.sampleUrl === null) found.push(lacking('sampleUrl'));
  if (material.role === 'MAIN' && material.deferral !== 'NONE') found.push(lacking('deferral'));
  return found;
}

function judgeGuide(item: ItemContent): Refusal[] {
  const lacking = (field: string, basis = '通知第24条'): Refusal => ({
    code: 'MATERIAL_DETAILS_REQUIRED',
    reason: field,
    path: ['input', field],
    basis,
    facts: { what: item.name },
  });
  const found: Refusal[] = [];
  if (item.conditions.length === 0) found.push(lacking('conditions'));
  if (!item.materials.some((material) => material.role === 'MAIN')) found.push(lacking('materials', '通知第14条'));
  if (item.procedure.length === 0) found.push(lacking('procedure'));
  if (item.reviewStandard.trim() === '') found.push(lacking('reviewStandard'));
  if (!item.entersCenter && (item.exemptionReason ?? '').trim() === '') {
    found.push({ code: 'REASON_REQUIRED', path: ['input', 'exemptionReason'], basis: '通知第4条' });
  }
  return found;
}
