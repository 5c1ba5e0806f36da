import { system } from '../../support/callers.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { LEADER, look, pass, refusals, REVIEWER, take } from '../../support/law.js';
import { grantOf, MANAGER } from '../../support/service.js';
import { MEMBER, receive } from '../../support/straight-road.js';

const CALENDAR_DAYS = '120101-XK01003';
const MONTHS = '120101-XK00902';
const REQUEST = { days: 2, reason: '需要补充核查', approvedBy: LEADER.staff };

describe('extensions (AL 42)', () => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub();
  });
  afterEach(() => hub.close());

  const accepted = async (itemCode?: string): Promise<string> => {
    const { id } = await receive(hub, itemCode === undefined ? {} : { itemCode });
    await take(hub, 'acceptCase', id, {});
    return id;
  };

  test('have the unit of the statutory limit, for the promise too: three calendar days and one working day, five days more', async () => {
    const id = await accepted(CALENDAR_DAYS);
    const days = async () => {
      const { clock } = await look(hub, id, 'clock { statutory { dueOn } promised { dueOn } }');
      return [clock.statutory.dueOn, clock.promised.dueOn];
    };
    expect(await days()).toEqual(['2017-02-09', '2017-02-07']);
    await take(hub, 'extendCase', id, { ...REQUEST, days: 5 }, LEADER);
    // Five working days would have ended the promise on the 14th; five calendar days end on a Sunday.
    expect(await days()).toEqual(['2017-02-14', '2017-02-13']);
  });

  test('the notice of one that came too late to move the promise says that it stays', async () => {
    const id = await accepted();
    const promisedOn = async () => (await look(hub, id, 'clock { promised { dueOn } }')).clock.promised.dueOn as string;
    const before = await promisedOn();
    await pass(hub, `${before}T09:00:00+08:00`);
    await take(hub, 'extendCase', id, REQUEST, LEADER);
    expect(await promisedOn()).toBe(before);
    const { documents } = await look(hub, id, 'documents { kind html }');
    const notice = documents.find(({ kind }: { kind: string }) => kind === 'EXTENSION_NOTICE');
    expect(notice.html).toContain('承诺期限不变，仍为');
  });

  test.each([
    ['zh-CN', '该事项不得延长办理期限'],
    ['en', 'The time limit of this item is never extended'],
  ] as const)('three months are never extended: EXTENSION_TOO_LONG, told in %s', async (language, message) => {
    const id = await accepted(MONTHS);
    expect(await refusals(hub, 'extendCase', id, { ...REQUEST, days: 1 }, LEADER, language)).toEqual([
      { code: 'EXTENSION_TOO_LONG', path: ['input', 'days'], basis: '行政许可法第四十二条', message },
    ]);
  });

  test('as many days as the item allows are granted, one more is not', async () => {
    const id = await accepted();
    expect((await refusals(hub, 'extendCase', id, { ...REQUEST, days: 11 }, LEADER)).map(({ code }) => code)).toEqual([
      'EXTENSION_TOO_LONG',
    ]);
    await take(hub, 'extendCase', id, { ...REQUEST, days: 10 }, LEADER);
  });

  test('a leader on leave approves nothing (M3)', async () => {
    const leave = { staff: LEADER.staff, startsOn: '2017-02-07', endsOn: '2017-02-07', reason: '事假', approvedBy: '示例局长' };
    await grantOf(hub, 'recordLeave', leave, MANAGER);
    const id = await accepted();
    await pass(hub, '2017-02-07T09:00:00+08:00');
    const request = { ...REQUEST, by: REVIEWER.staff };
    const [refused, ...others] = await refusals(hub, 'extendCase', id, request, system(MEMBER));
    expect(others).toEqual([]);
    expect(refused).toMatchObject({ code: 'STAFF_NOT_ELIGIBLE', path: ['input', 'approvedBy'], basis: '通知第3条' });
    await pass(hub, '2017-02-08T09:00:00+08:00');
    await take(hub, 'extendCase', id, request, system(MEMBER));
  });
});
