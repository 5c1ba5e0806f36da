import chineseDays from 'chinese-days';
import { isWorkday } from 'chinese-workday';
import { calendarYears } from '../../../prisma/seed/calendar.js';
import type { CalendarYear } from '../../../domain/calendar/working-calendar.js';
import { addDays, type CivilDate } from '../../../domain/shared/time.js';

function isWeekend(date: CivilDate): boolean {
  const weekday = new Date(`${date}T00:00:00.000Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function daysOf(year: number): CivilDate[] {
  const days: CivilDate[] = [];
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = addDays(date, 1)) days.push(date);
  return days;
}

function isWorked(calendar: CalendarYear, date: CivilDate): boolean {
  return isWeekend(date) ? calendar.workingWeekendDays.includes(date) : !calendar.restWeekdays.includes(date);
}

/** The days on which a library and the committed calendar differ, as `date committed/library`. */
function differences(calendar: CalendarYear, worked: (date: CivilDate) => boolean): string[] {
  const name = (value: boolean) => (value ? 'work' : 'rest');
  return daysOf(calendar.year)
    .filter((date) => worked(date) !== isWorked(calendar, date))
    .map((date) => `${date} ${name(isWorked(calendar, date))}/${name(worked(date))}`);
}

function calendarOf(year: number): CalendarYear {
  const calendar = calendarYears.find((candidate) => candidate.year === year);
  if (calendar === undefined) throw new Error(`no calendar of ${year}`);
  return calendar;
}

/*
 * Both libraries cover 2017 to 2026 (chinese-days from 2004, chinese-workday from 2011). They differ on four days; the notices decide:
 * - 2018-01-01: rest. New Year's Day is a statutory holiday (全国年节及纪念日放假办法, art. 2); chinese-workday lacks the day.
 * - 2020-01-31 and 2020-02-01: rest. 国务院办公厅关于延长2020年春节假期的通知 lengthened the holiday to 2 February and cancelled the
 *   Saturday's work; chinese-workday has the notice as it stood before.
 * - 2023-01-03: work. The notice for 2023 gives 31 December 2022 to 2 January 2023; chinese-workday rests a day too long.
 */
const settled: ReadonlyMap<number, readonly string[]> = new Map([
  [2018, ['2018-01-01 rest/work']],
  [2020, ['2020-01-31 rest/work', '2020-02-01 rest/work']],
  [2023, ['2023-01-03 work/rest']],
]);

describe('the seeded working calendars', () => {
  it('cover 2017 to 2026, one each, in order', () => {
    expect(calendarYears.map(({ year }) => year)).toEqual([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  });

  it('give 2017 its 249 working days, month by month', () => {
    const calendar = calendarOf(2017);
    const byMonth = Array.from({ length: 12 }, (_, month) => {
      const prefix = `2017-${String(month + 1).padStart(2, '0')}-`;
      return daysOf(2017).filter((date) => date.startsWith(prefix) && isWorked(calendar, date)).length;
    });
    expect(byMonth).toEqual([19, 19, 23, 19, 21, 22, 21, 23, 22, 17, 22, 21]);
    expect(byMonth.reduce((sum, count) => sum + count, 0)).toBe(249);
    expect(calendar.workingWeekendDays).toEqual(['2017-01-22', '2017-02-04', '2017-04-01', '2017-05-27', '2017-09-30']);
  });

  it.each(calendarYears)('hold for $year only weekdays off and weekend days worked, ascending and of that year', (calendar) => {
    expect(calendar.restWeekdays.filter(isWeekend)).toEqual([]);
    expect(calendar.workingWeekendDays.filter((date) => !isWeekend(date))).toEqual([]);
    const known = new Set(daysOf(calendar.year));
    for (const list of [calendar.restWeekdays, calendar.workingWeekendDays]) {
      expect(list).toEqual([...new Set(list)].sort());
      expect(list.filter((date) => !known.has(date))).toEqual([]);
    }
  });

  it.each(calendarYears)('name for $year the notice of that year', ({ year, source }) => {
    expect(source).toContain(`国务院办公厅关于${year}年部分节假日安排的通知`);
  });

  it.each(calendarYears)('agree for $year with chinese-days on every day', (calendar) => {
    expect(differences(calendar, (date) => chineseDays.isWorkday(date))).toEqual([]);
  });

  it.each(calendarYears)('agree for $year with chinese-workday but for the days settled above', (calendar) => {
    expect(differences(calendar, (date) => isWorkday(date))).toEqual(settled.get(calendar.year) ?? []);
  });
});
