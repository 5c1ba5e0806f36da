import { system } from '../../support/callers.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { alertsOf, look, pass, receiveWithout, refusals, REVIEWER, take, WINDOW, type Told } from '../../support/law.js';
import { ITEM, MEMBER, receive, STEPS } from '../../support/straight-road.js';

let hub: TestHub;
beforeEach(async () => {
  hub = await testHub();
});
afterEach(() => hub.close());

const M01 = 'XK01201-M01';
const M02 = 'XK01201-M02';
const entry = (material: string) => ({ material, problem: '未加盖公章', standard: '原件，加盖公章' });

describe('一次性告知补正', () => {
  test('asks for everything at once, with a notice, and waits for the answer', async () => {
    const { id } = await receiveWithout(hub, ITEM, M01);
    const asked = await take(hub, 'requestCorrection', id, { entries: [entry(M01), entry(M02)] });
    expect(asked.status).toBe('CORRECTION_PENDING');
    const seen = await look(
      hub,
      id,
      'correction { requestedAt answeredAt entries { material { code } problem standard } } documents { kind html } availableSteps',
    );
    expect(seen.correction).toMatchObject({ answeredAt: null, entries: [{ material: { code: M01 } }, { material: { code: M02 } }] });
    expect(seen.documents.at(-1)).toMatchObject({ kind: 'CORRECTION_NOTICE', html: expect.stringContaining('加盖公章') });
    expect(seen.availableSteps).toEqual(['SUPPLEMENT', 'ACCEPT', 'REFUSE_ACCEPTANCE', 'WITHDRAW', 'TERMINATE']);
  });

  test('answered in part it still waits; answered in full five new working days run', async () => {
    const { id } = await receiveWithout(hub, ITEM, M01);
    await take(hub, 'requestCorrection', id, { entries: [entry(M01), entry(M02)] });
    await pass(hub, '2017-02-20T10:00:00+08:00');
    expect((await take(hub, 'supplementMaterials', id, { materials: [{ code: M01 }] })).status).toBe('CORRECTION_PENDING');
    expect(await refusals(hub, 'acceptCase', id, {})).toEqual([
      expect.objectContaining({ code: 'CORRECTION_PENDING', basis: '行政许可法第三十二条、通知第12条' }),
    ]);
    expect((await take(hub, 'supplementMaterials', id, { materials: [{ code: M02 }] })).status).toBe('RECEIVED');
    expect((await look(hub, id, 'clock { acceptanceDueOn }')).clock.acceptanceDueOn).toBe('2017-02-27');
    await pass(hub, '2017-02-28T00:00:00+08:00');
    const seen = await look(hub, id, 'status acceptanceMode clock { statutory { startsOn } }');
    expect(seen).toMatchObject({ status: 'ACCEPTED', acceptanceMode: 'DEEMED', clock: { statutory: { startsOn: '2017-02-20' } } });
    const { documents, alerts } = await look(hub, id, 'documents { kind html } alerts { kind detail }');
    const notice = documents.find(({ kind }: { kind: string }) => kind === 'ACCEPTANCE_NOTICE');
    expect(notice.html).toContain('自2017年2月20日收到补正材料之日起即为受理');
    const alert = alerts.find(({ kind }: { kind: string }) => kind === 'DEEMED_ACCEPTED');
    expect(alert.detail).toContain('自 2017-02-20 收到之日起视为受理');
  });

  test('CORRECTION_ALREADY_REQUESTED in any state, with one alert for supervision, and the case unchanged', async () => {
    const { id } = await receiveWithout(hub, ITEM, M01);
    await take(hub, 'requestCorrection', id, { entries: [entry(M01)] });
    const second = { code: 'CORRECTION_ALREADY_REQUESTED', path: ['input', 'case'] };
    expect(await refusals(hub, 'requestCorrection', id, { entries: [entry(M02)] })).toEqual([expect.objectContaining(second)]);
    await take(hub, 'supplementMaterials', id, { materials: [{ code: M01 }] });
    await take(hub, 'acceptCase', id, {});
    const [chinese] = await refusals(hub, 'requestCorrection', id, { entries: [entry(M02)] });
    const [english] = await refusals(hub, 'requestCorrection', id, { entries: [entry(M02)] }, WINDOW, 'en');
    expect(chinese?.message).toContain('2017-02-06');
    expect(english?.message).toContain('never a second notice');
    const { alerts } = await look(hub, id, 'alerts { kind level resolvedAt }');
    expect(alerts).toEqual([{ kind: 'SECOND_NOTICE_ATTEMPTED', level: 'RED', resolvedAt: null }]);
  });

  test("the alert about a second notice names the officer for whom a member's system asked", async () => {
    const { id } = await receiveWithout(hub, ITEM, M01);
    await take(hub, 'requestCorrection', id, { entries: [entry(M01)] });
    await refusals(hub, 'requestCorrection', id, { entries: [entry(M02)], by: WINDOW.staff }, system(MEMBER));
    const { alerts, recentEvents } = await look(hub, id, 'alerts { detail } recentEvents { actor }');
    expect(alerts[0].detail.startsWith(`${recentEvents[0].actor} 试图对办件`)).toBe(true);
    expect(alerts[0].detail).not.toContain(system(MEMBER).name);
  });

  test('CORRECTION_WINDOW_PASSED after five working days of silence, although the case is accepted by then', async () => {
    const { id } = await receive(hub);
    hub.clock.advanceHours(24 * 9);
    const answer = await hub.ask(STEPS.requestCorrection, { input: { case: id, entries: [entry(M01)] } }, WINDOW);
    const [refusal] = answer.data?.['requestCorrection'].userErrors as Told[];
    expect(refusal).toMatchObject({ code: 'CORRECTION_WINDOW_PASSED', basis: '行政许可法第三十二条、通知第12条' });
    expect(refusal?.message).toContain('2017-02-13');
    expect(await look(hub, id, 'status acceptanceMode')).toEqual({ status: 'ACCEPTED', acceptanceMode: 'DEEMED' });
  });

  test('CORRECTION_ENTRIES_REQUIRED: no entry, no standard, no problem, a missing main material left out', async () => {
    const { id } = await receiveWithout(hub, ITEM, M01);
    const codeAndPath = async (entries: object[]) =>
      (await refusals(hub, 'requestCorrection', id, { entries })).map(({ code, path }) => [code, path?.join('.')]);
    expect(await codeAndPath([])).toEqual([['CORRECTION_ENTRIES_REQUIRED', 'input.entries']]);
    expect(await codeAndPath([{ ...entry(M01), standard: ' ' }])).toEqual([['CORRECTION_ENTRIES_REQUIRED', 'input.entries.0.standard']]);
    expect(await codeAndPath([{ ...entry(M01), problem: '' }])).toEqual([['CORRECTION_ENTRIES_REQUIRED', 'input.entries.0.problem']]);
    expect(await codeAndPath([entry(M02)])).toEqual([['CORRECTION_ENTRIES_REQUIRED', 'input.entries']]);
    expect(await codeAndPath([entry(M01), entry('X')])).toEqual([['MATERIAL_NOT_IN_ITEM', 'input.entries.1.material']]);
  });

  test('NOTICE_PERIOD_RUNNING: a case waits thirty working days for its corrections before it is ended', async () => {
    const { id } = await receiveWithout(hub, ITEM, M01);
    await take(hub, 'requestCorrection', id, { entries: [entry(M01)] });
    await pass(hub, '2017-03-20T17:00:00+08:00');
    const [refusal] = await refusals(hub, 'terminateCase', id, {});
    expect(refusal).toMatchObject({ code: 'NOTICE_PERIOD_RUNNING', basis: '行政许可法第三十二条、通知第12条' });
    expect(refusal?.message).toContain('2017-03-20');
    await pass(hub, '2017-03-21T09:00:00+08:00');
    expect((await take(hub, 'terminateCase', id, { note: '逾期未补正' })).status).toBe('TERMINATED');
  });

  test('a refusal of acceptance says why, on what basis and where to turn; the notice names the place', async () => {
    const { id } = await receive(hub);
    const basis = { title: '《印刷业管理条例》', article: '第十条' };
    const given = { reasons: '经营场所在河西区，不属于本机关职权范围', legalBasis: basis, guidance: '请到河西区申请' };
    const codes = async (more: object) => (await refusals(hub, 'refuseAcceptance', id, { ...given, ...more })).map(({ code }) => code);
    expect(await codes({})).toEqual(['REDIRECTION_REQUIRED']);
    expect(await codes({ redirectTo: '120103', guidance: '' })).toEqual(['REDIRECTION_REQUIRED']);
    expect(await codes({ redirectTo: '120103', reasons: ' ' })).toEqual(['REASON_REQUIRED']);
    expect(await codes({ redirectTo: '120103', legalBasis: { ...basis, article: '' } })).toEqual(['LEGAL_BASIS_REQUIRED']);
    expect(await codes({ redirectTo: '120101' })).toEqual(['INVALID_INPUT']);
    expect((await take(hub, 'refuseAcceptance', id, { ...given, redirectTo: '120103' })).status).toBe('NOT_ACCEPTED');
    const { documents } = await look(hub, id, 'documents { kind html }');
    expect(documents.at(-1).kind).toBe('NON_ACCEPTANCE_NOTICE');
    for (const part of ['河西区行政审批局', '第十条', '六十日内申请行政复议', '六个月内提起行政诉讼'])
      expect(documents.at(-1).html).toContain(part);
  });

  test('an unknown member to turn to is a malformed request', async () => {
    const { id } = await receive(hub);
    const input = { case: id, reasons: '不予受理', legalBasis: { title: '法', article: '第一条' }, guidance: '…', redirectTo: '999999' };
    const answer = await hub.ask(
      'mutation ($input: RefuseAcceptanceInput!) { refuseAcceptance(input: $input) { userErrors { code } } }',
      { input },
      WINDOW,
    );
    expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('silence', () => {
  test('accepts at the end of the fifth working day, as of the day of receipt, with a notice and an alert', async () => {
    const { id } = await receive(hub, { itemCode: '120101-XK00103' });
    await pass(hub, '2017-02-13T23:59:59+08:00');
    expect((await look(hub, id, 'status')).status).toBe('RECEIVED');
    expect(await alertsOf(hub, id)).toEqual({ ACCEPTANCE_DUE_SOON: null });
    await pass(hub, '2017-02-14T00:00:00+08:00');
    const seen = await look(
      hub,
      id,
      'status acceptanceMode acceptedAt clock { statutory { startsOn dueOn daysUsed } } documents { kind html } events { nodes { kind actor late } }',
    );
    expect(seen).toMatchObject({
      status: 'ACCEPTED',
      acceptanceMode: 'DEEMED',
      acceptedAt: '2017-02-14T00:00:00.000+08:00',
      clock: { statutory: { startsOn: '2017-02-06', dueOn: '2017-03-06', daysUsed: 6 } },
    });
    expect(seen.documents.at(-1)).toMatchObject({ kind: 'ACCEPTANCE_NOTICE', html: expect.stringContaining('第四项') });
    expect(seen.events.nodes.at(-1)).toEqual({ kind: 'ACCEPTED', actor: '行政许可服务与效能管理系统', late: false });
    expect(await alertsOf(hub, id)).toEqual({ ACCEPTANCE_DUE_SOON: '2017-02-14T00:00:00.000+08:00', DEEMED_ACCEPTED: null });
  });

  test('is found by whoever takes the next step, though no sweep came by', async () => {
    const { id } = await receive(hub, { itemCode: '120101-XK00103' });
    hub.clock.advanceHours(24 * 9);
    expect((await take(hub, 'reviewCase', id, { favourable: true, text: '符合' }, REVIEWER)).status).toBe('REVIEWED');
    expect((await look(hub, id, 'acceptanceMode')).acceptanceMode).toBe('DEEMED');
  });
});
