import { firstDayAsked, obligations } from '../../domain/reports/obligations.js';
import { addDays, civilDateOf } from '../../domain/shared/time.js';
import { readCounts } from '../../prisma/appraisal/appraisal-read.js';
import { readStatistics } from '../../prisma/statistics/statistics-read.js';
import { mergeRows } from '../statistics/merge-rows.js';
import type { Services } from './context.js';
import type { FigureSource } from './figures.js';

/** Figures over the members whose data this process holds, one statement each. */
export function localFigures(services: () => Services): FigureSource {
  return {
    statistics: async (request) => {
      const { database, clock } = services();
      return { rows: mergeRows([await readStatistics(database, { ...request, today: clock.today() })]), unavailable: [] };
    },
    appraisals: async (from, to) => {
      const { database, clock, registry, inServiceSince } = services();
      const today = clock.today();
      const lastDue = to < today ? to : addDays(today, -1);
      const since = firstDayAsked(civilDateOf(inServiceSince));
      const counted = await readCounts(database, from, to, today);
      const rows = counted
        .filter(({ memberCode }) => registry.holds(memberCode))
        .map((row) => {
          const owed = obligations(registry.getMember(row.memberCode), since, lastDue);
          return { ...row, reportsOwed: owed.filter(({ dueOn }) => from <= dueOn && dueOn <= lastDue).length };
        });
      return { rows, unavailable: [] };
    },
  };
}
