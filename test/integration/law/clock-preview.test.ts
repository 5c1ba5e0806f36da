import { testHub, type TestHub } from '../../support/hub.js';
import { CHECKER, LEADER, look, pass, REVIEWER, take } from '../../support/law.js';
import { receive } from '../../support/straight-road.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
});
afterAll(() => hub.close());

const CLOCK = `acceptanceDueOn light statutory { limit { count unit } startsOn dueOn daysUsed daysLeft verdict provisional }
  promised { limit { count unit } startsOn dueOn daysUsed daysLeft verdict provisional } deliveryDueOn pauses { kind from to }`;
const PREVIEW = `query ($input: ClockPreviewInput!) { clockPreview(input: $input) {
  deemedAcceptedOn userErrors { code path basis } clock { ${CLOCK} } } }`;

async function preview(input: object) {
  const answer = await hub.ask(PREVIEW, { input });
  expect(answer.errors).toBeUndefined();
  return answer.data?.['clockPreview'];
}

const LIMITS = { statutoryLimit: { count: 20 }, promisedLimit: { count: 8 } };
const review = (from: string, to: string | null) => ({ kind: 'EXPERT_REVIEW', from, to });

describe('clockPreview, for anybody', () => {
  test.each([
    ['2017-02-06', [], '2017-03-06'],
    ['2017-03-06', [], '2017-04-01'],
    ['2017-03-06', [review('2017-03-13', '2017-03-20')], '2017-04-11'],
    ['2017-03-06', [review('2017-03-13', '2017-03-20'), { kind: 'TESTING', from: '2017-03-16', to: '2017-03-24' }], '2017-04-17'],
    ['2017-03-06', [{ kind: 'SITE_SURVEY', from: '2017-03-13', to: '2017-03-20' }], '2017-04-01'],
  ])('accepted %s with pauses %j: the twentieth working day is %s', async (acceptedOn, pauses, dueOn) => {
    const { clock } = await preview({ ...LIMITS, receivedOn: acceptedOn, acceptedOn, pauses, asOf: acceptedOn });
    expect(clock.statutory.dueOn).toBe(dueOn);
  });

  test("by an item's own limits, decided and to be delivered", async () => {
    const answer = await preview({
      itemCode: '120101-XK00103',
      receivedOn: '2017-09-20',
      acceptedOn: '2017-09-20',
      decidedOn: '2017-09-28',
      asOf: '2017-09-28',
    });
    expect(answer).toMatchObject({
      deemedAcceptedOn: null,
      clock: { light: 'STOPPED', deliveryDueOn: '2017-10-18', statutory: { verdict: 'ON_TIME', daysUsed: 6 } },
    });
  });

  test('says what the clock of a case with the same days says, a hearing, an extension and a decision included', async () => {
    const itemCode = '120101-XK01001';
    const { id } = await receive(hub, { itemCode });
    await pass(hub, '2017-02-07T10:00:00+08:00');
    await take(hub, 'acceptCase', id, {});
    await pass(hub, '2017-02-08T10:00:00+08:00');
    await take(hub, 'startProcedure', id, { kind: 'HEARING' }, REVIEWER);
    const days = { itemCode, receivedOn: '2017-02-06', acceptedOn: '2017-02-07' };
    await pass(hub, '2017-02-09T10:00:00+08:00');
    const hearing = { kind: 'HEARING', from: '2017-02-08', to: null };
    const paused = { ...days, pauses: [hearing], asOf: '2017-02-09' };
    expect((await preview(paused)).clock).toEqual((await look(hub, id, `clock { ${CLOCK} }`)).clock);
    await pass(hub, '2017-02-13T10:00:00+08:00');
    await take(hub, 'finishProcedure', id, { kind: 'HEARING', result: '听证笔录附卷' }, REVIEWER);
    await take(hub, 'extendCase', id, { days: 10, reason: '需要补充核查', approvedBy: LEADER.staff }, LEADER);
    await take(hub, 'reviewCase', id, { favourable: true, text: '符合条件' }, REVIEWER);
    const extended = {
      ...days,
      pauses: [{ ...hearing, to: '2017-02-13' }],
      extension: { count: 10 },
      extensionGrantedOn: '2017-02-13',
      asOf: '2017-02-13',
    };
    expect((await preview(extended)).clock).toEqual((await look(hub, id, `clock { ${CLOCK} }`)).clock);
    await pass(hub, '2017-02-20T10:00:00+08:00');
    await take(hub, 'decideCase', id, { outcome: 'APPROVED', reasons: '符合法定条件、标准' }, CHECKER);
    const decided = { ...extended, decidedOn: '2017-02-20', asOf: '2017-02-20' };
    const { clock } = await preview(decided);
    expect(clock).toEqual((await look(hub, id, `clock { ${CLOCK} }`)).clock);
    expect(clock).toMatchObject({ light: 'STOPPED', statutory: { verdict: 'ON_TIME' }, promised: { verdict: 'ON_TIME' } });
  });

  test.each([
    ['an open pause counts as if it closed today', { pauses: [review('2017-02-08', null)], asOf: '2017-02-15' }, 'STOPPED', '2017-02-23'],
    ['the last promised day', { asOf: '2017-02-16' }, 'YELLOW', '2017-02-16'],
    ['the day after it', { asOf: '2017-02-17' }, 'RED', '2017-02-16'],
  ])('%s', async (_what, more, light, dueOn) => {
    const { clock } = await preview({ ...LIMITS, receivedOn: '2017-02-06', acceptedOn: '2017-02-06', ...more });
    expect(clock).toMatchObject({ light, promised: { dueOn } });
  });

  test.each([
    [{ count: 15, unit: 'CALENDAR_DAY' }, '2017-09-20', '2017-10-09'],
    [{ count: 1, unit: 'MONTH' }, '2017-03-31', '2017-05-02'],
    [{ count: 60, unit: 'CALENDAR_DAY' }, '2017-02-06', '2017-04-07'],
  ])('other laws count otherwise: %j from %s end on %s, a working day', async (statutoryLimit, acceptedOn, dueOn) => {
    const answer = await preview({ ...LIMITS, statutoryLimit, receivedOn: acceptedOn, acceptedOn, asOf: acceptedOn });
    expect(answer.clock.statutory.dueOn).toBe(dueOn);
  });

  test('silence: accepted at the end of the fifth working day, counted from the receipt', async () => {
    const silent = { ...LIMITS, receivedOn: '2017-02-06' };
    expect(await preview({ ...silent, asOf: '2017-02-13' })).toMatchObject({
      deemedAcceptedOn: null,
      clock: { statutory: null, acceptanceDueOn: '2017-02-13' },
    });
    expect(await preview({ ...silent, asOf: '2017-02-14' })).toMatchObject({
      deemedAcceptedOn: '2017-02-13',
      clock: { statutory: { startsOn: '2017-02-06', dueOn: '2017-03-06' } },
    });
  });

  test('an extension before the promised day moves both days, later one', async () => {
    const extended = { ...LIMITS, receivedOn: '2017-02-06', acceptedOn: '2017-02-06', extension: { count: 10 }, asOf: '2017-02-20' };
    const days = async (extensionGrantedOn: string | null) => {
      const { clock } = await preview({ ...extended, extensionGrantedOn });
      return [clock.promised.dueOn, clock.statutory.dueOn];
    };
    expect(await days('2017-02-15')).toEqual(['2017-03-02', '2017-03-20']);
    expect(await days('2017-02-16')).toEqual(['2017-02-16', '2017-03-20']);
    expect(await days(null)).toEqual(['2017-03-02', '2017-03-20']);
    const late = await preview({ ...extended, extensionGrantedOn: '2017-03-07' });
    expect(late.userErrors).toEqual([{ code: 'EXTENSION_TOO_LATE', path: ['input', 'extensionGrantedOn'], basis: '行政许可法第四十二条' }]);
  });

  test('an extension beyond what the item allows is EXTENSION_TOO_LONG, as for a case; by limits alone none is', async () => {
    const codes = async (more: object): Promise<[string, string][]> => {
      const answer = await preview({ receivedOn: '2017-02-06', acceptedOn: '2017-02-06', asOf: '2017-02-06', ...more });
      return answer.userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, path.join('.')]);
    };
    const tooLong = ['EXTENSION_TOO_LONG', 'input.extension'];
    const item = { itemCode: '120101-XK00103' };
    expect(await codes({ ...item, extension: { count: 10 } })).toEqual([]);
    expect(await codes({ ...item, extension: { count: 11 } })).toEqual([tooLong]);
    expect(await codes({ ...item, extension: { count: 11 }, extensionGrantedOn: '2017-04-05' })).toEqual([
      tooLong,
      ['EXTENSION_TOO_LATE', 'input.extensionGrantedOn'],
    ]);
    const inDays = (count: number) => ({ itemCode: '120101-XK01003', extension: { count, unit: 'CALENDAR_DAY' } });
    expect(await codes(inDays(10))).toEqual([]);
    expect(await codes(inDays(11))).toEqual([tooLong]);
    expect(await codes({ itemCode: '120101-XK00902', extension: { count: 1, unit: 'MONTH' } })).toEqual([tooLong]);
    expect(await codes({ ...LIMITS, extension: { count: 60 } })).toEqual([]);
  });

  test.each([
    ['neither item nor limits', { receivedOn: '2017-02-06', asOf: '2017-02-06' }, 'INVALID_INPUT', 'input.itemCode'],
    [
      'item and limits',
      { ...LIMITS, itemCode: '120101-XK00103', receivedOn: '2017-02-06', asOf: '2017-02-06' },
      'INVALID_INPUT',
      'input.itemCode',
    ],
    ['an item that nobody offers', { itemCode: 'X', receivedOn: '2017-02-06', asOf: '2017-02-06' }, 'ITEM_NOT_PUBLISHED', 'input.itemCode'],
    [
      'accepted before the receipt',
      { ...LIMITS, receivedOn: '2017-02-06', acceptedOn: '2017-02-03', asOf: '2017-02-06' },
      'INVALID_INPUT',
      'input.acceptedOn',
    ],
    [
      'decided before the acceptance',
      { ...LIMITS, receivedOn: '2017-02-06', decidedOn: '2017-02-07', asOf: '2017-02-08' },
      'INVALID_INPUT',
      'input.decidedOn',
    ],
    ['seen before the receipt', { ...LIMITS, receivedOn: '2017-02-06', asOf: '2017-02-03' }, 'INVALID_INPUT', 'input.asOf'],
    [
      'a pause that ends before it begins',
      { ...LIMITS, receivedOn: '2017-02-06', acceptedOn: '2017-02-06', pauses: [review('2017-02-08', '2017-02-07')], asOf: '2017-02-09' },
      'INVALID_INPUT',
      'input.pauses.0.to',
    ],
    [
      'an extension in another unit',
      { ...LIMITS, receivedOn: '2017-02-06', acceptedOn: '2017-02-06', extension: { count: 10, unit: 'CALENDAR_DAY' }, asOf: '2017-02-07' },
      'INVALID_INPUT',
      'input.extension',
    ],
    ['before the first calendar', { ...LIMITS, receivedOn: '2016-02-01', asOf: '2016-02-01' }, 'CALENDAR_NOT_PUBLISHED', undefined],
    [
      'beyond the provisional year',
      { ...LIMITS, receivedOn: '2027-12-27', acceptedOn: '2027-12-27', asOf: '2027-12-27' },
      'CALENDAR_NOT_PUBLISHED',
      undefined,
    ],
    [
      'a far day with many pauses, before any day is counted',
      {
        receivedOn: '2017-02-06',
        acceptedOn: '2017-02-06',
        asOf: '9999-12-31',
        statutoryLimit: { count: 1_000, unit: 'CALENDAR_DAY' },
        promisedLimit: { count: 1_000, unit: 'CALENDAR_DAY' },
        pauses: Array.from({ length: 100 }, () => review('2017-02-07', null)),
      },
      'CALENDAR_NOT_PUBLISHED',
      undefined,
    ],
    [
      'a pause to a far day',
      { ...LIMITS, receivedOn: '2017-02-06', acceptedOn: '2017-02-06', pauses: [review('2017-02-07', '9000-01-01')], asOf: '2017-02-09' },
      'CALENDAR_NOT_PUBLISHED',
      undefined,
    ],
  ])('refuses %s', async (_what, input, code, path) => {
    const { clock, userErrors } = await preview(input);
    expect(clock).toBeNull();
    expect(userErrors[0].code).toBe(code);
    expect(userErrors[0].path?.join('.')).toBe(path);
  });

  test('days in the year after the last published one are provisional', async () => {
    const { clock } = await preview({ ...LIMITS, receivedOn: '2026-12-28', acceptedOn: '2026-12-28', asOf: '2026-12-28' });
    expect(clock.statutory).toMatchObject({ dueOn: '2027-01-25', provisional: true });
  });
});
