import { obligations, overdueFrom, reportTitle, type Obligation } from '../../domain/reports/obligations.js';
import { globalId, type Member } from '../../domain/members/member.js';
import { LEVEL_OF } from '../../domain/supervision/alert.js';
import { addDays, civilDateOf, maxInstant, type Instant } from '../../domain/shared/time.js';
import type { Queries } from '../../prisma/database.js';
import { findUntoldOverdue, lockOverdueReports } from '../../prisma/reports/overdue-reports.js';
import { writeAlerts, type AlertDraft } from '../../prisma/supervision/alert-write.js';
import type { Services } from '../shared/context.js';

const KIND = 'REPORT_OVERDUE';
/** How many reports one statement looks at. */
const BATCH = 2_000;
const A_YEAR_AND_MORE = 400;

/** Up to when the due days of each hub's reports have been looked through in this process. */
const lookedThrough = new WeakMap<Services['database'], Instant>();

/** What tells the alert of one report from others; raised once. */
export function reportAlertKey({ id }: Pick<Obligation, 'id'>): string {
  return `${id}.${KIND}`;
}

/**
 * When report alerts are next to be raised: the earliest instant up to `now` at which a report fell overdue (00:00 after its due day)
 * that no alert tells of, else the end of the next due day. Only for reports that fall due after the hub went into service.
 */
export async function nextReportCheck(services: Services, now: Instant): Promise<Instant | null> {
  const next = nextDueEnd(services, lookedSoFar(services));
  if (next === null || next > now) return next;
  const untold = await findUntold(services, services.database, now);
  if (untold.length > 0) return untold.map(overdueFrom).reduce((first, at) => (at < first ? at : first));
  lookedThrough.set(services.database, now);
  return nextDueEnd(services, now);
}

/** Raises an alert for every report that fell overdue up to an instant and that none tells of. Safe in many processes at once. */
export async function raiseReportAlerts(services: Services, at: Instant): Promise<void> {
  const { database, clock, bus } = services;
  const raised = await database.transaction(async (transaction) => {
    await lockOverdueReports(transaction);
    const untold = await findUntold(services, transaction, at);
    const raisedAt = maxInstant(clock.now(), at);
    for (let from = 0; from < untold.length; from += BATCH) {
      await writeAlerts(
        transaction,
        untold.slice(from, from + BATCH).map((report) => alertDraft(services, report, raisedAt)),
      );
    }
    return untold.length;
  });
  lookedThrough.set(database, maxInstant(lookedSoFar(services), at));
  if (raised > 0) bus.wake();
}

function lookedSoFar({ database, inServiceSince }: Services): Instant {
  return lookedThrough.get(database) ?? inServiceSince;
}

async function findUntold(services: Services, queries: Queries, until: Instant): Promise<Obligation[]> {
  const passed = passedBetween(services.registry.held(), lookedSoFar(services), until);
  const untold: Obligation[] = [];
  for (let from = 0; from < passed.length; from += BATCH) {
    const batch = passed.slice(from, from + BATCH);
    const asked = batch.map((report) => ({ id: report.id, at: overdueFrom(report), key: reportAlertKey(report) }));
    const ids = new Set(await findUntoldOverdue(queries, asked));
    untold.push(...batch.filter(({ id }) => ids.has(id)));
  }
  return untold;
}

/** The end of the first due day after an instant; the days are the same for all members of a kind. */
function nextDueEnd({ registry }: Services, after: Instant): Instant | null {
  const kinds = [...new Map(registry.held().map((member) => [member.kind, member])).values()];
  const ends = passedBetween(kinds, after, `${addDays(civilDateOf(after), A_YEAR_AND_MORE)}T00:00:00.000Z`).map(overdueFrom);
  return ends.length === 0 ? null : ends.reduce((first, end) => (end < first ? end : first));
}

/** The reports whose due day ended after one instant and up to another. */
function passedBetween(members: readonly Member[], after: Instant, until: Instant): Obligation[] {
  // A report falls due at the latest in the month after its period; what ended before the last year began is long past.
  const endsFrom = `${Number(after.slice(0, 4)) - 1}-01-01`;
  return members
    .flatMap((member) => obligations(member, endsFrom, civilDateOf(until)))
    .filter((report) => overdueFrom(report) > after && overdueFrom(report) <= until);
}

function alertDraft({ ids }: Services, report: Obligation, raisedAt: Instant): AlertDraft {
  return {
    id: globalId('alert', report.memberCode, ids.next()),
    key: reportAlertKey(report),
    memberCode: report.memberCode,
    caseId: null,
    kind: KIND,
    level: LEVEL_OF[KIND],
    raisedAt,
    facts: { title: reportTitle(report), dueOn: report.dueOn, office: report.receivingOffice },
  };
}
