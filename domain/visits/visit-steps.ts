import { judgeRecord } from '../shared/judge-record.js';
import { grant, inOrderOfCodes, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { civilDateOf, type Instant } from '../shared/time.js';
import type { Staff } from '../staff/staff.js';
import { judgeVisitor } from './schedule-visit.js';
import type { Visit } from './visit.js';

export interface VisitReport {
  readonly guidance: string;
  readonly passedFirstTime: boolean | null;
  /** Who took part; none named: those of the schedule. */
  readonly attendees: readonly Staff[];
  readonly visitedAt: Instant;
  /** When something last happened in the visit's case; null without a case. */
  readonly after: Instant | null;
  readonly expectedVersion: number | null;
  readonly now: Instant;
}

/**
 * What the visit told the applicant, and who took part. A site survey takes two different officers (AL 34); the contact officer counts
 * where named among them. Refuses STALE_VERSION, ILLEGAL_TRANSITION, TWO_OFFICERS_REQUIRED, RECORDED_OUT_OF_ORDER,
 * OCCURRED_IN_FUTURE, STAFF_NOT_ELIGIBLE, MEMBER_MISMATCH.
 */
export function recordVisit(visit: Visit, report: VisitReport): Verdict<Visit> {
  const { visitedAt, now, after } = report;
  const closed = judgeRecord(visit, report.expectedVersion, ['SCHEDULED'], '通知第26条');
  if (closed.length > 0) return refuse(...closed);
  const attendees = report.attendees.length > 0 ? [...new Set(report.attendees.map(({ id }) => id))] : attendeesOf(visit);
  const refusals: Refusal[] = report.attendees.flatMap((officer, index) =>
    judgeVisitor(officer, visit.memberCode, civilDateOf(visitedAt), ['input', 'attendees', String(index)]),
  );
  if (visit.kind === 'SITE_SURVEY' && attendees.length < 2) {
    const path = ['input', 'attendees'];
    refusals.push({
      code: 'TWO_OFFICERS_REQUIRED',
      reason: 'visit',
      path,
      basis: '行政许可法第三十四条',
      facts: { count: attendees.length },
    });
  }
  const path = ['input', 'occurredAt'];
  if (visitedAt > now) refusals.push({ code: 'OCCURRED_IN_FUTURE', path, basis: '通知第21条', facts: { occurredAt: visitedAt, now } });
  if (after !== null && visitedAt < after) {
    refusals.push({ code: 'RECORDED_OUT_OF_ORDER', path, basis: '通知第21条', facts: { occurredAt: visitedAt, after } });
  }
  if (refusals.length > 0) return refuse(...inOrderOfCodes(refusals));
  const { guidance, passedFirstTime } = report;
  return grant({ ...visit, version: visit.version + 1, status: 'DONE', guidance, passedFirstTime, attendees, visitedAt, recordedAt: now });
}

/** Refuses STALE_VERSION, ILLEGAL_TRANSITION for a visit that took place or was cancelled. */
export function cancelVisit(visit: Visit, reason: string, expectedVersion: number | null): Verdict<Visit> {
  const closed = judgeRecord(visit, expectedVersion, ['SCHEDULED'], '通知第26条');
  return closed.length > 0 ? refuse(...closed) : grant({ ...visit, version: visit.version + 1, status: 'CANCELLED', cancelledFor: reason });
}

/** On-site service is given by its contact officer where nobody else is named. */
function attendeesOf(visit: Visit): readonly string[] {
  return visit.attendees.length > 0 || visit.kind === 'SITE_SURVEY' ? visit.attendees : [visit.contactOfficer];
}
