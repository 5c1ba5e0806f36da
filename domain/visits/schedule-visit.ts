import { isOpenTo } from '../cases/transitions.js';
import type { CaseRecord } from '../cases/case.js';
import type { ItemVersion } from '../items/item.js';
import { ownerOf } from '../members/owner-of.js';
import { inOrderOfCodes, type Refusal } from '../shared/refusal.js';
import { civilDateOf, type Instant } from '../shared/time.js';
import { isOnLeave, type Staff } from '../staff/staff.js';
import type { Project, VisitKind } from './visit.js';

export interface ScheduleRequest {
  readonly kind: VisitKind;
  readonly memberCode: string;
  readonly project: Project | null;
  readonly itemCodes: readonly string[];
  /** The published version of each item asked for, in that order; null where there is none. */
  readonly items: readonly (ItemVersion | null)[];
  readonly case: { readonly record: CaseRecord; readonly item: ItemVersion } | null;
  readonly contactOfficer: Staff;
  readonly attendees: readonly Staff[];
  readonly scheduledFor: Instant;
  readonly now: Instant;
}

/**
 * On-site service is for major projects (M26); a site survey is for an accepted, undecided case whose item lists it (M17, AL 34).
 * Refuses INVALID_INPUT, ILLEGAL_TRANSITION, ITEM_NOT_PUBLISHED, PROCEDURE_NOT_IN_ITEM, STAFF_NOT_ELIGIBLE (on leave that day),
 * MEMBER_MISMATCH (an item, a case or an officer of another member).
 */
export function judgeSchedule(request: ScheduleRequest): readonly Refusal[] {
  const { kind, project, case: tied, scheduledFor, now } = request;
  const refusals: Refusal[] = [];
  if (kind === 'ON_SITE_SERVICE' && project === null) refusals.push(invalid('projectRequired', 'project'));
  if (kind === 'SITE_SURVEY' && tied === null) refusals.push(invalid('caseRequired', 'case'));
  if (civilDateOf(scheduledFor) < civilDateOf(now)) {
    refusals.push({ ...invalid('visitPast', 'scheduledFor'), facts: { day: civilDateOf(scheduledFor), today: civilDateOf(now) } });
  }
  refusals.push(...judgeItems(request), ...judgeOfficers(request));
  if (tied !== null) refusals.push(...judgeCase(request, tied));
  return inOrderOfCodes(refusals);
}

function judgeItems({ items, itemCodes, memberCode }: ScheduleRequest): Refusal[] {
  return items.flatMap((item, index): Refusal[] => {
    const path = ['input', 'itemCodes', String(index)];
    const owner = item?.memberCode ?? ownerOf(itemCodes[index] ?? '') ?? memberCode;
    if (owner !== memberCode) return [{ code: 'MEMBER_MISMATCH', reason: 'item', path, basis: '通知第6条', facts: { member: owner } }];
    return item === null ? [{ code: 'ITEM_NOT_PUBLISHED', path, basis: '通知第24条' }] : [];
  });
}

function judgeOfficers({ contactOfficer, attendees, memberCode, scheduledFor }: ScheduleRequest): Refusal[] {
  const named = [{ officer: contactOfficer, path: ['input', 'contactOfficer'] }].concat(
    attendees.map((officer, index) => ({ officer, path: ['input', 'attendees', String(index)] })),
  );
  return named.flatMap(({ officer, path }) => judgeVisitor(officer, memberCode, civilDateOf(scheduledFor), path));
}

/** An officer of the member who is not on leave on the day of the visit. */
export function judgeVisitor(officer: Staff, memberCode: string, day: string, path: readonly string[]): Refusal[] {
  const facts = { officer: officer.name, day };
  if (officer.memberCode !== memberCode) return [{ code: 'MEMBER_MISMATCH', reason: 'officer', path, basis: '通知第26条', facts }];
  return isOnLeave(officer, day) ? [{ code: 'STAFF_NOT_ELIGIBLE', reason: 'leave', path, basis: '通知第3条', facts }] : [];
}

function judgeCase({ kind, memberCode }: ScheduleRequest, { record, item }: NonNullable<ScheduleRequest['case']>): Refusal[] {
  const path = ['input', 'case'];
  if (record.memberCode !== memberCode) return [{ code: 'MEMBER_MISMATCH', reason: 'case', path, basis: '通知第26条' }];
  if (kind !== 'SITE_SURVEY') return [];
  if (!isOpenTo('FINISH_PROCEDURE', record) && !isOpenTo('START_PROCEDURE', record)) {
    return [{ code: 'ILLEGAL_TRANSITION', reason: 'survey', path, basis: '行政许可法第三十四条', facts: { status: record.status } }];
  }
  if (item.specialProcedures.some((procedure) => procedure.kind === 'SITE_SURVEY')) return [];
  const listed = item.specialProcedures.map((procedure) => procedure.kind).join(', ') || 'NONE';
  return [{ code: 'PROCEDURE_NOT_IN_ITEM', path: ['input', 'kind'], basis: '通知第17条', facts: { kind: 'SITE_SURVEY', listed } }];
}

function invalid(reason: string, field: string): Refusal {
  return { code: 'INVALID_INPUT', reason, path: ['input', field], basis: null };
}
