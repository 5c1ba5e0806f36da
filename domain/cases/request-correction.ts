import { withinCalendars } from '../calendar/within-calendars.js';
import type { WorkingCalendar } from '../calendar/working-days.js';
import { acceptanceDueOn } from '../clock/case-clock.js';
import type { ItemVersion } from '../items/item.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf } from '../shared/time.js';
import type { CaseRecord, CorrectionEntry } from './case.js';
import { correctionsDueOn } from './close-case.js';
import { judgeStep, judgeVersion, type StepOutcome, type StepRequest } from './judge-step.js';
import { clockInputOf } from './clock-input.js';

export interface CorrectionRequest extends StepRequest {
  readonly entries: readonly CorrectionEntry[];
}

const BASIS = '行政许可法第三十二条、通知第12条';

/**
 * 一次性告知补正 (M12, AL 32 (1)(4)): everything at once, within five working days of receipt, never a second time.
 * Refuses STALE_VERSION; in any state CORRECTION_ALREADY_REQUESTED and, once silence has made the acceptance or the five days are
 * over, CORRECTION_WINDOW_PASSED; ILLEGAL_TRANSITION; CALENDAR_NOT_PUBLISHED; MATERIAL_NOT_IN_ITEM; CORRECTION_ENTRIES_REQUIRED (no entry, an entry without
 * problem or standard, a missing main material left out); RECORDED_OUT_OF_ORDER, OCCURRED_IN_FUTURE, STAFF_NOT_ELIGIBLE,
 * MEMBER_MISMATCH.
 */
export function requestCorrection(
  record: CaseRecord,
  item: ItemVersion,
  calendar: WorkingCalendar,
  request: CorrectionRequest,
): Verdict<StepOutcome> {
  const occurredAt = request.occurredAt ?? request.now;
  const closed = [...judgeVersion(record, request), ...judgeOnce(record, civilDateOf(occurredAt), calendar)];
  if (closed.length > 0) return refuse(...closed.slice(0, 1));
  const answerBy = correctionsDueOn(occurredAt, calendar);
  const refusals = judgeStep('REQUEST_CORRECTION', record, request, [
    ...judgeEntries(record, item, request.entries),
    ...(answerBy.granted ? [] : answerBy.refusals),
  ]);
  if (refusals.length > 0) return refuse(...refusals);
  return grant({
    data: { kind: 'CORRECTION_REQUESTED', entries: request.entries },
    status: 'CORRECTION_PENDING',
    occurredAt,
    note: request.note,
  });
}

function judgeOnce(record: CaseRecord, today: string, calendar: WorkingCalendar): readonly Refusal[] {
  if (record.correction !== null) {
    const requestedOn = civilDateOf(record.correction.requestedAt);
    return [{ code: 'CORRECTION_ALREADY_REQUESTED', path: ['input', 'case'], basis: BASIS, facts: { requestedOn } }];
  }
  const due = withinCalendars(() => acceptanceDueOn(clockInputOf(record, null), calendar));
  if (!due.granted) return due.refusals;
  const dueOn = due.value;
  const silent = record.acceptanceMode === 'DEEMED' || (record.status === 'RECEIVED' && today > dueOn);
  return silent ? [{ code: 'CORRECTION_WINDOW_PASSED', path: ['input', 'case'], basis: BASIS, facts: { dueOn } }] : [];
}

function judgeEntries(record: CaseRecord, item: ItemVersion, entries: readonly CorrectionEntry[]): Refusal[] {
  const known = new Set(item.materials.map((material) => material.code));
  const asked = new Set(entries.map((entry) => entry.material));
  const incomplete = (reason: string, path: readonly string[], facts = {}): Refusal => ({
    code: 'CORRECTION_ENTRIES_REQUIRED',
    reason,
    path,
    basis: BASIS,
    facts,
  });
  const faults = entries.flatMap<Refusal>(({ material, problem, standard }, index) => {
    const path = ['input', 'entries', String(index)];
    if (!known.has(material))
      return [{ code: 'MATERIAL_NOT_IN_ITEM', path: [...path, 'material'], basis: '通知第16条', facts: { material } }];
    if (problem.trim() === '') return [incomplete('problem', [...path, 'problem'], { material })];
    return standard.trim() === '' ? [incomplete('standard', [...path, 'standard'], { material })] : [];
  });
  if (entries.length === 0) return [incomplete('none', ['input', 'entries'])];
  const missing = new Set(record.materials.filter((material) => material.status === 'MISSING').map((material) => material.code));
  const left = item.materials.filter(({ code, role }) => role === 'MAIN' && missing.has(code) && !asked.has(code));
  if (left.length > 0) {
    faults.push(incomplete('whole', ['input', 'entries'], { materials: left.map(({ name, code }) => `${name}（${code}）`).join('、') }));
  }
  return faults;
}
