import type { ItemVersion, SpecialProcedureKind } from '../items/item.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { mayFinish, runningProcedures, type CaseRecord } from './case.js';
import { judgeStep, type StepOutcome, type StepRequest } from './judge-step.js';

export interface ProcedureRequest extends StepRequest {
  readonly kind: SpecialProcedureKind;
}

export interface FinishRequest extends ProcedureRequest {
  readonly result: string;
}

/**
 * Starts a special stage (特殊环节), told to the applicant in writing with the time that it needs (AL 45, M17); the eight kinds of
 * AL 45 pause the clock.
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, PROCEDURE_NOT_IN_ITEM (not listed, so without legal basis), PROCEDURE_RUNNING,
 * RECORDED_OUT_OF_ORDER, OCCURRED_IN_FUTURE, STAFF_NOT_ELIGIBLE, MEMBER_MISMATCH.
 */
export function startProcedure(record: CaseRecord, item: ItemVersion, request: ProcedureRequest): Verdict<StepOutcome> {
  const { kind } = request;
  const own: Refusal[] = [];
  if (!item.specialProcedures.some((procedure) => procedure.kind === kind)) {
    own.push({
      code: 'PROCEDURE_NOT_IN_ITEM',
      path: ['input', 'kind'],
      basis: '通知第17条',
      facts: { kind, listed: item.specialProcedures.map((procedure) => procedure.kind).join(', ') || '—' },
    });
  }
  if (isRunning(record, kind))
    own.push({ code: 'PROCEDURE_RUNNING', path: ['input', 'kind'], basis: '行政许可法第四十五条', facts: { kind } });
  return verdict(judgeStep('START_PROCEDURE', record, request, own), record, request, { kind: 'PROCEDURE_STARTED', procedure: kind });
}

/**
 * Ends a special stage with its result; the clock runs on from the next day. A site survey (现场勘查) is the work of two officers, so
 * another one finishes it than started it (AL 34 (3)).
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, PROCEDURE_NOT_RUNNING, TWO_OFFICERS_REQUIRED, RECORDED_OUT_OF_ORDER, OCCURRED_IN_FUTURE,
 * STAFF_NOT_ELIGIBLE, MEMBER_MISMATCH.
 */
export function finishProcedure(record: CaseRecord, request: FinishRequest): Verdict<StepOutcome> {
  const { kind, officer } = request;
  const running = runningProcedures(record).find((procedure) => procedure.kind === kind);
  const own: Refusal[] = [];
  if (running === undefined) {
    own.push({ code: 'PROCEDURE_NOT_RUNNING', path: ['input', 'kind'], basis: '行政许可法第四十五条', facts: { kind } });
  } else if (officer !== null && !mayFinish(running, officer.id)) {
    own.push({
      code: 'TWO_OFFICERS_REQUIRED',
      path: ['input', 'by'],
      basis: '行政许可法第三十四条',
      facts: { officer: officer.name },
    });
  }
  return verdict(judgeStep('FINISH_PROCEDURE', record, request, own), record, request, {
    kind: 'PROCEDURE_FINISHED',
    procedure: kind,
    result: request.result,
  });
}

function isRunning(record: CaseRecord, kind: SpecialProcedureKind): boolean {
  return runningProcedures(record).some((procedure) => procedure.kind === kind);
}

function verdict(refusals: readonly Refusal[], record: CaseRecord, request: StepRequest, data: StepOutcome['data']): Verdict<StepOutcome> {
  return refusals.length > 0
    ? refuse(...refusals)
    : grant({ data, status: record.status, occurredAt: request.occurredAt ?? request.now, note: request.note });
}
