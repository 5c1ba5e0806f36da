import { writeCalendar } from '../../../prisma/calendar/calendar-write.js';
import { Calendars } from '../../../prisma/calendar/calendars.js';
import { testDatabase } from '../../support/database.js';
import { waitFor } from '../../support/wait-for.js';

const onServer = process.env['TEST_DATABASE_URL'] === undefined ? test.skip : test;

onServer('calendars that several processes publish at once are numbered one after the other', async () => {
  const database = await testDatabase({ engine: 'server' });
  const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];
  const publish = (year: number): Promise<void> => {
    const calendar = { year, source: `notice of ${year}`, restWeekdays: [], workingWeekendDays: [] };
    return writeCalendar(database, { year: calendar, movedCases: 0, mark: null, now: '2017-12-01T00:00:00.000Z' });
  };
  const publishing = await database.transaction(async (transaction) => {
    await transaction.query('LOCK TABLE calendar_year IN SHARE MODE');
    const begun = Promise.all(years.map(publish));
    const waiting = 'SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database WHERE datname = current_database() AND NOT granted';
    await waitFor(async () => (await transaction.query(waiting)).length === years.length, 'all to stand before the table');
    return { begun };
  });
  await publishing.begun;
  const published = (await Calendars.load(database)).inForce().filter(({ year }) => years.includes(year));
  expect(published.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual(years.map((_, index) => index + 1));
  await database.close();
});
