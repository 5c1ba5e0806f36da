import type { Applicant } from '../applicants/applicant.js';
import { judgeApplicant } from '../applicants/judge-applicant.js';
import type { SubmittedMaterial } from '../cases/case-event.js';
import { judgeOfficer, type StepRequest } from '../cases/judge-step.js';
import type { Material } from '../items/item.js';
import { grant, inOrderOfCodes, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf } from '../shared/time.js';
import type { JointMaterial } from './joint-case.js';

/** What a member says of an item of its own that others ask for. */
export interface ItemOffer {
  readonly itemCode: string;
  readonly memberCode: string;
  readonly published: boolean;
  /** The published version. */
  readonly versionId: string | null;
  readonly materials: readonly Pick<Material, 'code' | 'proves'>[];
  /** Codes that it asked for once and dropped since (M16). */
  readonly cancelledCodes: readonly string[];
}

export interface JointCaseRequest extends StepRequest {
  readonly lead: string;
  readonly applicant: Applicant;
  readonly itemCodes: readonly string[];
  readonly materials: readonly SubmittedMaterial[];
  readonly declaredTruthful: boolean;
  /** In the order of the item codes; null where the member cannot be asked now: it judges its part when it receives it. */
  readonly offers: readonly (ItemOffer | null)[];
}

const BASIS = '通知第27条';

/**
 * Opens a joint case: answers the set of materials, each with the fact that it proves, so that a paper handed in once serves every item
 * that asks for it.
 * Refuses INVALID_IDENTIFIER, INVALID_INPUT (an item or a material named twice), ITEM_NOT_PUBLISHED, DECLARATION_REQUIRED (M13),
 * MATERIAL_NOT_IN_ITEM (of none of the items), MATERIAL_CANCELLED (M16), STAFF_NOT_ELIGIBLE (M2), MEMBER_MISMATCH.
 */
export function openJointCase(request: JointCaseRequest): Verdict<readonly JointMaterial[]> {
  const { offers, materials, itemCodes } = request;
  const refusals: Refusal[] = [
    ...judgeApplicant(request.applicant, civilDateOf(request.now)),
    ...judgeRepeats(itemCodes, 'itemCodes'),
    ...judgeRepeats(
      materials.map(({ code }) => code),
      'materials',
    ),
    ...offers.flatMap<Refusal>((offer, index) =>
      offer === null || offer.published
        ? []
        : [{ code: 'ITEM_NOT_PUBLISHED', path: ['input', 'itemCodes', String(index)], basis: '通知第24条' }],
    ),
    ...materials.flatMap(({ code }, index) => judgeMaterial(code, index, offers)),
    ...judgeOfficer('RECEIVE', request.lead, request),
  ];
  if (!request.declaredTruthful) {
    refusals.push({ code: 'DECLARATION_REQUIRED', path: ['input', 'declaredTruthful'], basis: '行政许可法第三十一条、通知第13条' });
  }
  if (refusals.length > 0) return refuse(...inOrderOfCodes(refusals));
  const facts = new Map(offers.flatMap((offer) => offer?.materials ?? []).map(({ code, proves }) => [code, proves]));
  return grant(materials.map((material) => ({ ...material, proves: facts.get(material.code) ?? null })));
}

/** Of the one set, the materials that an item asks for: by its own code, or by the fact that they prove. */
export function materialsForItem(materials: readonly JointMaterial[], asked: ItemOffer['materials']): SubmittedMaterial[] {
  return asked.flatMap(({ code, proves }) => {
    const found = materials.find((material) => material.code === code) ?? materials.find((material) => material.proves === proves);
    return found === undefined ? [] : [{ code, sha256: found.sha256, note: found.note }];
  });
}

function judgeRepeats(values: readonly string[], field: string): Refusal[] {
  return values.flatMap<Refusal>((value, index) =>
    values.indexOf(value) === index
      ? []
      : [{ code: 'INVALID_INPUT', reason: 'repeated', path: ['input', field, String(index)], basis: null, facts: { value } }],
  );
}

/** A code that no item asks for is refused only when all items are known. */
function judgeMaterial(code: string, index: number, offers: readonly (ItemOffer | null)[]): Refusal[] {
  const path = ['input', 'materials', String(index), 'code'];
  if (offers.some((offer) => offer?.materials.some((material) => material.code === code))) return [];
  if (offers.some((offer) => offer?.cancelledCodes.includes(code)))
    return [{ code: 'MATERIAL_CANCELLED', path, basis: '通知第16条', facts: { material: code } }];
  return offers.includes(null) ? [] : [{ code: 'MATERIAL_NOT_IN_ITEM', path, basis: '通知第16条', facts: { material: code } }];
}

/** Why a joint case cannot be delivered as it stands. */
export function judgeDelivery(status: string, memberMismatch: boolean): Refusal[] {
  const path = ['input', 'jointCase'];
  if (memberMismatch) return [{ code: 'MEMBER_MISMATCH', reason: 'jointCase', path, basis: BASIS }];
  return status === 'READY_TO_DELIVER' ? [] : [{ code: 'ILLEGAL_TRANSITION', reason: 'jointCase', path, basis: BASIS, facts: { status } }];
}
