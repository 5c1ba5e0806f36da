import type { CaseRecord } from '../../domain/cases/case.js';
import { clockInputOf } from '../../domain/cases/clock-input.js';
import type { WorkingCalendar } from '../../domain/calendar/working-days.js';
import { caseClock } from '../../domain/clock/case-clock.js';
import type { ItemVersion } from '../../domain/items/item.js';
import type { CivilDate } from '../../domain/shared/time.js';
import { readCasesCountedBefore } from '../../prisma/cases/case-read.js';
import { refreshCase } from '../cases/commands/append-event.js';
import type { Services } from '../shared/context.js';

const BATCH = 200;

/**
 * Counts anew the days of all open cases that were counted by an earlier publication of the calendars. Answers how many of them have
 * other days than `before`, the calendars as they were, gave them.
 */
export async function recountCases(services: Services, before: WorkingCalendar): Promise<number> {
  const { database, calendars, clock, items } = services;
  if (calendars.revision() === 0) return 0;
  let moved = 0;
  let after = '';
  for (;;) {
    const rows = await readCasesCountedBefore(database, calendars.revision(), after, BATCH);
    for (const row of rows) {
      const item = await items.get(row.record.itemVersionId);
      await refreshCase(services, row, item, clock.now());
      const days = (calendar: WorkingCalendar): string => dueDays(row.record, item, clock.today(), calendar);
      if (days(before) !== days(calendars.current())) moved += 1;
    }
    after = rows.at(-1)?.record.id ?? '';
    if (rows.length < BATCH) return moved;
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
