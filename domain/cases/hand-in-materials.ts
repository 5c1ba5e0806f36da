import type { ItemVersion } from '../items/item.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import type { CaseRecord, CaseStatus } from './case.js';
import type { SubmittedMaterial } from './case-event.js';
import { awaitedAfter } from './fold.js';
import { judgeStep, type StepOutcome, type StepRequest } from './judge-step.js';

export interface HandInRequest extends StepRequest {
  readonly materials: readonly SubmittedMaterial[];
  readonly cancelledCodes: ReadonlySet<string>;
}

/**
 * Hands in materials: at the window before acceptance (当场更正补正, M12, AL 32 (1)(3)), in answer to the correction notice, or as
 * promised (补交, M15).
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, INVALID_INPUT (none, one twice, or one that is not owed after acceptance), MATERIAL_NOT_IN_ITEM, MATERIAL_CANCELLED (M16),
 * RECORDED_OUT_OF_ORDER, OCCURRED_IN_FUTURE (M21), STAFF_NOT_ELIGIBLE, MEMBER_MISMATCH.
 */
export function handInMaterials(
  step: 'CORRECT_ON_THE_SPOT' | 'SUPPLEMENT',
  record: CaseRecord,
  item: ItemVersion,
  request: HandInRequest,
): Verdict<StepOutcome> {
  const { materials } = request;
  const nothing: Refusal[] =
    materials.length === 0 ? [{ code: 'INVALID_INPUT', reason: 'empty', path: ['input', 'materials'], basis: null }] : [];
  const refusals = judgeStep(step, record, request, [
    ...nothing,
    ...judgeMaterials(item, materials, request.cancelledCodes),
    ...judgeOwed(record, materials),
  ]);
  if (refusals.length > 0) return refuse(...refusals);
  return grant({
    data: { kind: step === 'CORRECT_ON_THE_SPOT' ? 'CORRECTED_ON_THE_SPOT' : 'MATERIALS_SUPPLEMENTED', materials },
    status: statusAfter(record, materials),
    occurredAt: request.occurredAt ?? request.now,
    note: request.note,
  });
}

/** Corrections answered in full bring the case back to the window: five new working days run (AL 32). */
function statusAfter(record: CaseRecord, materials: readonly SubmittedMaterial[]): CaseStatus {
  const isAnswered = record.correction !== null && awaitedAfter(record.correction, materials).length === 0;
  return record.status === 'CORRECTION_PENDING' && isAnswered ? 'RECEIVED' : record.status;
}

/** After the acceptance only what is still owed is handed in: what was accepted stays as it was judged. */
function judgeOwed(record: CaseRecord, materials: readonly SubmittedMaterial[]): Refusal[] {
  if (record.acceptedAt === null) return [];
  const submitted = new Set(record.materials.filter((material) => material.status === 'SUBMITTED').map((material) => material.code));
  return materials.flatMap<Refusal>(({ code }, index) =>
    submitted.has(code)
      ? [
          {
            code: 'INVALID_INPUT',
            reason: 'notOwed',
            path: ['input', 'materials', String(index), 'code'],
            basis: null,
            facts: { value: code },
          },
        ]
      : [],
  );
}

/** Only materials of the case's item version are taken, each once; what was cancelled stays cancelled (M16, M18). */
export function judgeMaterials(item: ItemVersion, materials: readonly SubmittedMaterial[], cancelledCodes: ReadonlySet<string>): Refusal[] {
  const known = new Set(item.materials.map((material) => material.code));
  const unknown = materials.flatMap<Refusal>(({ code }, index) => {
    if (known.has(code) || isRepeated(materials, index)) return [];
    return [
      {
        code: cancelledCodes.has(code) ? 'MATERIAL_CANCELLED' : 'MATERIAL_NOT_IN_ITEM',
        path: pathOf(index),
        basis: '通知第16条',
        facts: { material: code },
      },
    ];
  });
  return [...judgeRepeated(materials), ...unknown];
}

/** Each material is handed in once. */
export function judgeRepeated(materials: readonly SubmittedMaterial[]): Refusal[] {
  return materials.flatMap<Refusal>(({ code: value }, index) =>
    isRepeated(materials, index) ? [{ code: 'INVALID_INPUT', reason: 'repeated', path: pathOf(index), basis: null, facts: { value } }] : [],
  );
}

const pathOf = (index: number): string[] => ['input', 'materials', String(index), 'code'];

function isRepeated(materials: readonly SubmittedMaterial[], index: number): boolean {
  return materials.findIndex(({ code }) => code === materials[index]?.code) < index;
}
