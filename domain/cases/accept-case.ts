import type { ItemVersion } from '../items/item.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import type { CaseRecord } from './case.js';
import { judgeStep, type StepOutcome, type StepRequest } from './judge-step.js';

/**
 * 受理: all materials are there; the statutory and the promised limit start (AL 32 (1)(5), AL 42).
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, MAIN_MATERIAL_MISSING (M14), MATERIALS_OUTSTANDING, RECORDED_OUT_OF_ORDER,
 * OCCURRED_IN_FUTURE, STAFF_NOT_ELIGIBLE (a permanent official accepts, M2), MEMBER_MISMATCH.
 */
export function acceptCase(record: CaseRecord, item: ItemVersion, request: StepRequest): Verdict<StepOutcome> {
  const refusals = judgeStep('ACCEPT', record, request, judgeCompleteness(record, item));
  if (refusals.length > 0) return refuse(...refusals);
  return grant({
    data: { kind: 'ACCEPTED', mode: 'NORMAL' },
    status: 'ACCEPTED',
    occurredAt: request.occurredAt ?? request.now,
    note: request.note,
  });
}

function judgeCompleteness(record: CaseRecord, item: ItemVersion): Refusal[] {
  const missing = new Set(record.materials.filter((material) => material.status === 'MISSING').map((material) => material.code));
  const named = (role: 'MAIN' | 'NON_MAIN'): string =>
    item.materials
      .filter((material) => material.role === role && missing.has(material.code))
      .map((material) => material.name)
      .join('、');
  const main = named('MAIN');
  const other = named('NON_MAIN');
  const refusals: Refusal[] = [];
  if (main !== '') refusals.push({ code: 'MAIN_MATERIAL_MISSING', basis: '行政许可法第三十二条、通知第14条', facts: { materials: main } });
  if (other !== '') refusals.push({ code: 'MATERIALS_OUTSTANDING', basis: '行政许可法第三十二条', facts: { materials: other } });
  return refusals;
}
