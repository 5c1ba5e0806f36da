import { execFileSync } from 'node:child_process';
import { isWorkingDay, workingDaysAfter } from '../../domain/calendar/working-days.js';
import { caseClock } from '../../domain/clock/case-clock.js';
import { countdown, type ClockPause } from '../../domain/clock/countdown.js';
import type { TimeLimit } from '../../domain/items/item.js';
import { addDays } from '../../domain/shared/time.js';
import { Random } from '../support/random.js';
import { calendar, clockText, randomClockInput, randomPause } from '../support/random-clocks.js';

const SEEDS = Array.from({ length: 150 }, (_, seed) => seed + 1);

const due = (startsOn: string, limit: TimeLimit, pauses: readonly ClockPause[]): string =>
  countdown({ limit, extraCount: 0, startsOn, pauses, decidedOn: null }, addDays(startsOn, 150), calendar).dueOn;

/** Days taken out of a count by pauses: how much later the due day is, in days that count. */
function takenOut(startsOn: string, limit: TimeLimit, pauses: readonly ClockPause[]): number {
  const [without, paused] = [due(startsOn, limit, []), due(startsOn, limit, pauses)];
  let taken = 0;
  for (let day = addDays(without, 1); day <= paused; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) taken += 1;
  return taken;
}

describe('the clock of a case, over random facts', () => {
  test('a longer limit never ends earlier', () => {
    for (const seed of SEEDS) {
      const random = new Random(seed);
      const { acceptedOn, statutoryLimit, pauses } = randomClockInput(random);
      const longer = { ...statutoryLimit, count: statutoryLimit.count + random.between(1, 5) };
      expect([seed, due(acceptedOn ?? '', statutoryLimit, pauses) <= due(acceptedOn ?? '', longer, pauses)]).toEqual([seed, true]);
    }
  });

  test('a limit of working days ends on a working day, and so does any that rolls', () => {
    for (const seed of SEEDS) {
      const { acceptedOn, promisedLimit, pauses } = randomClockInput(new Random(seed));
      expect([seed, isWorkingDay(due(acceptedOn ?? '', promisedLimit, pauses), calendar)]).toEqual([seed, true]);
    }
  });

  test('pauses that overlap take out no more than their sum, and no less than the longest', () => {
    for (const seed of SEEDS) {
      const random = new Random(seed);
      const startsOn = addDays('2017-01-03', random.below(2_500));
      const limit: TimeLimit = { count: 40, unit: 'WORKING_DAY' };
      const pauses = Array.from({ length: random.between(2, 4) }, () => randomPause(random, startsOn));
      const alone = pauses.map((pause) => takenOut(startsOn, limit, [pause]));
      const together = takenOut(startsOn, limit, pauses);
      expect([seed, together <= alone.reduce((sum, one) => sum + one, 0), together >= Math.max(...alone)]).toEqual([seed, true, true]);
    }
  });

  test('a pause of n working days inside the count moves the day by n working days', () => {
    for (const seed of SEEDS) {
      const random = new Random(seed);
      const startsOn = addDays('2017-01-03', random.below(2_500));
      const limit: TimeLimit = { count: random.between(10, 40), unit: 'WORKING_DAY' };
      const from = workingDaysAfter(startsOn, random.between(1, 5), calendar);
      const n = random.between(1, 9);
      const pause: ClockPause = { kind: 'EXPERT_REVIEW', from, to: workingDaysAfter(from, n, calendar) };
      expect([seed, due(startsOn, limit, [pause])]).toEqual([seed, workingDaysAfter(due(startsOn, limit, []), n, calendar)]);
    }
  });

  test('in which order pauses are told makes no difference', () => {
    for (const seed of SEEDS) {
      const random = new Random(seed);
      const input = randomClockInput(random);
      const today = addDays(input.receivedOn, random.below(120));
      const tellDays = (facts: typeof input) => {
        const clock = caseClock(facts, today, calendar);
        return clock.granted ? { ...clock.value, pauses: null } : clock;
      };
      expect([seed, tellDays({ ...input, pauses: random.shuffled(input.pauses) })]).toEqual([seed, tellDays(input)]);
    }
  });

  test('an extension and the pauses move the statutory day alike, whichever came first', () => {
    for (const seed of SEEDS) {
      const random = new Random(seed);
      const input = { ...randomClockInput(random), decidedOn: null };
      const extension = { limit: { count: random.between(1, 10), unit: input.statutoryLimit.unit }, grantedOn: input.receivedOn };
      const day = (grantedOn: string): string | null => {
        const clock = caseClock({ ...input, extension: { ...extension, grantedOn } }, addDays(input.receivedOn, 150), calendar);
        return clock.granted ? (clock.value.statutory?.dueOn ?? null) : null;
      };
      expect([seed, day(addDays(input.receivedOn, 1))]).toEqual([seed, day(addDays(input.receivedOn, 40))]);
    }
  });

  test('the answer is the same under any time zone of the process', () => {
    const asked = SEEDS.map((seed) => {
      const random = new Random(seed);
      const input = randomClockInput(random);
      return { input, today: addDays(input.receivedOn, random.below(120)) };
    });
    const told = asked.map(({ input, today }) => clockText(input, today)).join('\n');
    for (const zone of ['Asia/Shanghai', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      const answer = execFileSync(process.execPath, ['--input-type=module', '--eval', IN_OTHER_ZONE], {
        env: { ...process.env, TZ: zone },
        input: JSON.stringify(asked),
        encoding: 'utf8',
      });
      expect([zone, answer === told]).toEqual([zone, true]);
    }
  });
});

/** The built rules, in a process of its own. */
const IN_OTHER_ZONE = `
  import { readFileSync } from 'node:fs';
  const { caseClock } = await import('./dist/domain/clock/case-clock.js');
  const { workingCalendarOf } = await import('./dist/domain/calendar/working-days.js');
  const { calendarYears } = await import('./dist/prisma/seed/calendar.js');
  const calendar = workingCalendarOf(calendarYears);
  const asked = JSON.parse(readFileSync(0, 'utf8'));
  process.stdout.write(asked.map(({ input, today }) => JSON.stringify(caseClock(input, today, calendar))).join('\\n'));
`;
