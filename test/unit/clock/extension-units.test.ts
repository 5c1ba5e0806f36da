import { workingCalendarOf } from '../../../domain/calendar/working-days.js';
import { caseClock } from '../../../domain/clock/case-clock.js';
import { countdown, type ClockPause } from '../../../domain/clock/countdown.js';
import type { TimeLimit, TimeUnit } from '../../../domain/items/item.js';
import { isWithin } from '../../../domain/items/judge-item.js';
import { calendarYears } from '../../../prisma/seed/calendar.js';

const calendar = workingCalendarOf(calendarYears);
const limit = (count: number, unit: TimeUnit): TimeLimit => ({ count, unit });

describe('a limit in one unit and its extension in another (rulings 11)', () => {
  const due = (of: TimeLimit, extra: TimeLimit, pauses: readonly ClockPause[] = []): string =>
    countdown(
      { limit: of, extraCount: extra.count, extraUnit: extra.unit, startsOn: '2017-02-06', pauses, decidedOn: null },
      '2017-12-29',
      calendar,
    ).dueOn;

  test.each<[TimeLimit, TimeLimit, string]>([
    [limit(1, 'WORKING_DAY'), limit(2, 'CALENDAR_DAY'), '2017-02-09'],
    [limit(1, 'WORKING_DAY'), limit(4, 'CALENDAR_DAY'), '2017-02-13'],
    [limit(8, 'WORKING_DAY'), limit(1, 'MONTH'), '2017-03-16'],
    [limit(5, 'CALENDAR_DAY'), limit(2, 'WORKING_DAY'), '2017-02-14'],
    [limit(15, 'CALENDAR_DAY'), limit(1, 'MONTH'), '2017-03-21'],
    [limit(1, 'MONTH'), limit(5, 'WORKING_DAY'), '2017-03-13'],
    [limit(1, 'MONTH'), limit(5, 'CALENDAR_DAY'), '2017-03-13'],
    [limit(8, 'WORKING_DAY'), limit(10, 'WORKING_DAY'), '2017-03-02'],
  ])('%j from 2017-02-06 and %j more end on %s', (of, extra, expected) => {
    expect(due(of, extra)).toBe(expected);
  });

  test('a pause is taken out of either part', () => {
    const pause: ClockPause = { kind: 'HEARING', from: '2017-02-08', to: '2017-02-10' };
    expect(due(limit(1, 'WORKING_DAY'), limit(4, 'CALENDAR_DAY'), [pause])).toBe('2017-02-13');
    expect(due(limit(3, 'WORKING_DAY'), limit(4, 'CALENDAR_DAY'), [pause])).toBe('2017-02-17');
  });

  test('without a unit of its own the extension has that of the limit', () => {
    const plain = { limit: limit(3, 'CALENDAR_DAY'), extraCount: 4, startsOn: '2017-02-06', pauses: [], decidedOn: null };
    expect(countdown(plain, '2017-02-06', calendar).dueOn).toBe(
      countdown({ ...plain, extraUnit: 'CALENDAR_DAY' }, '2017-02-06', calendar).dueOn,
    );
  });
});

test('statute in calendar days, promise in working days: an extension moves both by calendar days (XK01003)', () => {
  const counted = caseClock(
    {
      receivedOn: '2017-02-06',
      acceptedOn: '2017-02-06',
      deemed: false,
      decidedOn: null,
      deliveredOn: null,
      endedOn: null,
      statutoryLimit: limit(3, 'CALENDAR_DAY'),
      promisedLimit: limit(1, 'WORKING_DAY'),
      pauses: [],
      extension: { limit: limit(5, 'CALENDAR_DAY'), grantedOn: '2017-02-06' },
      acceptanceRestartedOn: null,
    },
    '2017-02-06',
    calendar,
  );
  // One working day and five days end on Sunday the 12th, which rolls to Monday.
  expect(counted).toMatchObject({ granted: true, value: { statutory: { dueOn: '2017-02-14' }, promised: { dueOn: '2017-02-13' } } });
});

test.each<[TimeLimit, TimeLimit, boolean]>([
  [limit(10, 'WORKING_DAY'), limit(10, 'WORKING_DAY'), true],
  [limit(11, 'WORKING_DAY'), limit(10, 'WORKING_DAY'), false],
  [limit(10, 'CALENDAR_DAY'), limit(10, 'WORKING_DAY'), true],
  [limit(11, 'CALENDAR_DAY'), limit(10, 'WORKING_DAY'), false],
  [limit(10, 'MONTH'), limit(10, 'WORKING_DAY'), false],
  [limit(1, 'MONTH'), limit(10, 'WORKING_DAY'), false],
  [limit(1, 'MONTH'), limit(31, 'CALENDAR_DAY'), true],
])('an extension of %j is surely within %j: %s', (asked, most, expected) => {
  expect(isWithin(asked, most)).toBe(expected);
});
