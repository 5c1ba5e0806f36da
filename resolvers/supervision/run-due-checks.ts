import { addDays, civilDateOf, startOfDay, type Instant } from '../../domain/shared/time.js';
import { readDueCases } from '../../prisma/cases/case-read.js';
import type { CaseRow } from '../../prisma/cases/case-row.js';
import { readUnanchoredSince, writeAnchor } from '../../prisma/supervision/anchors.js';
import type { Services } from '../shared/context.js';
import { settleCase } from './settle-case.js';

const BATCH = 200;
/** How many cases are written at a time, so that requests find free connections beside. */
const AT_A_TIME = 4;

/**
 * Runs every check that falls due until an instant, in the order of time: what the passing of days does to cases, and the anchors of
 * the days that ended (electronic supervision, M28, M29). On a training hub the clock moves along. Safe in many processes at once.
 */
export async function runDueChecks(services: Services, until: Instant): Promise<void> {
  for (;;) {
    const cases = await readDueCases(services.database, until, BATCH);
    const anchorAt = await anchorDue(services, cases[0]?.nextCheckAt ?? until);
    if (anchorAt !== null) {
      await services.clock.training?.moveTo(anchorAt);
      await anchorDay(services, anchorAt);
      continue;
    }
    const [first] = cases;
    if (first === undefined || first.nextCheckAt === null) return;
    await services.clock.training?.moveTo(first.nextCheckAt);
    await settleAll(services, cases, first.nextCheckAt);
  }
}

async function settleAll(services: Services, rows: readonly CaseRow[], until: Instant): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_A_TIME) {
    await Promise.all(rows.slice(from, from + AT_A_TIME).map((row) => settleCase(services, row, until)));
  }
}

/** The end of the first day that has events and no anchor yet, where it is over by an instant. */
async function anchorDue({ database }: Services, until: Instant): Promise<Instant | null> {
  const first = await readUnanchoredSince(database);
  if (first === null) return null;
  const dueAt = startOfDay(addDays(civilDateOf(first), 1));
  return dueAt <= until ? dueAt : null;
}

async function anchorDay({ database, clock, onAnchor }: Services, dueAt: Instant): Promise<void> {
  const anchor = await writeAnchor(database, addDays(civilDateOf(dueAt), -1), clock.now());
  if (anchor !== null) onAnchor(anchor);
}
