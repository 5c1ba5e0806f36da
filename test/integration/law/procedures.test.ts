import { system } from '../../support/callers.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { alertsOf, CHECKER, LEADER, look, pass, refusals, REVIEWER, SECOND_REVIEWER, take, WINDOW } from '../../support/law.js';
import { MEMBER, receive } from '../../support/straight-road.js';

let hub: TestHub;
beforeEach(async () => {
  hub = await testHub();
});
afterEach(() => hub.close());

const SURVEYED = '120101-XK00103';
const HEARD = '120101-XK01001';
const REVIEW = { favourable: true, text: '符合条件' };
const GRANT = { outcome: 'APPROVED', reasons: '符合法定条件、标准' };
const REASON = { days: 10, reason: '需要补充核查', approvedBy: LEADER.staff };

async function accepted(itemCode: string): Promise<string> {
  const { id } = await receive(hub, { itemCode });
  await take(hub, 'acceptCase', id, {});
  return id;
}

describe('特殊环节', () => {
  test('only those that the item lists, each once at a time, with a notice of the time it needs', async () => {
    const id = await accepted(SURVEYED);
    const [foreign] = await refusals(hub, 'startProcedure', id, { kind: 'HEARING' }, REVIEWER);
    expect(foreign).toMatchObject({ code: 'PROCEDURE_NOT_IN_ITEM', path: ['input', 'kind'], basis: '通知第17条' });
    expect(foreign?.message).toContain('听证');
    expect(await refusals(hub, 'finishProcedure', id, { kind: 'SITE_SURVEY', result: '合格' }, REVIEWER)).toEqual([
      expect.objectContaining({ code: 'PROCEDURE_NOT_RUNNING' }),
    ]);
    await take(hub, 'startProcedure', id, { kind: 'SITE_SURVEY' }, REVIEWER);
    expect(await refusals(hub, 'startProcedure', id, { kind: 'SITE_SURVEY' }, REVIEWER)).toEqual([
      expect.objectContaining({ code: 'PROCEDURE_RUNNING', basis: '行政许可法第四十五条' }),
    ]);
    const { documents, clock } = await look(hub, id, 'documents { kind html } clock { light pauses { kind } }');
    expect(documents.at(-1)).toMatchObject({ kind: 'PROCEDURE_NOTICE', html: expect.stringContaining('6个工作日') });
    expect(clock).toEqual({ light: 'GREEN', pauses: [] });
  });

  test('TWO_OFFICERS_REQUIRED: another officer finishes a site survey than started it (AL 34)', async () => {
    const id = await accepted(SURVEYED);
    await take(hub, 'startProcedure', id, { kind: 'SITE_SURVEY' }, REVIEWER);
    expect(await refusals(hub, 'finishProcedure', id, { kind: 'SITE_SURVEY', result: '合格' }, REVIEWER)).toEqual([
      expect.objectContaining({ code: 'TWO_OFFICERS_REQUIRED', path: ['input', 'by'], basis: '行政许可法第三十四条' }),
    ]);
    await take(hub, 'finishProcedure', id, { kind: 'SITE_SURVEY', result: '合格' }, SECOND_REVIEWER);
    expect((await look(hub, id, 'procedures { kind result finishedAt }')).procedures).toEqual([
      { kind: 'SITE_SURVEY', result: '合格', finishedAt: '2017-02-06T09:00:00.000+08:00' },
    ]);
  });

  test('PROCEDURE_REQUIRED and PROCEDURE_RUNNING hold the decision, not the review; the clock stands still meanwhile', async () => {
    const id = await accepted(HEARD);
    expect((await look(hub, id, 'clock { promised { dueOn } }')).clock.promised.dueOn).toBe('2017-02-27');
    await take(hub, 'reviewCase', id, REVIEW, REVIEWER);
    const [required] = await refusals(hub, 'decideCase', id, GRANT, CHECKER);
    expect(required).toMatchObject({ code: 'PROCEDURE_REQUIRED' });
    expect(required?.basis).toContain('《');
    await take(hub, 'startProcedure', id, { kind: 'HEARING' }, REVIEWER);
    expect(await refusals(hub, 'decideCase', id, GRANT, CHECKER)).toEqual([expect.objectContaining({ code: 'PROCEDURE_RUNNING' })]);
    await pass(hub, '2017-02-10T10:00:00+08:00');
    const paused = await look(hub, id, 'clock { light promised { dueOn daysUsed } pauses { kind from to } }');
    expect(paused.clock).toEqual({
      light: 'STOPPED',
      promised: { dueOn: '2017-03-03', daysUsed: 0 },
      pauses: [{ kind: 'HEARING', from: '2017-02-06', to: null }],
    });
    await take(hub, 'finishProcedure', id, { kind: 'HEARING', result: '听证笔录附卷' }, REVIEWER);
    expect((await look(hub, id, 'clock { light }')).clock.light).toBe('GREEN');
    expect((await take(hub, 'decideCase', id, GRANT, CHECKER)).status).toBe('APPROVED');
  });

  test('a paused case is listed STOPPED, and its order moves on with its days', async () => {
    const id = await accepted(HEARD);
    await take(hub, 'startProcedure', id, { kind: 'HEARING' }, REVIEWER);
    await pass(hub, '2017-02-08T10:00:00+08:00');
    const listed = await hub.ask('{ cases(filter: { lights: [STOPPED] }) { nodes { id } } }', {}, WINDOW);
    expect(listed.data?.['cases'].nodes).toEqual([{ id }]);
    expect(await hub.database.query('SELECT due_on FROM case_record WHERE id = $1', [id])).toEqual([{ due_on: '2017-03-01' }]);
  });

  test('an alert tells of one that takes longer than its item allows, and ends with it', async () => {
    const id = await accepted(HEARD);
    await take(hub, 'startProcedure', id, { kind: 'HEARING' }, REVIEWER);
    await pass(hub, '2017-03-06T23:00:00+08:00');
    expect(await alertsOf(hub, id)).toEqual({});
    await pass(hub, '2017-03-07T00:00:00+08:00');
    expect(await alertsOf(hub, id)).toEqual({ PROCEDURE_OVERRUN: null });
    await take(hub, 'finishProcedure', id, { kind: 'HEARING', result: '结束' }, REVIEWER);
    expect((await alertsOf(hub, id))['PROCEDURE_OVERRUN']).not.toBeNull();
  });
});

describe('延长办理期限', () => {
  test('before the promised day it moves both days; the notice tells the reason', async () => {
    const id = await accepted(SURVEYED);
    await take(hub, 'extendCase', id, REASON, LEADER);
    const seen = await look(
      hub,
      id,
      'extension { days reason approvedBy { id } } clock { promised { dueOn limit { count } } statutory { dueOn } } documents { kind html }',
    );
    expect(seen.extension).toEqual({ days: 10, reason: '需要补充核查', approvedBy: { id: LEADER.staff } });
    expect(seen.clock).toEqual({ promised: { dueOn: '2017-03-02', limit: { count: 8 } }, statutory: { dueOn: '2017-03-20' } });
    expect(seen.documents.at(-1)).toMatchObject({ kind: 'EXTENSION_NOTICE', html: expect.stringContaining('需要补充核查') });
    expect(await refusals(hub, 'extendCase', id, REASON, LEADER)).toEqual([expect.objectContaining({ code: 'EXTENSION_ALREADY_GRANTED' })]);
  });

  test('on the promised day or later it moves the statutory day alone', async () => {
    const id = await accepted(SURVEYED);
    await pass(hub, '2017-02-16T10:00:00+08:00');
    await take(hub, 'extendCase', id, REASON, LEADER);
    expect((await look(hub, id, 'clock { promised { dueOn } statutory { dueOn } }')).clock).toEqual({
      promised: { dueOn: '2017-02-16' },
      statutory: { dueOn: '2017-03-20' },
    });
  });

  test('EXTENSION_TOO_LONG, LEADER_APPROVAL_REQUIRED, REASON_REQUIRED', async () => {
    const id = await accepted(SURVEYED);
    const codes = async (more: object, by = LEADER) =>
      (await refusals(hub, 'extendCase', id, { ...REASON, ...more }, by)).map(({ code }) => code);
    expect(await codes({ days: 11 })).toEqual(['EXTENSION_TOO_LONG']);
    expect(await codes({ approvedBy: REVIEWER.staff })).toEqual(['LEADER_APPROVAL_REQUIRED']);
    expect(await codes({ approvedBy: 'staff_120101_none' })).toEqual(['LEADER_APPROVAL_REQUIRED']);
    expect(await codes({ reason: '  ' })).toEqual(['REASON_REQUIRED']);
    expect(await codes({ approvedBy: CHECKER.staff, by: REVIEWER.staff }, system(MEMBER))).toEqual(['LEADER_APPROVAL_REQUIRED']);
  });

  test('EXTENSION_TOO_LATE: in time on the statutory day, not after it', async () => {
    const id = await accepted(SURVEYED);
    await pass(hub, '2017-03-06T23:00:00+08:00');
    const second = await accepted(SURVEYED);
    await take(hub, 'extendCase', id, REASON, LEADER);
    await pass(hub, '2017-04-10T00:00:00+08:00');
    const [late] = await refusals(hub, 'extendCase', second, REASON, LEADER);
    expect(late).toMatchObject({ code: 'EXTENSION_TOO_LATE', basis: '行政许可法第四十二条' });
    expect(late?.message).toContain('2017-04-01');
  });
});
