import { addDays, civilDateOf, startOfDay, type Instant } from '../../domain/shared/time.js';
import { firstClosing } from '../../prisma/appointments/appointment-read.js';
import { readDueCases, readFirstCheck } from '../../prisma/cases/case-read.js';
import type { CaseRow } from '../../prisma/cases/case-row.js';
import { firstRotationDay, rotateStaff } from '../../prisma/staff/staff-write.js';
import { readUnanchoredSince, writeAnchor } from '../../prisma/supervision/anchors.js';
import { closeAppointments } from '../appointments/close-appointments.js';
import { openElectronicInspections } from '../inspections/open-electronic.js';
import { settleJointCases } from '../joint-cases/settle-joint-case.js';
import { alertOverdueRectifications, nextRectificationCheck } from '../rectifications/rectification-alerts.js';
import { nextReportCheck, raiseReportAlerts } from '../reports/report-alerts.js';
import type { Services } from '../shared/context.js';
import { settleCase } from './settle-case.js';

/** Something that the passing of time does. Safe in many processes at once. */
interface DueCheck {
  /** When it next has something to do; null where nothing is ahead. */
  readonly next: (services: Services, until: Instant) => Promise<Instant | null>;
  /** Does all that falls due at an instant. */
  readonly run: (services: Services, at: Instant) => Promise<void>;
}

/** The checks of one run. The anchor of a day comes before whatever the next day does to its cases. */
const checksOfRun = (): readonly DueCheck[] => [
  { next: nextAnchor, run: anchorDay },
  { next: ({ database }) => firstClosing(database), run: closeAppointments },
  { next: nextRotation, run: ({ database }, at) => rotateStaff(database, civilDateOf(at)) },
  caseCheck(),
  { next: nextRectificationCheck, run: alertOverdueRectifications },
  { next: nextReportCheck, run: raiseReportAlerts },
];

/**
 * Runs every check that falls due until an instant, in the order of time (electronic supervision, M28, M29). On a training hub the
 * clock moves along. A case that fails is told to the log and left to the next run, so that it keeps none from being looked at.
 */
export async function runDueChecks(services: Services, until: Instant): Promise<void> {
  const checks = checksOfRun();
  for (;;) {
    const due = await Promise.all(checks.map(async (check) => ({ check, at: await check.next(services, until) })));
    const at = due.reduce<Instant | null>(
      (first, next) => (next.at !== null && (first === null || next.at < first) ? next.at : first),
      null,
    );
    if (at === null || at > until) break;
    await services.clock.training?.moveTo(at);
    for (const { check } of due.filter((one) => one.at === at)) await check.run(services, at);
  }
  await openElectronicInspections(services);
  await settleJointCases(services);
}

const BATCH = 200;
/** How many cases are written at a time, so that requests find free connections beside. */
const AT_A_TIME = 4;

/** What time does to cases; a longer work left over is done in the order in which it fell due. */
function caseCheck(): DueCheck {
  const failed = new Set<string>();
  const settle = async (services: Services, row: CaseRow, at: Instant): Promise<void> => {
    try {
      await settleCase(services, row, at);
    } catch (error) {
      failed.add(row.record.id);
      services.onFault(new Error(`case ${row.record.id} could not be brought up to date`, { cause: error }));
    }
  };
  return {
    next: ({ database }) => readFirstCheck(database, [...failed]),
    run: async (services, at) => {
      const rows = await readDueCases(services.database, at, [...failed], BATCH);
      for (let from = 0; from < rows.length; from += AT_A_TIME) {
        await Promise.all(rows.slice(from, from + AT_A_TIME).map((row) => settle(services, row, at)));
      }
    },
  };
}

/** The end of the first day that has events and no anchor yet. */
async function nextAnchor({ database }: Services): Promise<Instant | null> {
  const first = await readUnanchoredSince(database);
  return first === null ? null : startOfDay(addDays(civilDateOf(first), 1));
}

async function anchorDay({ database, clock, onAnchor }: Services, dueAt: Instant): Promise<void> {
  const anchor = await writeAnchor(database, addDays(civilDateOf(dueAt), -1), clock.now());
  if (anchor !== null) onAnchor(anchor);
}

async function nextRotation({ database }: Services): Promise<Instant | null> {
  const day = await firstRotationDay(database);
  return day === null ? null : startOfDay(day);
}
