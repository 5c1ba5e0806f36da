import { globalId } from '../../domain/members/member.js';
import type { Rectification } from '../../domain/rectifications/rectification.js';
import { civilDateOf, startOfDay, type Instant } from '../../domain/shared/time.js';
import { LEVEL_OF } from '../../domain/supervision/alert.js';
import { firstAlertDay, lockOverdue, markAlerted } from '../../prisma/rectifications/overdue.js';
import { writeAlert } from '../../prisma/supervision/alert-write.js';
import type { Services } from '../shared/context.js';

const BATCH = 200;

/** When the next line of a ledger becomes overdue; null where none will. */
export async function nextRectificationCheck({ database }: Services): Promise<Instant | null> {
  const day = await firstAlertDay(database);
  return day === null ? null : startOfDay(day);
}

/** Alerts what should have been put right by the day before: once for each line and due day. */
export async function alertOverdueRectifications({ database, ids, bus, clock }: Services, until: Instant): Promise<void> {
  for (;;) {
    const alerted = await database.transaction(async (transaction) => {
      const lines = await lockOverdue(transaction, civilDateOf(until), BATCH);
      for (const line of lines) {
        const { memberCode, problem, dueOn, responsible } = line;
        await writeAlert(transaction, {
          id: globalId('alert', memberCode, ids.next()),
          key: overdueKey(line),
          memberCode,
          caseId: null,
          kind: 'RECTIFICATION_OVERDUE',
          level: LEVEL_OF.RECTIFICATION_OVERDUE,
          raisedAt: clock.now(),
          facts: { problem, dueOn, responsible },
        });
        await markAlerted(transaction, line.id);
      }
      return lines.length;
    });
    if (alerted > 0) bus.wake();
    if (alerted < BATCH) return;
  }
}

/** What tells one alert of a ledger from another. */
export function overdueKey({ id }: Rectification): string {
  return `${id}.RECTIFICATION_OVERDUE`;
}
