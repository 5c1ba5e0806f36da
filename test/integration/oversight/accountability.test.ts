import { caller } from '../../support/callers.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { ADMIN, pass, REVIEWER, SUPERVISOR, WINDOW } from '../../support/law.js';
import { EVIDENCE, faultOf, grantOf, MANAGER, refusalsOf, SECOND_SUPERVISOR } from '../../support/service.js';
import { MEMBER } from '../../support/straight-road.js';

const PROPOSAL = {
  member: MEMBER,
  subject: WINDOW.staff,
  ground: 'SHIRKING',
  facts: '2017年2月6日推诿申请人，未告知应向何处办理。',
  evidence: EVIDENCE,
  measure: 'WRITTEN_CRITICISM',
};
const LIST =
  'query ($filter: AccountabilityFilter) { accountabilityActions(filter: $filter) { totalCount nodes { id status subject { id } findings { id } decisionReasons } } }';

describe('accountability (M30)', () => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub();
  });
  afterEach(() => hub.close());

  const propose = async (more = {}) =>
    (await grantOf(hub, 'proposeAccountability', { ...PROPOSAL, ...more }, SUPERVISOR)).accountabilityAction.id as string;
  const step = (accountabilityAction: string, more = {}) => ({ accountabilityAction, ...more });
  const notified = async (more = {}) => {
    const action = await propose(more);
    await grantOf(hub, 'notifyAccountability', step(action), SUPERVISOR);
    return action;
  };
  const UPHOLD = { uphold: true, reasons: '事实清楚，证据确凿' };

  test('proposed on evidence, the person heard, decided by another supervisor, made known by a unified notice', async () => {
    const action = await propose();
    const { accountabilityAction: told } = await grantOf(
      hub,
      'notifyAccountability',
      step(action, { text: '请于五个工作日内陈述' }),
      SUPERVISOR,
    );
    expect(told).toMatchObject({ status: 'NOTIFIED', statementDueOn: '2017-02-13' });
    const heard = await grantOf(hub, 'stateCase', step(action, { text: '当时窗口排队较多。' }), WINDOW);
    expect(heard.accountabilityAction.statement).toBe('当时窗口排队较多。');
    const { accountabilityAction: decided } = await grantOf(hub, 'decideAccountability', step(action, UPHOLD), SECOND_SUPERVISOR);
    expect(decided).toMatchObject({ status: 'DECIDED', measure: 'WRITTEN_CRITICISM', decidedBy: SECOND_SUPERVISOR.name });
    const { accountabilityAction: published } = await grantOf(hub, 'publishAccountability', step(action), SUPERVISOR);
    expect(published.status).toBe('PUBLISHED');
    expect(published.notice).toMatchObject({ number: '市审批办问〔2017〕120101-1号', title: '问责情况通报' });
    for (const part of ['推诿扯皮', '当时窗口排队较多。', '书面批评', '天津市行政审批管理办公室'])
      expect(published.notice.html).toContain(part);
    for (const [name, input] of [
      ['notifyAccountability', step(action)],
      ['decideAccountability', step(action, UPHOLD)],
      ['publishAccountability', step(action)],
    ] as const)
      expect(await refusalsOf(hub, name, input, SECOND_SUPERVISOR)).toEqual(['ILLEGAL_TRANSITION']);
    const seen = async (by?: Parameters<TestHub['ask']>[2]) =>
      (await hub.ask('query ($id: ID!) { node(id: $id) { id } }', { id: published.notice.id }, by)).data?.['node'];
    for (const by of [SUPERVISOR, MANAGER, WINDOW]) expect(await seen(by)).toEqual({ id: published.notice.id });
    for (const by of [REVIEWER, undefined]) expect(await seen(by)).toBeNull();
  });

  test('without a statement the five working days run out before anything is decided; a dismissal ends it', async () => {
    const action = await notified();
    await pass(hub, '2017-02-13T23:00:00+08:00');
    expect(await refusalsOf(hub, 'decideAccountability', step(action, UPHOLD), SECOND_SUPERVISOR)).toEqual(['STATEMENT_PERIOD_RUNNING']);
    await pass(hub, '2017-02-14T00:00:00+08:00');
    const dismissal = step(action, { uphold: false, reasons: '事实不清' });
    expect((await grantOf(hub, 'decideAccountability', dismissal, SECOND_SUPERVISOR)).accountabilityAction.status).toBe('DISMISSED');
    expect(await refusalsOf(hub, 'publishAccountability', step(action), SUPERVISOR)).toEqual(['ILLEGAL_TRANSITION']);
  });

  test('SAME_OFFICER: a supervisor who is the person concerned neither proposes, tells nor decides', async () => {
    const concerned = caller('SUPERVISOR', { subject: 'SUPERVISOR:concerned', name: '被问责人', staff: PROPOSAL.subject });
    expect(await refusalsOf(hub, 'proposeAccountability', PROPOSAL, concerned)).toEqual(['SAME_OFFICER']);
    const action = await propose();
    expect(await refusalsOf(hub, 'notifyAccountability', step(action), concerned)).toEqual(['SAME_OFFICER']);
    await grantOf(hub, 'notifyAccountability', step(action), SUPERVISOR);
    await pass(hub, '2017-02-14T00:00:00+08:00');
    const dismissal = step(action, { uphold: false, reasons: '事实不清' });
    expect(await refusalsOf(hub, 'decideAccountability', dismissal, concerned)).toEqual(['SAME_OFFICER']);
    await grantOf(hub, 'proposeAccountability', { ...PROPOSAL, subject: null }, concerned);
  });

  test('each refusal of a proposal', async () => {
    const refused = (more: object) => refusalsOf(hub, 'proposeAccountability', { ...PROPOSAL, ...more }, SUPERVISOR);
    expect(await refused({ evidence: [] })).toEqual(['EVIDENCE_REQUIRED']);
    expect(await refused({ subject: 'staff_120102_01' })).toEqual(['MEMBER_MISMATCH']);
    expect(await refused({ subject: 'staff_120101_99' })).toEqual(['NOT_FOUND']);
    expect(await refused({ findings: ['finding_120101_none'] })).toEqual(['NOT_FOUND']);
    expect(await refused({ ground: 'DISCIPLINE' })).toEqual(['INVALID_INPUT']);
    expect(await refused({ subject: null, measure: 'REMOVAL_FROM_WINDOW' })).toEqual(['INVALID_INPUT']);
    await propose({ ground: 'DISCIPLINE', measure: 'REFERRAL_TO_DISCIPLINE' });
    expect(await faultOf(hub, 'proposeAccountability', { ...PROPOSAL, facts: '' }, SUPERVISOR)).toBe('BAD_USER_INPUT');
    expect(await faultOf(hub, 'proposeAccountability', PROPOSAL, MANAGER)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'proposeAccountability', PROPOSAL)).toBe('UNAUTHENTICATED');
  });

  test('a finding is enough to propose on, and shows what came of it', async () => {
    const inspection = (await grantOf(hub, 'openInspection', { member: MEMBER, kind: 'PATROL', inspectors: ['示例·督查一'] }, SUPERVISOR))
      .inspection.id;
    const found = { inspection, violation: 'SHIRKING', severity: 'MODERATE', description: '推诿' };
    const finding = (await grantOf(hub, 'recordFinding', found, SUPERVISOR)).finding.id as string;
    const action = await propose({ evidence: [], findings: [finding] });
    const answer = await hub.ask(
      'query ($id: ID!) { node(id: $id) { ... on Finding { accountability { id findings { id } } } } }',
      { id: finding },
      SUPERVISOR,
    );
    expect(answer.data?.['node'].accountability).toEqual({ id: action, findings: [{ id: finding }] });
    const other = (await grantOf(hub, 'openInspection', { member: '120102', kind: 'PATROL', inspectors: ['示例·督查一'] }, SUPERVISOR))
      .inspection.id;
    const theirs = (await grantOf(hub, 'recordFinding', { ...found, inspection: other }, SUPERVISOR)).finding.id;
    expect(await refusalsOf(hub, 'proposeAccountability', { ...PROPOSAL, evidence: [], findings: [theirs] }, SUPERVISOR)).toEqual([
      'MEMBER_MISMATCH',
    ]);
  });

  test('each refusal of a step', async () => {
    const action = await propose();
    expect(await refusalsOf(hub, 'decideAccountability', step(action, UPHOLD), SECOND_SUPERVISOR)).toEqual(['ILLEGAL_TRANSITION']);
    expect(await refusalsOf(hub, 'stateCase', step(action, { text: '申辩' }), WINDOW)).toEqual(['ILLEGAL_TRANSITION']);
    expect(await refusalsOf(hub, 'notifyAccountability', step(action, { expectedVersion: 3 }), SUPERVISOR)).toEqual(['STALE_VERSION']);
    await grantOf(hub, 'notifyAccountability', step(action), SUPERVISOR);
    expect(await refusalsOf(hub, 'stateCase', step(action), WINDOW)).toEqual(['REASON_REQUIRED']);
    expect(await refusalsOf(hub, 'stateCase', step(action, { text: '申辩' }), REVIEWER)).toEqual(['NOT_FOUND']);
    expect(await faultOf(hub, 'stateCase', step(action, { text: '申辩' }), MANAGER)).toBe('FORBIDDEN');
    expect(await faultOf(hub, 'stateCase', step(action, { text: '申辩' }), SUPERVISOR)).toBe('FORBIDDEN');
    await grantOf(hub, 'stateCase', step(action, { text: '申辩' }), WINDOW);
    expect(await refusalsOf(hub, 'decideAccountability', step(action, UPHOLD), SUPERVISOR)).toEqual(['SAME_OFFICER']);
    expect(await refusalsOf(hub, 'decideAccountability', step(action, { uphold: true, reasons: ' ' }), SECOND_SUPERVISOR)).toEqual([
      'REASON_REQUIRED',
    ]);
    const whole = await notified({ subject: null });
    expect((await grantOf(hub, 'stateCase', step(whole, { text: '单位说明' }), MANAGER)).accountabilityAction.statement).toBe('单位说明');
    expect(
      await refusalsOf(hub, 'decideAccountability', step(whole, { ...UPHOLD, measure: 'REMOVAL_FROM_WINDOW' }), SECOND_SUPERVISOR),
    ).toEqual(['INVALID_INPUT']);
  });

  test('who sees which', async () => {
    await propose();
    const seen = async (by?: Parameters<TestHub['ask']>[2], filter: object | null = null) => {
      const answer = await hub.ask(LIST, { filter }, by);
      return answer.errors?.[0]?.extensions['code'] ?? answer.data?.['accountabilityActions'].totalCount;
    };
    for (const by of [SUPERVISOR, ADMIN, MANAGER, WINDOW]) expect(await seen(by)).toBe(1);
    expect(await seen(SUPERVISOR, { grounds: ['INACTION'] })).toBe(0);
    expect(await seen(REVIEWER)).toBe(0);
    expect(await seen({ ...MANAGER, member: '120102' })).toBe(0);
    expect(await seen(caller('APPLICANT', { identifier: '91120116MA05T3T88H' }))).toBe('FORBIDDEN');
    expect(await seen()).toBe('UNAUTHENTICATED');
  });
});
