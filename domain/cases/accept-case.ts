import type { WorkingCalendar } from '../calendar/working-days.js';
import { caseClock } from '../clock/case-clock.js';
import type { ItemVersion, Material } from '../items/item.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf, type CivilDate } from '../shared/time.js';
import type { CaseRecord, Commitment } from './case.js';
import { judgeStep, type StepOutcome, type StepRequest } from './judge-step.js';
import { clockInputOf } from './clock-input.js';
import { COMMITMENT_CLAUSES } from './commitment-clauses.js';

/** The commitment (承诺书, M15) as the applicant signs it: three clauses. */
export interface CommitmentOffer {
  readonly signedBy: string;
  readonly supplementBy: CivilDate;
  readonly lawfulOperation: boolean;
  readonly acceptSupervision: boolean;
  readonly text: string | null;
}

export interface AcceptRequest extends StepRequest {
  readonly commitment: CommitmentOffer | null;
}

/**
 * 受理: the statutory and the promised limit start (AL 32 (1)(5), AL 42); tolerantly (容缺受理, M14) where only deferrable materials
 * are missing and the applicant commits to them in writing (M15).
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, MAIN_MATERIAL_MISSING (M14), COMMITMENT_REQUIRED, COMMITMENT_CLAUSE_MISSING,
 * COMMITMENT_DUE_TOO_LATE (after the promised day), MATERIALS_OUTSTANDING (one that may not be deferred), CORRECTION_PENDING,
 * RECORDED_OUT_OF_ORDER, OCCURRED_IN_FUTURE, STAFF_NOT_ELIGIBLE (a permanent official accepts, M2), MEMBER_MISMATCH.
 */
export function acceptCase(record: CaseRecord, item: ItemVersion, calendar: WorkingCalendar, request: AcceptRequest): Verdict<StepOutcome> {
  const occurredAt = request.occurredAt ?? request.now;
  const missing = missingMaterials(record, item);
  const refusals = judgeStep('ACCEPT', record, request, [
    ...judgeCompleteness(missing),
    ...judgeCommitment(missing, request.commitment, promisedDay(record, item, calendar, civilDateOf(occurredAt)), civilDateOf(occurredAt)),
    ...judgePending(record, item),
  ]);
  if (refusals.length > 0) return refuse(...refusals);
  const commitment = request.commitment === null ? null : signed(request.commitment, occurredAt, missing);
  return grant({
    data: { kind: 'ACCEPTED', mode: commitment === null ? 'NORMAL' : 'TOLERANT', commitment },
    status: 'ACCEPTED',
    occurredAt,
    note: request.note,
  });
}

/** The materials of the item that have not been handed in. */
export function missingMaterials(record: CaseRecord, item: ItemVersion): readonly Material[] {
  const missing = new Set(record.materials.filter((material) => material.status === 'MISSING').map((material) => material.code));
  return item.materials.filter((material) => missing.has(material.code));
}

const isDeferrable = ({ role, deferral }: Material): boolean => role === 'NON_MAIN' && deferral !== 'NONE';
const names = (materials: readonly Material[]): string => materials.map((material) => material.name).join('、');

function judgeCompleteness(missing: readonly Material[]): Refusal[] {
  const main = missing.filter((material) => material.role === 'MAIN');
  const other = missing.filter((material) => material.role === 'NON_MAIN' && !isDeferrable(material));
  const refusals: Refusal[] = [];
  if (main.length > 0)
    refusals.push({ code: 'MAIN_MATERIAL_MISSING', basis: '行政许可法第三十二条、通知第14条', facts: { materials: names(main) } });
  if (other.length > 0)
    refusals.push({
      code: 'MATERIALS_OUTSTANDING',
      reason: 'notDeferrable',
      basis: '行政许可法第三十二条、通知第14条',
      facts: { materials: names(other) },
    });
  return refusals;
}

function judgeCommitment(
  missing: readonly Material[],
  commitment: CommitmentOffer | null,
  promisedDueOn: CivilDate | null,
  today: CivilDate,
): Refusal[] {
  const deferrable = missing.filter(isDeferrable);
  const path = ['input', 'commitment'];
  const basis = '通知第15条';
  if (commitment === null) {
    return deferrable.length === 0 ? [] : [{ code: 'COMMITMENT_REQUIRED', path, basis, facts: { materials: names(deferrable) } }];
  }
  const { supplementBy, lawfulOperation, acceptSupervision } = commitment;
  const refusals: Refusal[] = [];
  if (missing.length === 0) refusals.push({ code: 'INVALID_INPUT', reason: 'nothingToDefer', path, basis: null });
  if (supplementBy < today) {
    refusals.push({
      code: 'INVALID_INPUT',
      reason: 'commitmentPast',
      path: [...path, 'supplementBy'],
      basis: null,
      facts: { supplementBy, today },
    });
  }
  if (!lawfulOperation)
    refusals.push({ code: 'COMMITMENT_CLAUSE_MISSING', reason: 'lawfulOperation', path: [...path, 'lawfulOperation'], basis });
  if (!acceptSupervision)
    refusals.push({ code: 'COMMITMENT_CLAUSE_MISSING', reason: 'acceptSupervision', path: [...path, 'acceptSupervision'], basis });
  if (promisedDueOn !== null && supplementBy > promisedDueOn) {
    refusals.push({ code: 'COMMITMENT_DUE_TOO_LATE', path: [...path, 'supplementBy'], basis, facts: { supplementBy, promisedDueOn } });
  }
  return refusals;
}

/** The acceptance, granted or refused, waits for what a correction notice asked for. */
export function judgePending(record: CaseRecord, item: ItemVersion): Refusal[] {
  if (record.status !== 'CORRECTION_PENDING') return [];
  const awaited = item.materials.filter((material) => record.correction?.awaited.includes(material.code));
  return [{ code: 'CORRECTION_PENDING', basis: '行政许可法第三十二条、通知第12条', facts: { materials: names(awaited) } }];
}

/** The promised day if the case is accepted today; null where no calendar reaches so far (judged with the whole record). */
function promisedDay(record: CaseRecord, item: ItemVersion, calendar: WorkingCalendar, today: CivilDate): CivilDate | null {
  const clock = caseClock({ ...clockInputOf(record, item), acceptedOn: today }, today, calendar);
  return clock.granted ? (clock.value.promised?.dueOn ?? null) : null;
}

function signed(offer: CommitmentOffer, signedAt: string, missing: readonly Material[]): Commitment {
  const { signedBy, supplementBy, text } = offer;
  return { signedBy, signedAt, supplementBy, text: text ?? COMMITMENT_CLAUSES, materials: missing.map((material) => material.code) };
}
