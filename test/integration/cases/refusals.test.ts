import type { Caller } from '../../../domain/shared/caller.js';
import { caller, officer, officerWith, system } from '../../support/callers.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { APPLICANT, ITEM, MEMBER, receive, RECEIVE, STEPS, walk, type StepName } from '../../support/straight-road.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
});
afterAll(() => hub.close());

const WINDOW = officer(MEMBER, 'WINDOW');

async function refusedReceipt(more: Record<string, unknown>, by: Caller = WINDOW) {
  const input = { itemCode: ITEM, title: '示例', applicant: APPLICANT, materials: [], declaredTruthful: true, ...more };
  const answer = await hub.ask(RECEIVE, { input }, by);
  expect(answer.errors).toBeUndefined();
  expect(answer.data?.['receiveCase'].case).toBeNull();
  return answer.data?.['receiveCase'].userErrors as { code: string; path: string[] | null; basis: string | null; message: string }[];
}

/** The refusals of a step; nothing of the case has changed afterwards. */
async function refusedStep(name: StepName, id: string, fields: Record<string, unknown>, by: Caller, language: 'zh-CN' | 'en' = 'zh-CN') {
  const before = await hub.database.query('SELECT version, head FROM case_record WHERE id = $1', [id]);
  const answer = await hub.ask(STEPS[name], { input: { case: id, ...fields } }, by, language);
  expect(answer.errors).toBeUndefined();
  expect(answer.data?.[name].case).toBeNull();
  expect(await hub.database.query('SELECT version, head FROM case_record WHERE id = $1', [id])).toEqual(before);
  return answer.data?.[name].userErrors as { code: string; path: string[] | null; basis: string | null; message: string }[];
}

describe('receiveCase refuses', () => {
  test('INVALID_IDENTIFIER: a credit code whose check digit does not fit (GB 32100)', async () => {
    const refusals = await refusedReceipt({ applicant: { ...APPLICANT, identifier: '91120116MA05T3T88K' } });
    expect(refusals).toEqual([
      expect.objectContaining({ code: 'INVALID_IDENTIFIER', path: ['input', 'applicant', 'identifier'], basis: 'GB 32100' }),
    ]);
    expect(refusals[0]?.message).toContain('校验码');
  });

  test('ITEM_NOT_PUBLISHED: an item that nobody offers', async () => {
    expect(await refusedReceipt({ itemCode: '120101-XK99999' })).toEqual([
      expect.objectContaining({ code: 'ITEM_NOT_PUBLISHED', path: ['input', 'itemCode'], basis: '通知第24条' }),
    ]);
  });

  test('DECLARATION_REQUIRED: the applicant answers for the truth of the materials (M13)', async () => {
    expect(await refusedReceipt({ declaredTruthful: false })).toEqual([expect.objectContaining({ code: 'DECLARATION_REQUIRED' })]);
  });

  test('MATERIAL_NOT_IN_ITEM: no material beyond the published list (M16)', async () => {
    expect(await refusedReceipt({ materials: [{ code: 'XK01201-M99' }] })).toEqual([
      expect.objectContaining({ code: 'MATERIAL_NOT_IN_ITEM', path: ['input', 'materials', '0', 'code'], basis: '通知第16条' }),
    ]);
  });

  test('INVALID_INPUT: one material twice', async () => {
    expect(await refusedReceipt({ materials: [{ code: 'XK01201-M01' }, { code: 'XK01201-M01' }] })).toEqual([
      expect.objectContaining({ code: 'INVALID_INPUT', path: ['input', 'materials', '1', 'code'], basis: null }),
    ]);
  });

  test("MEMBER_MISMATCH: another member's item", async () => {
    expect(await refusedReceipt({ itemCode: '120102-XK01201' })).toEqual([
      expect.objectContaining({ code: 'MEMBER_MISMATCH', path: ['input', 'itemCode'] }),
    ]);
  });

  test('OCCURRED_IN_FUTURE: a receipt that has not happened yet (M21)', async () => {
    expect(await refusedReceipt({ occurredAt: '2030-01-01T00:00:00+08:00' })).toEqual([
      expect.objectContaining({ code: 'OCCURRED_IN_FUTURE', path: ['input', 'occurredAt'] }),
    ]);
  });

  test('STAFF_NOT_ELIGIBLE: an officer without the window duty (M2)', async () => {
    const by = officerWith(MEMBER, 'REVIEWER').id;
    expect(await refusedReceipt({ by }, system(MEMBER))).toEqual([
      expect.objectContaining({ code: 'STAFF_NOT_ELIGIBLE', path: ['input', 'by'] }),
    ]);
  });

  test('several refusals at once, in the order of the contract', async () => {
    const refusals = await refusedReceipt({
      declaredTruthful: false,
      materials: [{ code: 'X' }],
      applicant: { ...APPLICANT, identifier: '1' },
    });
    expect(refusals.map((refusal) => refusal.code)).toEqual(['INVALID_IDENTIFIER', 'DECLARATION_REQUIRED', 'MATERIAL_NOT_IN_ITEM']);
  });
});

describe('receiveCase on an item that nobody offers', () => {
  const codes = async (more: Record<string, unknown>, by?: Caller) =>
    (await refusedReceipt({ itemCode: '120101-XK99999', ...more }, by)).map(({ code }) => code);

  test('tells all that can be judged without the item, in the order of the contract', async () => {
    const twice = { materials: [{ code: 'X' }, { code: 'X' }] };
    const applicant = { ...APPLICANT, identifier: '1' };
    expect(await codes({ applicant })).toEqual(['INVALID_IDENTIFIER', 'ITEM_NOT_PUBLISHED']);
    expect(await codes({ ...twice, applicant, declaredTruthful: false, occurredAt: '2030-01-01T00:00:00+08:00' })).toEqual([
      'INVALID_INPUT',
      'INVALID_IDENTIFIER',
      'ITEM_NOT_PUBLISHED',
      'DECLARATION_REQUIRED',
      'OCCURRED_IN_FUTURE',
    ]);
    expect(await codes({ by: officerWith(MEMBER, 'REVIEWER').id }, system(MEMBER))).toEqual(['ITEM_NOT_PUBLISHED', 'STAFF_NOT_ELIGIBLE']);
  });

  test('or that is retired, alike', async () => {
    await hub.database.query(`UPDATE item_version SET status = 'RETIRED' WHERE code = '120101-XK01601'`);
    expect(await codes({ itemCode: '120101-XK01601', declaredTruthful: false })).toEqual(['ITEM_NOT_PUBLISHED', 'DECLARATION_REQUIRED']);
  });
});

describe('a step on a case is refused with', () => {
  test('NOT_FOUND: a case of another member, as if it did not exist', async () => {
    const { id } = await receive(hub);
    const absent = await refusedStep('acceptCase', 'case_120101_none', {}, WINDOW);
    expect(await refusedStep('acceptCase', id, {}, officer('120102', 'WINDOW'))).toEqual(absent);
    expect(absent).toEqual([expect.objectContaining({ code: 'NOT_FOUND', basis: null })]);
  });

  test('STALE_VERSION: before the state is looked at', async () => {
    const { id } = await receive(hub);
    expect(await refusedStep('deliverCase', id, { expectedVersion: 7 }, WINDOW)).toEqual([
      expect.objectContaining({ code: 'STALE_VERSION', basis: null, path: ['input', 'expectedVersion'] }),
    ]);
  });

  test('ILLEGAL_TRANSITION: names the state and what is possible, in both languages', async () => {
    const { id } = await receive(hub);
    const [chinese] = await refusedStep('deliverCase', id, {}, WINDOW);
    const [english] = await refusedStep('deliverCase', id, {}, WINDOW, 'en');
    expect(chinese).toMatchObject({ code: 'ILLEGAL_TRANSITION', basis: '行政许可法第四十四条' });
    expect(chinese?.message).toContain('不能进行');
    expect(english?.message).toContain('ACCEPT');
  });

  test('MAIN_MATERIAL_MISSING and COMMITMENT_REQUIRED: acceptance wants all materials, and names those that lack', async () => {
    const { id } = await receive(hub, { materials: [] });
    const refusals = await refusedStep('acceptCase', id, {}, WINDOW);
    expect(refusals.map((refusal) => refusal.code)).toEqual(['MAIN_MATERIAL_MISSING', 'COMMITMENT_REQUIRED']);
    expect(refusals[0]?.message.length).toBeGreaterThan(10);
  });

  test('STAFF_NOT_ELIGIBLE: only a permanent official accepts (M2)', async () => {
    const { id } = await receive(hub);
    expect(await refusedStep('acceptCase', id, {}, officer(MEMBER, 'WINDOW', false))).toEqual([
      expect.objectContaining({ code: 'STAFF_NOT_ELIGIBLE', basis: '通知第2条' }),
    ]);
  });

  test('REDIRECTION_REQUIRED: no guidance and, for lack of competence, no member named: both are told (M11)', async () => {
    const { id } = await receive(hub);
    const refusal = { reasons: '该事项不属于本机关职权范围', legalBasis: { title: '《行政许可法》', article: '第三十二条' }, guidance: '' };
    const told = async (more: object) =>
      (await refusedStep('refuseAcceptance', id, { ...refusal, ...more }, WINDOW)).map(({ code, path }) => [code, path?.join('.')]);
    const [guidance, member] = [
      ['REDIRECTION_REQUIRED', 'input.guidance'],
      ['REDIRECTION_REQUIRED', 'input.redirectTo'],
    ];
    expect(await told({})).toEqual([guidance, member]);
    expect(await told({ redirectTo: '120102' })).toEqual([guidance]);
    expect(await told({ guidance: '请向河东区申请' })).toEqual([member]);
    expect(await told({ redirectTo: MEMBER })).toEqual([['INVALID_INPUT', 'input.redirectTo'], guidance]);
  });

  test('SAME_OFFICER: the reviewer does not decide (M5), whatever token brings the step', async () => {
    const { id } = await receive(hub);
    const leader = officerWith(MEMBER, 'LEADER');
    await hub.database.query(`UPDATE staff SET duties = ARRAY['REVIEWER','CHECKER','LEADER'] WHERE id = $1`, [leader.id]);
    await walk(hub, id, 1);
    const review = { case: id, by: leader.id, favourable: true, text: '同意' };
    await hub.ask(STEPS.reviewCase, { input: review }, system(MEMBER));
    expect(await refusedStep('decideCase', id, { by: leader.id, outcome: 'APPROVED', reasons: '符合' }, system(MEMBER))).toEqual([
      expect.objectContaining({ code: 'SAME_OFFICER', basis: '通知第5条' }),
    ]);
  });

  test('MEMBER_MISMATCH: an officer of another member', async () => {
    const { id } = await receive(hub);
    expect(await refusedStep('acceptCase', id, { by: officerWith('120102', 'WINDOW').id }, system(MEMBER))).toEqual([
      expect.objectContaining({ code: 'MEMBER_MISMATCH', path: ['input', 'by'] }),
    ]);
  });

  test('RECORDED_OUT_OF_ORDER: a step said to have happened before the last one (M21)', async () => {
    const { id } = await receive(hub);
    expect(await refusedStep('acceptCase', id, { occurredAt: '2017-01-03T09:00:00+08:00' }, WINDOW)).toEqual([
      expect.objectContaining({ code: 'RECORDED_OUT_OF_ORDER', path: ['input', 'occurredAt'] }),
    ]);
  });

  test('OCCURRED_IN_FUTURE', async () => {
    const { id } = await receive(hub);
    expect(await refusedStep('acceptCase', id, { occurredAt: '2031-01-03T09:00:00+08:00' }, WINDOW)).toEqual([
      expect.objectContaining({ code: 'OCCURRED_IN_FUTURE' }),
    ]);
  });

  test('INVALID_INPUT: a rejection with a validity, a validity that ended, no material at all', async () => {
    const { id } = await receive(hub);
    expect(await refusedStep('supplementMaterials', id, { materials: [] }, WINDOW)).toEqual([
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    ]);
    await walk(hub, id, 2);
    const checker = officer(MEMBER, 'CHECKER');
    const rejection = { outcome: 'REJECTED', reasons: '不符合', validUntil: '2020-01-01' };
    expect(await refusedStep('decideCase', id, rejection, checker)).toEqual([expect.objectContaining({ code: 'INVALID_INPUT' })]);
    const ended = { outcome: 'APPROVED', reasons: '符合', validUntil: '2016-01-01' };
    expect(await refusedStep('decideCase', id, ended, checker)).toEqual([expect.objectContaining({ code: 'INVALID_INPUT' })]);
  });
});

describe('a request without the right is a GraphQL error', () => {
  test.each([
    ['UNAUTHENTICATED', undefined],
    ['FORBIDDEN', caller('HUB_ADMIN')],
    ['FORBIDDEN', caller('SUPERVISOR')],
    ['FORBIDDEN', caller('CENTER_MANAGER', { member: MEMBER })],
    ['FORBIDDEN', officer(MEMBER, 'REVIEWER')],
  ])('%s', async (code, by) => {
    const { id } = await receive(hub);
    const answer = await hub.ask(STEPS.acceptCase, { input: { case: id } }, by);
    expect(answer.errors?.[0]?.extensions['code']).toBe(code);
  });

  test('BAD_USER_INPUT names the field: a system without `by`, an empty title, a bad hash', async () => {
    const { id } = await receive(hub);
    const cases: [string, Record<string, unknown>, Caller, string][] = [
      [STEPS.acceptCase, { case: id }, system(MEMBER), 'input.by'],
      [RECEIVE, { itemCode: ITEM, title: ' ', applicant: APPLICANT, materials: [], declaredTruthful: true }, WINDOW, 'input.title'],
      [STEPS.supplementMaterials, { case: id, materials: [{ code: 'XK01201-M01', sha256: 'zz' }] }, WINDOW, 'input.materials.0.sha256'],
      [STEPS.acceptCase, { case: id, idempotencyKey: 'x'.repeat(129) }, WINDOW, 'input.idempotencyKey'],
    ];
    for (const [source, input, by, path] of cases) {
      const answer = await hub.ask(source, { input }, by);
      expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
      expect(answer.errors?.[0]?.message).toContain(path);
    }
  });
});
