import { withinCalendars } from '../calendar/within-calendars.js';
import { workingDaysAfter, type WorkingCalendar } from '../calendar/working-days.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf, type CivilDate, type Instant } from '../shared/time.js';
import type { CaseRecord } from './case.js';
import { judgeStep, type StepOutcome, type StepRequest } from './judge-step.js';

/**
 * 送达办结: the decision is handed over, within ten working days of it (AL 44).
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, RECORDED_OUT_OF_ORDER, OCCURRED_IN_FUTURE, STAFF_NOT_ELIGIBLE, MEMBER_MISMATCH.
 */
export function deliverCase(record: CaseRecord, request: StepRequest): Verdict<StepOutcome> {
  return close('DELIVER', record, request, { data: { kind: 'DELIVERED' }, status: 'DELIVERED' });
}

/**
 * 撤回: the applicant takes the application back before the decision, in person or by the window on the applicant's word.
 * Refuses as `deliverCase` does.
 */
export function withdrawCase(record: CaseRecord, request: StepRequest): Verdict<StepOutcome> {
  return close('WITHDRAW', record, request, { data: { kind: 'WITHDRAWN' }, status: 'WITHDRAWN' });
}

/** How long the applicant has to answer a correction notice: the law sets no time, so a decision of the hub. */
const ANSWER_WORKING_DAYS = 30;

/** The last day on which corrections asked for may come. Refuses CALENDAR_NOT_PUBLISHED. */
export function correctionsDueOn(requestedAt: Instant, calendar: WorkingCalendar): Verdict<CivilDate> {
  return withinCalendars(() => workingDaysAfter(civilDateOf(requestedAt), ANSWER_WORKING_DAYS, calendar));
}

/**
 * 终止: ends a case whose corrections, or whose promised materials, never came; not before thirty working days have passed since the
 * notice, or the day of the commitment.
 * Refuses as `deliverCase` does, and NOTICE_PERIOD_RUNNING, CALENDAR_NOT_PUBLISHED.
 */
export function terminateCase(record: CaseRecord, calendar: WorkingCalendar, request: StepRequest): Verdict<StepOutcome> {
  const today = civilDateOf(request.occurredAt ?? request.now);
  const { status, correction, commitment } = record;
  const answer = status === 'CORRECTION_PENDING' && correction !== null;
  const due = answer ? correctionsDueOn(correction.requestedAt, calendar) : grant(commitment?.supplementBy ?? '');
  if (!due.granted) return close('TERMINATE', record, request, TERMINATED, due.refusals);
  const dueOn = due.value;
  const running: Refusal[] =
    today > dueOn
      ? []
      : [
          {
            code: 'NOTICE_PERIOD_RUNNING',
            reason: answer ? 'correction' : 'commitment',
            path: ['input', 'case'],
            basis: answer ? '行政许可法第三十二条、通知第12条' : '通知第15条',
            facts: { dueOn },
          },
        ];
  return close('TERMINATE', record, request, TERMINATED, running);
}

const TERMINATED = { data: { kind: 'TERMINATED' }, status: 'TERMINATED' } as const;

function close(
  step: 'DELIVER' | 'WITHDRAW' | 'TERMINATE',
  record: CaseRecord,
  request: StepRequest,
  end: Pick<StepOutcome, 'data' | 'status'>,
  own: readonly Refusal[] = [],
): Verdict<StepOutcome> {
  const refusals = judgeStep(step, record, request, own);
  return refusals.length > 0 ? refuse(...refusals) : grant({ ...end, occurredAt: request.occurredAt ?? request.now, note: request.note });
}
