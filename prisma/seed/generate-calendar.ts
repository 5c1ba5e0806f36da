/*
 * Writes calendar.ts. Run by hand when the State Council has published another year and chinese-days has taken it in: add the year and
 * its notice below, then from the root of the repository
 *
 *   npm run build && node dist/prisma/seed/generate-calendar.js > calendar.tmp && mv calendar.tmp prisma/seed/calendar.ts
 *   npx prettier --write prisma/seed/calendar.ts
 *
 * test/unit/calendar/calendar-data.test.ts then holds the result against two libraries and the known facts of 2017.
 */
import chineseDays from 'chinese-days';
import { addDays, type CivilDate } from '../../domain/shared/time.js';
import type { CalendarYear } from '../../domain/calendar/working-calendar.js';

/** The notices of each year; later ones change the first. Numbers stand only where they are sure. */
const notices: ReadonlyMap<number, string> = new Map([
  [2017, '国务院办公厅关于2017年部分节假日安排的通知'],
  // The notice for 2019 began its New Year's holiday in 2018: Saturday 29 December worked, Monday 31 December off.
  [2018, '国务院办公厅关于2018年部分节假日安排的通知；国务院办公厅关于2019年部分节假日安排的通知（2018年12月29日、31日）'],
  [2019, '国务院办公厅关于2019年部分节假日安排的通知；国务院办公厅关于调整2019年劳动节假期安排的通知'],
  [2020, '国务院办公厅关于2020年部分节假日安排的通知；国务院办公厅关于延长2020年春节假期的通知'],
  [2021, '国务院办公厅关于2021年部分节假日安排的通知'],
  [2022, '国务院办公厅关于2022年部分节假日安排的通知'],
  [2023, '国务院办公厅关于2023年部分节假日安排的通知（国办发明电〔2022〕16号）'],
  [2024, '国务院办公厅关于2024年部分节假日安排的通知'],
  [2025, '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）'],
  [2026, '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）'],
]);

function isWeekend(date: CivilDate): boolean {
  const weekday = new Date(`${date}T00:00:00.000Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function calendarYear(year: number, source: string): CalendarYear {
  const restWeekdays: CivilDate[] = [];
  const workingWeekendDays: CivilDate[] = [];
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = addDays(date, 1)) {
    const worked = chineseDays.isWorkday(date);
    if (isWeekend(date) && worked) workingWeekendDays.push(date);
    if (!isWeekend(date) && !worked) restWeekdays.push(date);
  }
  if (restWeekdays.length === 0) throw new Error(`chinese-days does not know the year ${year}`);
  return { year, source, restWeekdays, workingWeekendDays };
}

const years = [...notices].map(([year, source]) => calendarYear(year, source));
process.stdout.write(
  `import type { CalendarYear } from '../../domain/calendar/working-calendar.js';

/** The State Council's calendars from 2017 on, each under the notice that set it. Made by generate-calendar.ts; not edited by hand. */
export const calendarYears: readonly CalendarYear[] = ${JSON.stringify(years, null, 2)};
`,
);
