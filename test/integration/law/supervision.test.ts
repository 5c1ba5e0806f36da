import { ALERT_KINDS } from '../../../domain/supervision/alert.js';
import { addDays } from '../../../domain/shared/time.js';
import { runDueChecks } from '../../../resolvers/supervision/run-due-checks.js';
import { caller, officer } from '../../support/callers.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { ADMIN, alertsOf, CHECKER, LEADER, look, pass, REVIEWER, SUPERVISOR, take, WINDOW } from '../../support/law.js';
import { MEMBER, receive, STEPS, walk } from '../../support/straight-road.js';

const PLANNED = '120101-XK00301';
const REVIEW = { favourable: true, text: '符合条件' };
const GRANT = { outcome: 'APPROVED', reasons: '符合法定条件、标准' };
const CASE_ALERTS = ALERT_KINDS.filter((kind) => kind !== 'REPORT_OVERDUE' && kind !== 'RECTIFICATION_OVERDUE');
const ALERTS =
  'query ($filter: AlertFilter, $first: Int, $after: String) { alerts(filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { id kind level detail cursor member { code } case { id } acknowledgedAt resolvedAt } } }';

describeEachShape('electronic supervision', (engine) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub({ engine });
  });
  afterEach(() => hub.close());

  /** The alerts of cases. */
  const alerts = async (filter: object | null = null, by = SUPERVISOR, language: 'zh-CN' | 'en' = 'zh-CN') => {
    const answer = await hub.ask(ALERTS, { filter: { kinds: CASE_ALERTS, ...filter } }, by, language);
    expect(answer.errors).toBeUndefined();
    return answer.data?.['alerts'] as { totalCount: number; nodes: Record<string, string>[] };
  };

  test('lights turn and alerts rise as the days pass, each once, and end with their cause', async () => {
    const { id } = await receive(hub, { itemCode: PLANNED });
    await take(hub, 'acceptCase', id, {});
    await pass(hub, '2017-02-17T09:00:00+08:00');
    expect(await alertsOf(hub, id)).toEqual({ PROMISE_DUE_SOON: null });
    await pass(hub, '2017-03-07T09:00:00+08:00');
    expect(await alertsOf(hub, id)).toEqual({
      PROMISE_DUE_SOON: '2017-02-21T00:00:00.000+08:00',
      PROMISE_MISSED: null,
      STATUTE_MISSED: null,
    });
    const { events, clock } = await look(
      hub,
      id,
      'events { nodes { kind occurredAt actor } } clock { light promised { daysLeft verdict } }',
    );
    expect(events.nodes.slice(2)).toEqual([
      { kind: 'LIGHT_CHANGED', occurredAt: '2017-02-17T00:00:00.000+08:00', actor: '行政许可服务与效能管理系统' },
      { kind: 'LIGHT_CHANGED', occurredAt: '2017-02-21T00:00:00.000+08:00', actor: '行政许可服务与效能管理系统' },
    ]);
    expect(clock).toMatchObject({ light: 'RED', promised: { verdict: 'OVERDUE' } });
    const levels = (await alerts()).nodes.map(({ kind, level }) => [kind, level]);
    expect(Object.fromEntries(levels)).toEqual({ PROMISE_DUE_SOON: 'TIP', PROMISE_MISSED: 'YELLOW', STATUTE_MISSED: 'RED' });
    await take(hub, 'reviewCase', id, REVIEW, REVIEWER);
    await take(hub, 'decideCase', id, GRANT, CHECKER);
    expect(Object.values(await alertsOf(hub, id)).every((resolvedAt) => resolvedAt !== null)).toBe(true);
    await pass(hub, '2017-03-22T00:00:00+08:00');
    expect((await alertsOf(hub, id))['DELIVERY_LATE']).toBeNull();
    await take(hub, 'deliverCase', id, {});
    expect((await alerts({ open: true })).totalCount).toBe(0);
  });

  test('many sweeps at once do each thing once', async () => {
    const { id } = await receive(hub, { itemCode: PLANNED });
    const until = '2017-03-20T00:00:00.000Z';
    await Promise.all(Array.from({ length: 4 }, () => runDueChecks(hub.services, until)));
    const { events } = await look(hub, id, 'events { nodes { kind } }');
    expect(events.nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['RECEIVED', 'ACCEPTED', 'LIGHT_CHANGED', 'LIGHT_CHANGED']);
    const kinds = (await alerts()).nodes.map(({ kind }) => kind);
    expect([...kinds].sort()).toEqual(['ACCEPTANCE_DUE_SOON', 'DEEMED_ACCEPTED', 'PROMISE_DUE_SOON', 'PROMISE_MISSED', 'STATUTE_MISSED']);
    expect((await look(hub, id, 'audit { intact }')).audit.intact).toBe(true);
  });

  test('a case that fails is told to the log, and keeps none behind it from being looked at', async () => {
    const [broken, sound] = [await receive(hub, { itemCode: PLANNED }), await receive(hub, { itemCode: PLANNED })];
    await hub.database.query(`UPDATE case_record SET record = jsonb_set(record, '{itemVersionId}', '"none"') WHERE id = $1`, [broken.id]);
    const faults: Error[] = [];
    await runDueChecks({ ...hub.services, onFault: (fault) => faults.push(fault as Error) }, '2017-02-20T00:00:00.000Z');
    expect(faults.map(({ message }) => message)).toEqual([`case ${broken.id} could not be brought up to date`]);
    expect((await look(hub, sound.id, 'acceptanceMode')).acceptanceMode).toBe('DEEMED');
  });

  test('late recording is told from one hour on', async () => {
    const { id } = await receive(hub);
    hub.clock.advanceHours(3);
    await take(hub, 'acceptCase', id, { occurredAt: '2017-02-06T10:59:59+08:00' });
    expect(await alertsOf(hub, id)).toEqual({ LATE_RECORDING: null });
    const [alert] = (await alerts()).nodes;
    expect(alert).toMatchObject({ level: 'RED', member: { code: MEMBER }, case: { id } });
    expect(alert?.['detail']).toContain('受理');
    expect((await alerts(null, SUPERVISOR, 'en')).nodes[0]?.['detail']).toContain('was recorded more than one hour after');
  });

  test('alerts are for supervisors and for the officers of their member', async () => {
    await receive(hub, { itemCode: PLANNED });
    await pass(hub, '2017-02-14T00:00:00+08:00');
    expect((await alerts(null, WINDOW)).totalCount).toBe(2);
    expect((await alerts(null, officer('120102', 'WINDOW'))).totalCount).toBe(0);
    expect((await alerts({ members: ['120102'] })).totalCount).toBe(0);
    expect((await alerts({ kinds: ['DEEMED_ACCEPTED'] }, ADMIN)).totalCount).toBe(1);
    for (const [by, code] of [
      [undefined, 'UNAUTHENTICATED'],
      [caller('APPLICANT', { identifier: 'x' }), 'FORBIDDEN'],
      [caller('CENTER_MANAGER', { member: MEMBER }), 'FORBIDDEN'],
    ] as const) {
      expect((await hub.ask(ALERTS, {}, by)).errors?.[0]?.extensions['code']).toBe(code);
    }
    const page = await hub.ask(ALERTS, { filter: { kinds: CASE_ALERTS }, first: 1 }, SUPERVISOR);
    const next = await hub.ask(
      ALERTS,
      { filter: { kinds: CASE_ALERTS }, first: 1, after: page.data?.['alerts'].pageInfo.endCursor },
      SUPERVISOR,
    );
    const kindsOf = ({ data }: typeof page) => (data?.['alerts'].nodes as { kind: string }[]).map(({ kind }) => kind);
    expect([...kindsOf(page), ...kindsOf(next)]).toEqual(['DEEMED_ACCEPTED', 'ACCEPTANCE_DUE_SOON']);
  });

  test('a poor rating is followed up: the note of its acknowledgement is the callback', async () => {
    const received = await receive(hub);
    await walk(hub, received.id, 4);
    const input = {
      number: received.number,
      code: received.trackingCode,
      level: 'DISSATISFIED',
      tags: ['SLOW', 'SLOW'],
      comment: '等得太久',
    };
    const rate = (more: object = {}) => hub.ask(STEPS.rateCase, { input: { ...input, ...more } });
    expect((await rate({ code: 'AAAA-AAAA' })).data?.['rateCase'].userErrors).toEqual([
      expect.objectContaining({ code: 'NOT_FOUND', basis: null }),
    ]);
    expect((await rate()).data?.['rateCase'].userErrors).toEqual([]);
    expect((await rate()).data?.['rateCase'].userErrors).toEqual([expect.objectContaining({ code: 'ALREADY_RATED', basis: '通知第7条' })]);
    const [alert] = (await alerts({ kinds: ['POOR_RATING'], open: true })).nodes;
    const acknowledge = (note: string, by = LEADER) =>
      hub.ask(
        'mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) { alert { acknowledgedAt resolvedAt } userErrors { code } } }',
        { input: { alert: alert?.['id'], note } },
        by,
      );
    expect((await acknowledge('x', WINDOW)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await acknowledge('x', officer('120102', 'LEADER'))).data?.['acknowledgeAlert'].userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    expect((await acknowledge('已电话回访并致歉')).data?.['acknowledgeAlert'].alert.resolvedAt).not.toBeNull();
    expect((await acknowledge('再次')).data?.['acknowledgeAlert'].userErrors).toEqual([{ code: 'ILLEGAL_TRANSITION' }]);
    expect((await look(hub, received.id, 'evaluation { level tags comment callback }')).evaluation).toEqual({
      level: 'DISSATISFIED',
      tags: ['SLOW'],
      comment: '等得太久',
      callback: '已电话回访并致歉',
    });
  });

  test('a case is rated when it is over, not before', async () => {
    const { number, trackingCode } = await receive(hub);
    const answer = await hub.ask(STEPS.rateCase, { input: { number, code: trackingCode, level: 'SATISFIED' } });
    expect(answer.data?.['rateCase'].userErrors).toEqual([expect.objectContaining({ code: 'ILLEGAL_TRANSITION' })]);
  });

  test('the heads of all chains are anchored at the end of each day that had events', async () => {
    const { id } = await receive(hub);
    await pass(hub, '2017-02-08T08:00:00+08:00');
    await take(hub, 'acceptCase', id, {});
    await pass(hub, '2017-02-10T08:00:00+08:00');
    const anchors = await hub.database.query<{ day: string; cases: number }>('SELECT day, cases FROM chain_anchor ORDER BY day');
    expect(anchors).toEqual([
      { day: '2017-02-06', cases: 1 },
      { day: '2017-02-08', cases: 1 },
    ]);
    expect((await look(hub, id, 'audit { intact anchoredOn }')).audit).toEqual({ intact: true, anchoredOn: '2017-02-08' });
    await hub.database.query(`UPDATE anchored_head SET head = repeat('0', 64) WHERE case_id = $1 AND version = 1`, [id]);
    expect((await look(hub, id, 'audit { intact firstBrokenEvent { kind } }')).audit).toEqual({
      intact: false,
      firstBrokenEvent: { kind: 'RECEIVED' },
    });
  });

  test('the training clock goes forward only, by the administrator, and not on a real hub', async () => {
    const move = (to: string, by = ADMIN) => hub.ask('mutation ($to: DateTime!) { advanceTrainingClock(to: $to) }', { to }, by);
    expect((await move('2017-02-07T00:00:00Z')).data?.['advanceTrainingClock']).toBe('2017-02-07T08:00:00.000+08:00');
    expect((await move('2017-02-06T00:00:00Z')).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect((await move('2031-02-06T00:00:00Z')).errors?.[0]?.message).toContain('2028');
    expect((await move('2017-02-08T00:00:00Z', SUPERVISOR)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    hub.clock.stopTraining();
    expect((await move('2017-02-08T00:00:00Z')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test('a cause that ends and comes again is told again, by an alert of its own', async () => {
    const { id } = await receive(hub, { itemCode: PLANNED });
    await take(hub, 'acceptCase', id, {});
    await pass(hub, '2017-02-21T09:00:00+08:00');
    expect(await alertsOf(hub, id)).toMatchObject({ PROMISE_MISSED: null });
    const notice = {
      year: 2017,
      source: '国办发明电〔2016〕17号（训练）',
      restWeekdays: ['2017-02-14', '2017-02-15'],
      workingWeekendDays: [],
    };
    await hub.ask(
      'mutation ($input: PublishCalendarInput!) { publishCalendar(input: $input) { userErrors { code } } }',
      { input: notice },
      ADMIN,
    );
    const missed = async (open: boolean) => (await alerts({ kinds: ['PROMISE_MISSED'], open })).nodes;
    const [ended] = await missed(false);
    expect(await missed(true)).toEqual([]);
    await pass(hub, '2017-02-24T09:00:00+08:00');
    const [again, ...more] = await missed(true);
    expect(more).toEqual([]);
    expect(again).toMatchObject({ case: { id }, acknowledgedAt: null });
    expect(again?.['id']).not.toBe(ended?.['id']);
    expect(await missed(false)).toEqual([ended]);
  });

  test('a notice for a year moves the open cases that reach into it, and leaves the verdicts of closed ones', async () => {
    await pass(hub, '2017-12-20T09:00:00+08:00');
    const closed = await receive(hub, { itemCode: PLANNED });
    const open = await receive(hub, { itemCode: PLANNED });
    for (const { id } of [closed, open]) await take(hub, 'acceptCase', id, {});
    await take(hub, 'reviewCase', closed.id, REVIEW, REVIEWER);
    await take(hub, 'decideCase', closed.id, GRANT, CHECKER);
    await take(hub, 'deliverCase', closed.id, {});
    const dueOf = async ({ id }: { id: string }) => (await look(hub, id, 'clock { promised { dueOn } }')).clock.promised.dueOn as string;
    const before = await dueOf(open);
    const publish = (year: number, more: object = {}, by = ADMIN) =>
      hub.ask(
        'mutation ($input: PublishCalendarInput!) { publishCalendar(input: $input) { calendar { year workingDays } movedCases userErrors { code path } } }',
        {
          input: {
            year,
            source: '国办发明电〔2017〕12号（训练）',
            restWeekdays: ['2018-01-01', '2018-01-02'],
            workingWeekendDays: [],
            ...more,
          },
        },
        by,
      );
    const answer = await publish(2018);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['publishCalendar']).toMatchObject({ calendar: { year: 2018 }, movedCases: 1, userErrors: [] });
    expect(await dueOf(open)).toBe(addDays(before, 1));
    expect(await dueOf(closed)).toBe(before);
    expect((await publish(2018, {}, SUPERVISOR)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await publish(2029)).data?.['publishCalendar'].userErrors[0]).toEqual({
      code: 'CALENDAR_NOT_PUBLISHED',
      path: ['input', 'year'],
    });
    const faulty = await publish(2018, { restWeekdays: ['2018-01-06', '2017-01-02'], workingWeekendDays: ['2018-01-03'] });
    expect(faulty.data?.['publishCalendar'].userErrors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'input.restWeekdays.0',
      'input.restWeekdays.1',
      'input.workingWeekendDays.0',
    ]);
  });
});
