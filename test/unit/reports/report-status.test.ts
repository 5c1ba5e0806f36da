import { daysLeft, statusOf } from '../../../domain/reports/report.js';

const DUE = '2017-03-05';
const submitted = (submittedAt: string) => ({ state: 'SUBMITTED', submittedAt }) as const;

describe('the status of a report, which nobody sets', () => {
  it.each([
    ['DUE before its day', null, '2017-03-04', 'DUE'],
    ['DUE on its day, a Sunday', null, DUE, 'DUE'],
    ['OVERDUE from the next day on', null, '2017-03-06', 'OVERDUE'],
    ['SUBMITTED in the last minute of the day in Shanghai', submitted('2017-03-05T15:59:59.999Z'), '2017-04-01', 'SUBMITTED'],
    ['SUBMITTED_LATE with the first instant of the next', submitted('2017-03-05T16:00:00.000Z'), '2017-03-06', 'SUBMITTED_LATE'],
    [
      'RETURNED until it is submitted anew, in time',
      { state: 'RETURNED', submittedAt: '2017-03-01T00:00:00.000Z' } as const,
      '2017-03-02',
      'RETURNED',
    ],
    ['RETURNED, past the day', { state: 'RETURNED', submittedAt: '2017-03-01T00:00:00.000Z' } as const, '2017-03-09', 'RETURNED'],
  ])('%s', (_, stored, today, status) => {
    expect(statusOf(stored, DUE, today)).toBe(status);
  });

  it.each([
    ['DUE', '2017-03-02', 3],
    ['DUE', '2017-03-05', 0],
    ['OVERDUE', '2017-03-07', -2],
    ['RETURNED', '2017-03-04', 1],
    ['SUBMITTED', '2017-03-02', null],
    ['SUBMITTED_LATE', '2017-03-07', null],
  ] as const)('%s on %s reminds of %s days', (status, today, days) => {
    expect(daysLeft(status, DUE, today)).toBe(days);
  });
});
