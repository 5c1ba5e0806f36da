import type { CaseRecord } from '../../domain/cases/case.js';
import { clockInputOf } from '../../domain/cases/clock-input.js';
import type { WorkingCalendar } from '../../domain/calendar/working-days.js';
import { caseClock } from '../../domain/clock/case-clock.js';
import type { ItemVersion } from '../../domain/items/item.js';
import type { CivilDate } from '../../domain/shared/time.js';
import { readCasesCountedBefore } from '../../prisma/cases/case-read.js';
import type { CaseRow } from '../../prisma/cases/case-row.js';
import { refreshCase } from '../cases/commands/append-event.js';
import type { Services } from '../shared/context.js';

const BATCH = 200;

/**
 * Counts anew the days of all open cases that were counted by an earlier publication of the calendars. A case that fails is told to the
 * log and tried again with the next sweep.
 */
export async function recountCases(services: Services): Promise<void> {
  const { calendars, clock, items, onFault } = services;
  if (calendars.revision() === 0) return;
  for await (const row of casesCountedBefore(services, calendars.revision())) {
    const { id, itemVersionId } = row.record;
    try {
      await refreshCase(services, row, await items.get(itemVersionId), clock.now());
    } catch (error) {
      onFault(new Error(`the days of case ${id} could not be counted anew`, { cause: error }));
    }
  }
}

/** How many open cases have other days by the calendars to be published than by the present ones. */
export async function countMovedCases(services: Services, after: WorkingCalendar): Promise<number> {
  const { calendars, clock, items } = services;
  const before = calendars.current();
  const today = clock.today();
  let moved = 0;
  for await (const { record } of casesCountedBefore(services, calendars.revision() + 1)) {
    const item = await items.get(record.itemVersionId);
    if (dueDays(record, item, today, before) !== dueDays(record, item, today, after)) moved += 1;
  }
  return moved;
}

/** The open cases counted before a publication, in bounded batches. */
async function* casesCountedBefore({ database }: Services, revision: number): AsyncGenerator<CaseRow> {
  let after = '';
  for (;;) {
    const rows = await readCasesCountedBefore(database, revision, after, BATCH);
    yield* rows;
    after = rows.at(-1)?.record.id ?? '';
    if (rows.length < BATCH) return;
  }
}

/** The days that bind the member in a case, as one text; none where no published calendar reaches so far. */
function dueDays(record: CaseRecord, item: ItemVersion, today: CivilDate, calendar: WorkingCalendar): string {
  const clock = caseClock(clockInputOf(record, item), today, calendar);
  if (!clock.granted) return '';
  const { acceptanceDueOn, statutory, promised, deliveryDueOn } = clock.value;
  const limits = record.decidedAt === null ? [statutory?.dueOn, promised?.dueOn] : [deliveryDueOn];
  return [record.acceptedAt === null ? acceptanceDueOn : '', ...limits].join(' ');
}
