import type { ItemVersion, SpecialProcedureKind } from '../items/item.js';
import { hasRole } from '../shared/caller.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf, type CivilDate } from '../shared/time.js';
import { owedMaterials, runningProcedures, type CaseRecord, type Outcome } from './case.js';
import { judgeReasons, judgeStep, type StepOutcome, type StepRequest } from './judge-step.js';

export interface DecideRequest extends StepRequest {
  readonly outcome: Outcome;
  readonly reasons: string;
  readonly validUntil: CivilDate | null;
}

/**
 * 一核: the second pair of eyes decides, never the reviewer (M5); grants are public (AL 40). No decision without the procedures that
 * the item makes mandatory, nor while one runs; a grant waits for every material owed before it, a rejection until the day to which
 * the applicant committed.
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, INVALID_INPUT (validity of a rejection, or one that ends before the decision),
 * MATERIALS_OUTSTANDING (M14), REASON_REQUIRED, PROCEDURE_REQUIRED, PROCEDURE_RUNNING, SAME_OFFICER, RECORDED_OUT_OF_ORDER,
 * OCCURRED_IN_FUTURE, STAFF_NOT_ELIGIBLE (M2), MEMBER_MISMATCH.
 */
export function decideCase(record: CaseRecord, item: ItemVersion, request: DecideRequest): Verdict<StepOutcome> {
  const occurredAt = request.occurredAt ?? request.now;
  const refusals = judgeStep('DECIDE', record, request, [
    ...judgeValidity(request, civilDateOf(occurredAt)),
    ...judgeOutstanding(record, item, request.outcome, civilDateOf(occurredAt)),
    ...judgeReasons(request.reasons, ['input', 'reasons'], '行政许可法第三十八条'),
    ...judgeProcedures(record, item),
    ...judgeSecondEyes(record, request),
  ]);
  if (refusals.length > 0) return refuse(...refusals);
  return grant({
    data: {
      kind: 'DECIDED',
      outcome: request.outcome,
      reasons: request.reasons,
      validUntil: request.validUntil,
      publicNotice: request.outcome === 'APPROVED',
    },
    status: request.outcome,
    occurredAt,
    note: request.note,
  });
}

function judgeValidity(request: DecideRequest, decidedOn: CivilDate): Refusal[] {
  const { validUntil, outcome } = request;
  if (validUntil === null) return [];
  const path = ['input', 'validUntil'];
  if (outcome === 'REJECTED') return [{ code: 'INVALID_INPUT', reason: 'validityOfRejection', path, basis: null }];
  if (validUntil < decidedOn)
    return [{ code: 'INVALID_INPUT', reason: 'validityEnded', path, basis: null, facts: { validUntil, decidedOn } }];
  return [];
}

function judgeOutstanding(record: CaseRecord, item: ItemVersion, outcome: Outcome, today: CivilDate): Refusal[] {
  const described = new Map(item.materials.map((material) => [material.code, material]));
  const owed = owedMaterials(record).filter(({ code, status, dueOn }) => {
    if (outcome === 'REJECTED')
      return status === 'DEFERRED' && described.get(code)?.deferral === 'BEFORE_DECISION' && today <= (dueOn ?? '');
    return status === 'MISSING' || described.get(code)?.deferral === 'BEFORE_DECISION';
  });
  const materials = owed.map(({ code }) => described.get(code)?.name ?? code).join('、');
  return owed.length === 0 ? [] : [{ code: 'MATERIALS_OUTSTANDING', basis: '通知第14条', facts: { materials } }];
}

function judgeProcedures(record: CaseRecord, item: ItemVersion): Refusal[] {
  const finished = new Set(record.procedures.filter(({ finishedAt }) => finishedAt !== null).map(({ kind }) => kind));
  const running = runningProcedures(record);
  const isRunning = (kind: SpecialProcedureKind): boolean => running.some((procedure) => procedure.kind === kind);
  const required = item.specialProcedures.filter(({ kind, mandatory }) => mandatory && !finished.has(kind) && !isRunning(kind));
  return [
    ...required.map<Refusal>(({ kind, legalBasis }) => ({
      code: 'PROCEDURE_REQUIRED',
      basis: legalBasis === null ? '通知第17条' : `${legalBasis.title}${legalBasis.article}`,
      facts: { kind },
    })),
    ...running.map<Refusal>(({ kind }) => ({ code: 'PROCEDURE_RUNNING', basis: '行政许可法第四十五条', facts: { kind } })),
  ];
}

/** Reviewer and checker are two persons, by staff record and by token subject; a member's system speaks for many officers. */
function judgeSecondEyes(record: CaseRecord, request: DecideRequest): Refusal[] {
  const { review } = record;
  if (review === null) return [];
  const sameStaff = request.officer !== null && request.officer.id === review.by;
  const sameSubject = review.subject !== null && !hasRole(request.caller, 'MEMBER_SYSTEM') && review.subject === request.caller.subject;
  return sameStaff || sameSubject
    ? [
        {
          code: 'SAME_OFFICER',
          path: ['input', 'by'],
          basis: '通知第5条',
          facts: { officer: request.officer?.name ?? request.caller.name },
        },
      ]
    : [];
}
