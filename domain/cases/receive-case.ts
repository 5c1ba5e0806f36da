import type { Applicant } from '../applicants/applicant.js';
import { judgeApplicant } from '../applicants/judge-applicant.js';
import type { ItemVersion } from '../items/item.js';
import type { JointCaseRef } from '../joint-cases/joint-case.js';
import { grant, inOrderOfCodes, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf } from '../shared/time.js';
import type { CaseMaterial } from './case.js';
import type { SubmittedMaterial } from './case-event.js';
import { judgeMaterials, judgeRepeated } from './hand-in-materials.js';
import { judgeOfficer, judgeTime, type StepOutcome, type StepRequest } from './judge-step.js';

export interface ReceiveRequest extends StepRequest {
  readonly title: string;
  readonly applicant: Applicant;
  readonly materials: readonly SubmittedMaterial[];
  readonly declaredTruthful: boolean;
  /** Codes that an earlier published version of the item asked for and that were dropped since (M16). */
  readonly cancelledCodes: ReadonlySet<string>;
  /** The joint case that it is a part of: then its lead has judged the officer and passes the part on (AL 26, M27). */
  readonly joint: JointCaseRef | null;
}

/**
 * 接件: a case begins, whatever is still missing; the five working days of acceptance run from here (AL 32).
 * Refuses INVALID_INPUT (one material twice), INVALID_IDENTIFIER, ITEM_NOT_PUBLISHED (with all that can be judged without the item),
 * DECLARATION_REQUIRED (M13), MATERIAL_NOT_IN_ITEM and MATERIAL_CANCELLED (M16), OCCURRED_IN_FUTURE (M21), STAFF_NOT_ELIGIBLE (M2),
 * MEMBER_MISMATCH.
 */
export function receiveCase(item: ItemVersion | null, number: string, request: ReceiveRequest): Verdict<StepOutcome> {
  const occurredAt = request.occurredAt ?? request.now;
  const published = item?.status === 'PUBLISHED' ? item : null;
  const refusals: Refusal[] = [
    ...judgeApplicant(request.applicant, civilDateOf(request.now)),
    ...judgeDeclaration(request),
    ...(published === null ? judgeRepeated(request.materials) : judgeMaterials(published, request.materials, request.cancelledCodes)),
    ...judgeTime(occurredAt, null, request.now),
    ...(request.joint === null ? judgeReceiver(published?.memberCode ?? request.caller.member ?? '', request) : []),
  ];
  if (published === null) refusals.push({ code: 'ITEM_NOT_PUBLISHED', path: ['input', 'itemCode'], basis: '通知第24条' });
  if (published === null || refusals.length > 0) return refuse(...inOrderOfCodes(refusals));
  const submitted = new Map(request.materials.map((material) => [material.code, material]));
  const materials = published.materials.map<CaseMaterial>(({ code }) => {
    const handedIn = submitted.get(code);
    return handedIn === undefined
      ? { code, status: 'MISSING', receivedAt: null, dueOn: null, sha256: null, note: null }
      : { code, status: 'SUBMITTED', receivedAt: occurredAt, dueOn: null, sha256: handedIn.sha256, note: handedIn.note };
  });
  return grant({
    data: {
      kind: 'RECEIVED',
      number,
      itemVersionId: published.id,
      itemCode: published.code,
      title: request.title,
      applicant: request.applicant,
      materials,
      declaredTruthful: true,
      ...(request.joint !== null && { joint: request.joint }),
    },
    status: 'RECEIVED',
    occurredAt,
    note: request.note,
  });
}

function judgeDeclaration({ declaredTruthful }: ReceiveRequest): Refusal[] {
  if (declaredTruthful) return [];
  return [{ code: 'DECLARATION_REQUIRED', path: ['input', 'declaredTruthful'], basis: '行政许可法第三十一条、通知第13条' }];
}

/** Without an item to receive by, whether the caller's officer may receive at all. */
function judgeReceiver(member: string, request: ReceiveRequest): Refusal[] {
  if (request.caller.member === member) return judgeOfficer('RECEIVE', member, request);
  return [{ code: 'MEMBER_MISMATCH', reason: 'item', path: ['input', 'itemCode'], basis: '通知第6条', facts: { member } }];
}
