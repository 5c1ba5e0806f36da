import { firstDayAsked, obligationOfId, obligations, type Obligation } from '../../domain/reports/obligations.js';
import { statusOf, type ReportStatus } from '../../domain/reports/report.js';
import { covers, type MemberScope } from '../../domain/shared/scope.js';
import { civilDateOf } from '../../domain/shared/time.js';
import { readReports, readReportStates, type ReportCriteria, type ReportState } from '../../prisma/reports/report-read.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import type { HubContext, Services } from '../shared/context.js';
import { decodeCursor, listName } from '../shared/cursor.js';
import { keysetCursor, pageOf, pageSize } from '../shared/page.js';
import { reportView, type ReportView } from './report-view.js';

/** Which reports a list asks for. */
export interface ReportListCriteria extends ReportCriteria {
  readonly statuses: readonly ReportStatus[] | null;
}

/**
 * A page of what is owed, the latest due day first, then by id. What is owed is computed, not stored: two statements, one for the
 * states of what was submitted, one for the records of the page, whatever the length.
 */
export async function reportPage(
  { services }: HubContext,
  scope: MemberScope,
  criteria: ReportListCriteria,
  first: number,
  after: string | null | undefined,
): Promise<Page<ReportView>> {
  const size = pageSize(first);
  const list = listName('reports', 'DUE_DESC', criteria);
  const key = decodeCursor(list, ['day', 'text'], after);
  const states = await readReportStates(services.database, scope, criteria);
  const listed = listOf(services, scope, criteria, states);
  const start = key === null ? 0 : listed.findIndex((report) => isAfter(report, String(key[0]), String(key[1])));
  const page = start === -1 ? [] : listed.slice(start, start + size + 1);
  const submitted = new Set(states.map(({ id }) => id));
  const ids = page.map(({ id }) => id).filter((id) => submitted.has(id));
  const stored = new Map((await readReports(services.database, ids)).map((record) => [record.id, record]));
  return pageOf(page, {
    first: size,
    after,
    cursorOf: keysetCursor(list, ({ dueOn, id }) => [dueOn, id]),
    nodeOf: (report) => reportView(report, stored.get(report.id) ?? null, services),
    count: () => Promise.resolve(listed.length),
  });
}

/** Everything owed and offered that the criteria hold for, in the order of the list. */
function listOf(services: Services, scope: MemberScope, criteria: ReportListCriteria, states: readonly ReportState[]): Obligation[] {
  const today = services.clock.today();
  const byId = new Map(states.map((state) => [state.id, state]));
  const { members, forms, statuses, dueFrom, dueTo } = criteria;
  const isAsked = ({ form, dueOn, id }: Obligation): boolean =>
    (forms?.includes(form) ?? true) &&
    (dueFrom === null || dueOn >= dueFrom) &&
    (dueTo === null || dueOn <= dueTo) &&
    (statuses?.includes(statusOf(byId.get(id) ?? null, dueOn, today)) ?? true);
  const asked = services.registry.held().filter(({ code }) => covers(scope, code) && (members?.includes(code) ?? true));
  const since = firstDayAsked(civilDateOf(services.inServiceSince));
  const owed = asked.flatMap((member) => obligations(member, since, today));
  return [...owed, ...submittedBeside(owed, states, services)].filter(isAsked).sort(compareDue);
}

/** What was submitted though the list does not ask for it: second typical cases, and reports of earlier or later periods. */
function submittedBeside(owed: readonly Obligation[], states: readonly ReportState[], { registry }: Services): Obligation[] {
  const listed = new Set(owed.map(({ id }) => id));
  return states.flatMap(({ id }) => {
    const obligation = listed.has(id) ? null : obligationOfId(id, (code) => registry.findMember(code));
    return obligation === null ? [] : [obligation];
  });
}

function compareDue(a: Obligation, b: Obligation): number {
  return isAfter(a, b.dueOn, b.id) ? 1 : -1;
}

/** Whether a report stands after a place in the list. */
function isAfter(report: Obligation, dueOn: string, id: string): boolean {
  return report.dueOn === dueOn ? report.id > id : report.dueOn < dueOn;
}
