import { workingCalendarOf, workingDaysAfter, CalendarNotPublishedError, isWorkingDay } from '../../../domain/calendar/working-days.js';
import { caseClock, yellowFrom, type ClockInput } from '../../../domain/clock/case-clock.js';
import { addMonths, countdown, type ClockPause } from '../../../domain/clock/countdown.js';
import type { TimeLimit } from '../../../domain/items/item.js';
import { calendarYears } from '../../../prisma/seed/calendar.js';

const calendar = workingCalendarOf(calendarYears);
const days = (count: number): TimeLimit => ({ count, unit: 'WORKING_DAY' });
const pause = (from: string, to: string, kind: ClockPause['kind'] = 'EXPERT_REVIEW'): ClockPause => ({ kind, from, to });

const due = (startsOn: string, limit: TimeLimit, pauses: ClockPause[] = [], extraCount = 0): string =>
  countdown({ limit, extraCount, startsOn, pauses, decidedOn: null }, '2017-12-31', calendar).dueOn;

const input = (more: Partial<ClockInput>): ClockInput => ({
  receivedOn: '2017-02-06',
  acceptedOn: null,
  deemed: false,
  decidedOn: null,
  deliveredOn: null,
  endedOn: null,
  statutoryLimit: days(20),
  promisedLimit: days(8),
  pauses: [],
  extension: null,
  acceptanceRestartedOn: null,
  ...more,
});

function clock(more: Partial<ClockInput>, today: string) {
  const verdict = caseClock(input(more), today, calendar);
  if (!verdict.granted) throw new Error('refused');
  return verdict.value;
}

test.each([
  ['2017-01-26', 20, '2017-03-01'],
  ['2017-02-06', 8, '2017-02-16'],
  ['2017-02-06', 20, '2017-03-06'],
  ['2017-02-06', 45, '2017-04-11'],
  ['2017-03-06', 20, '2017-04-01'],
  ['2017-05-26', 1, '2017-05-27'],
  ['2017-09-29', 3, '2017-10-10'],
  ['2017-04-28', 1, '2017-05-02'],
  ['2017-09-20', 20, '2017-10-24'],
  ['2017-09-28', 10, '2017-10-18'],
])('accepted %s, %i working days end on %s (AL 82)', (startsOn, count, expected) => {
  expect(due(startsOn, days(count))).toBe(expected);
  expect(workingDaysAfter(startsOn, count, calendar)).toBe(expected);
});

test.each<[string, ClockPause[], string]>([
  ['an expert review', [pause('2017-03-13', '2017-03-20')], '2017-04-11'],
  [
    'two that overlap: the union, not the sum',
    [pause('2017-03-13', '2017-03-20'), pause('2017-03-16', '2017-03-24', 'TESTING')],
    '2017-04-17',
  ],
  ['Friday to Monday: one day', [pause('2017-03-10', '2017-03-13')], '2017-04-05'],
  ['Friday to Sunday: none', [pause('2017-03-10', '2017-03-12')], '2017-04-01'],
  ['Saturday to Sunday: none', [pause('2017-03-11', '2017-03-12')], '2017-04-01'],
  ['within one day: none', [pause('2017-03-13', '2017-03-13')], '2017-04-01'],
])('20 working days from 2017-03-06 with a pause: %s (AL 45)', (_what, pauses, expected) => {
  expect(due('2017-03-06', days(20), pauses)).toBe(expected);
});

test('a pause over the October holiday', () => {
  expect(due('2017-09-20', days(20), [pause('2017-09-28', '2017-10-09')])).toBe('2017-10-27');
});

test('an extension lengthens the limit (AL 42): 20 + 10, 45 + 15', () => {
  expect(due('2017-02-06', days(20), [], 10)).toBe('2017-03-20');
  expect(due('2017-02-06', days(45), [], 15)).toBe('2017-05-03');
});

test('calendar days and months that end on a rest day roll on; the last day stands in for a missing one', () => {
  expect(due('2017-09-05', { count: 30, unit: 'CALENDAR_DAY' })).toBe('2017-10-09');
  expect(addMonths('2017-11-30', 3)).toBe('2018-02-28');
  expect(due('2017-11-30', { count: 3, unit: 'MONTH' })).toBe('2018-02-28');
});

test('by when to ask for corrections or accept: five working days, also over a working Sunday (AL 32)', () => {
  expect(clock({ receivedOn: '2017-01-20' }, '2017-01-20').acceptanceDueOn).toBe('2017-01-26');
  expect(clock({}, '2017-02-06')).toMatchObject({ acceptanceDueOn: '2017-02-13', statutory: null, promised: null, light: 'STOPPED' });
});

test('accepted by silence, the limits run from the day of receipt', () => {
  expect(clock({ acceptedOn: '2017-02-13', deemed: true }, '2017-02-14').statutory).toMatchObject({
    startsOn: '2017-02-06',
    dueOn: '2017-03-06',
  });
});

test('the light: green in time, yellow with one day left, red past the promise, stopped while paused or finished', () => {
  const light = (today: string, more: Partial<ClockInput> = {}) => clock({ acceptedOn: '2017-02-06', ...more }, today).light;
  expect(['2017-02-14', '2017-02-15', '2017-02-16', '2017-02-17'].map((today) => light(today))).toEqual([
    'GREEN',
    'YELLOW',
    'YELLOW',
    'RED',
  ]);
  expect(light('2017-02-14', { pauses: [{ kind: 'HEARING', from: '2017-02-13', to: null }] })).toBe('STOPPED');
  expect(light('2017-02-14', { decidedOn: '2017-02-10' })).toBe('STOPPED');
});

test('a pause that begins later does not stop the light yet', () => {
  const pauses: ClockPause[] = [{ kind: 'HEARING', from: '2017-02-14', to: null }];
  const light = (today: string) => clock({ acceptedOn: '2017-02-06', pauses }, today).light;
  expect([light('2017-02-13'), light('2017-02-14')]).toEqual(['GREEN', 'STOPPED']);
});

test('a pause that is open when the case ends, ends with it: the days stand still from then on', () => {
  const pauses: ClockPause[] = [{ kind: 'HEARING', from: '2017-02-06', to: null }];
  const on = (today: string) => clock({ acceptedOn: '2017-02-06', endedOn: '2017-02-08', pauses }, today);
  expect(on('2017-02-20')).toEqual(on('2017-02-08'));
  expect(on('2017-02-20')).toMatchObject({
    statutory: { dueOn: '2017-03-08', daysUsed: 0 },
    pauses: [{ kind: 'HEARING', from: '2017-02-06', to: '2017-02-08' }],
    light: 'STOPPED',
  });
});

test('the day on which the light turns yellow is the one that lists are filtered by', () => {
  const promised = clock({ acceptedOn: '2017-02-06' }, '2017-02-06').promised;
  expect(promised === null ? null : yellowFrom(promised, calendar)).toBe('2017-02-15');
});

test('a decision on the due day is on time, one a day later is overdue', () => {
  const verdict = (decidedOn: string) => clock({ acceptedOn: '2017-02-06', decidedOn }, '2017-06-01').promised?.verdict;
  expect(verdict('2017-02-16')).toBe('ON_TIME');
  expect(verdict('2017-02-17')).toBe('OVERDUE');
});

test('a site survey never stops the clock (AL 45 does not name it)', () => {
  const pauses: ClockPause[] = [{ kind: 'SITE_SURVEY', from: '2017-02-07', to: '2017-02-10' }];
  expect(clock({ acceptedOn: '2017-02-06', pauses }, '2017-02-13')).toMatchObject({ promised: { dueOn: '2017-02-16' }, pauses: [] });
});

test('an extension moves the promise only when granted before the promised day', () => {
  const promisedDue = (grantedOn: string) =>
    clock({ acceptedOn: '2017-02-06', extension: { limit: days(10), grantedOn } }, '2017-02-20').promised?.dueOn;
  expect(promisedDue('2017-02-15')).toBe('2017-03-02');
  expect(promisedDue('2017-02-16')).toBe('2017-02-16');
});

test('the promised day is never later than the statutory one, though holidays lengthen a promise in working days (M19)', () => {
  const limits = { statutoryLimit: { count: 14, unit: 'CALENDAR_DAY' }, promisedLimit: days(10) } as const;
  const on = (today: string, more: Partial<ClockInput> = {}) => clock({ acceptedOn: '2017-01-26', ...limits, ...more }, today);
  expect(due('2017-01-26', days(10))).toBe('2017-02-15');
  expect(on('2017-02-08')).toMatchObject({
    statutory: { dueOn: '2017-02-09' },
    promised: { dueOn: '2017-02-09', daysUsed: 5, daysLeft: 1 },
    light: 'YELLOW',
  });
  expect(on('2017-02-10').promised).toMatchObject({ verdict: 'OVERDUE', daysLeft: -1 });
  const extended = (grantedOn: string) => on('2017-02-10', { extension: { limit: { count: 10, unit: 'CALENDAR_DAY' }, grantedOn } });
  expect(extended('2017-02-08')).toMatchObject({ statutory: { dueOn: '2017-02-20' }, promised: { dueOn: '2017-02-20' } });
  expect(extended('2017-02-09')).toMatchObject({ statutory: { dueOn: '2017-02-20' }, promised: { dueOn: '2017-02-09' } });
});

test('an instant item is due the same day', () => {
  expect(clock({ acceptedOn: '2017-02-06', promisedLimit: days(0) }, '2017-02-06').promised).toMatchObject({
    dueOn: '2017-02-06',
    verdict: 'RUNNING',
  });
});

test('the year after the last published one is provisional; later ones are CALENDAR_NOT_PUBLISHED, never a guess', () => {
  const last = calendarYears.at(-1)?.year ?? 0;
  expect(
    countdown({ limit: days(20), extraCount: 0, startsOn: `${last}-12-21`, pauses: [], decidedOn: null }, `${last}-12-22`, calendar)
      .provisional,
  ).toBe(true);
  expect(() => isWorkingDay(`${last + 2}-01-04`, calendar)).toThrow(CalendarNotPublishedError);
  const refused = caseClock(input({ receivedOn: `${last + 1}-12-30` }), `${last + 1}-12-30`, calendar);
  expect(refused).toMatchObject({ granted: false, refusals: [{ code: 'CALENDAR_NOT_PUBLISHED' }] });
});

test('the clock is monotone in days, and overlapping pauses never count more than their sum', () => {
  let seed = 20170206;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  const date = (offset: number): string => new Date(Date.UTC(2018, 0, 2 + offset)).toISOString().slice(0, 10);
  for (let round = 0; round < 200; round += 1) {
    const startsOn = date(random(300));
    const count = 1 + random(60);
    const a = pause(date(random(300)), date(300 + random(40)));
    const b = pause(date(random(300)), date(300 + random(40)), 'HEARING');
    const plain = due(startsOn, days(count));
    expect(due(startsOn, days(count + 1)) > plain).toBe(true);
    expect(due(startsOn, days(count), [a, b])).toBe(due(startsOn, days(count), [b, a]));
    expect(due(startsOn, days(count), [a, b]) >= due(startsOn, days(count), [a])).toBe(true);
    expect(due(startsOn, days(count), [a, a])).toBe(due(startsOn, days(count), [a]));
  }
});
