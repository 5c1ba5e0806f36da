import type { AccountabilityAction } from '../../../domain/accountability/accountability.js';
import { notify } from '../../../domain/accountability/accountability-steps.js';
import { withinCalendars } from '../../../domain/calendar/within-calendars.js';
import { workingCalendarOf, workingDaysAfter } from '../../../domain/calendar/working-days.js';
import type { CaseRecord } from '../../../domain/cases/case.js';
import { correctionsDueOn } from '../../../domain/cases/close-case.js';
import type { ItemVersion } from '../../../domain/items/item.js';
import { PUBLIC } from '../../../domain/shared/caller.js';
import { rotate } from '../../../domain/staff/keep-staff.js';
import { procedureDays } from '../../../domain/supervision/case-causes.js';
import { calendarYears } from '../../../prisma/seed/calendar.js';

/** 2017 is published, 2018 provisional. */
const calendar = workingCalendarOf(calendarYears.filter(({ year }) => year === 2017));
const LAST_DAY = '2018-12-31T02:00:00.000Z';
const refused = { granted: false, refusals: [{ code: 'CALENDAR_NOT_PUBLISHED', basis: '行政许可法第八十二条', facts: { year: 2019 } }] };

describe('a count that leaves the published calendars is refused, never a fault (AL 82)', () => {
  test('while one within them is told', () => {
    expect(withinCalendars(() => workingDaysAfter('2017-02-06', 5, calendar))).toEqual({ granted: true, value: '2017-02-13' });
  });

  test('for the statement of a person held to account', () => {
    const action = { status: 'PROPOSED', version: 1, subjectId: null } as AccountabilityAction;
    const step = { text: null, expectedVersion: null, caller: PUBLIC, now: LAST_DAY };
    expect(notify(action, step, calendar)).toMatchObject(refused);
  });

  test('for a change of post', () => {
    const change = { toWindow: 'b', effectiveOn: '2019-01-02' };
    expect(rotate({ windowId: 'a', rotations: [] }, change, '2018-12-31', calendar)).toMatchObject(refused);
  });

  test('for the answer to a correction notice', () => {
    expect(correctionsDueOn(LAST_DAY, calendar)).toMatchObject(refused);
  });

  test('while a procedure that runs so long has no last day yet', () => {
    const started = (kind: string, startedAt: string) => ({ kind, startedAt, startedBy: null, finishedAt: null, result: null });
    const record = { procedures: [started('HEARING', LAST_DAY), started('TESTING', '2017-02-06T02:00:00.000Z')] } as unknown as CaseRecord;
    const stage = (kind: string) => ({ kind, maxDays: 20 });
    const item = { specialProcedures: [stage('HEARING'), stage('TESTING')] } as unknown as ItemVersion;
    expect(procedureDays(record, item, calendar).map(({ kind, dueOn }) => [kind, dueOn])).toEqual([['TESTING', '2017-03-06']]);
  });
});
