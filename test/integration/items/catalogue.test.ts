import { caller, officer, system } from '../../support/callers.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { ITEM, MEMBER, receive } from '../../support/straight-road.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
});
afterAll(() => hub.close());

const SYSTEM = system(MEMBER);
const BASIS = { title: '《测试条例》', article: '第一条' };
const material = (code: string, more: Record<string, unknown> = {}) => ({
  code,
  name: `材料${code}`,
  role: 'MAIN',
  legalBasis: BASIS,
  howToObtain: '自备',
  proves: `事实${code}`,
  ...more,
});
const draft = (more: Record<string, unknown> = {}) => ({
  member: MEMBER,
  catalogueCode: 'XK90001',
  name: '测试许可',
  kind: 'LICENCE',
  handling: 'PROMISED',
  statutoryLimit: { count: 20 },
  promisedLimit: { count: 8 },
  legalBases: [BASIS],
  conditions: ['符合条件'],
  materials: [material('A'), material('B', { role: 'NON_MAIN', deferral: 'BEFORE_DECISION' })],
  reviewStandard: '形式审查',
  procedure: ['接件', '受理', '决定'],
  ...more,
});

const PAYLOAD =
  '{ item { id code version status windowAuthorization maxExtension { count unit } } userErrors { code path basis message } }';
const DRAFT = `mutation ($input: DraftItemInput!) { draftItem(input: $input) ${PAYLOAD} }`;
const PUBLISH = `mutation ($input: PublishItemInput!) { publishItem(input: $input) ${PAYLOAD} }`;
const RETIRE = `mutation ($input: RetireItemInput!) { retireItem(input: $input) ${PAYLOAD} }`;

const drafted = async (more: Record<string, unknown> = {}) => (await hub.ask(DRAFT, { input: draft(more) }, SYSTEM)).data?.['draftItem'];
const published = async (code: string, version: number) =>
  (await hub.ask(PUBLISH, { input: { code, version } }, SYSTEM)).data?.['publishItem'];
const codes = (payload: { userErrors: { code: string }[] }): string[] => payload.userErrors.map((refusal) => refusal.code);

test('an item is drafted, published and retired; the draft is its own member’s alone', async () => {
  const { item } = await drafted({ catalogueCode: 'XK90010' });
  expect(item).toMatchObject({
    version: 1,
    status: 'DRAFT',
    windowAuthorization: 'FULL',
    maxExtension: { count: 10, unit: 'WORKING_DAY' },
  });
  const look = async (by = SYSTEM) =>
    (await hub.ask('query ($c: String!) { item(code: $c, version: 1) { status } }', { c: item.code }, by)).data?.['item'];
  expect(await look(officer(MEMBER, 'WINDOW'))).toBeNull();
  expect(await look()).toEqual({ status: 'DRAFT' });
  expect((await published(item.code, 1)).item).toMatchObject({ status: 'PUBLISHED' });
  expect(await look(officer('120105', 'WINDOW'))).toEqual({ status: 'PUBLISHED' });
  const retired = await hub.ask(RETIRE, { input: { code: item.code, reason: '取消' } }, SYSTEM);
  expect(retired.data?.['retireItem'].item).toMatchObject({ status: 'RETIRED' });
  expect(codes((await hub.ask(RETIRE, { input: { code: item.code, reason: '取消' } }, SYSTEM)).data?.['retireItem'])).toEqual([
    'ILLEGAL_TRANSITION',
  ]);
});

test('publication reports all findings at once: bases (M16, M17, M22), ways and forms (M23), guide (M24)', async () => {
  await drafted({
    catalogueCode: 'XK90011',
    legalBases: [],
    conditions: [],
    reviewStandard: '',
    entersCenter: false,
    materials: [material('A', { role: 'NON_MAIN', legalBasis: null, howToObtain: '', formUrl: 'https://forms.example/a' })],
    specialProcedures: [{ kind: 'EXPERT_REVIEW', maxDays: 10 }],
    fees: [{ name: '费', standard: '1元' }],
  });
  const payload = await published('120101-XK90011', 1);
  const found = codes(payload);
  expect(found.filter((code) => code === 'LEGAL_BASIS_REQUIRED')).toHaveLength(4);
  expect(found.filter((code) => code === 'MATERIAL_DETAILS_REQUIRED')).toHaveLength(5);
  expect(found.filter((code) => code === 'REASON_REQUIRED')).toHaveLength(1);
  expect(payload.userErrors.every((refusal: { basis: string | null }) => refusal.basis !== null)).toBe(true);
});

test.each<[string, string, Record<string, unknown>]>([
  ['PROMISE_EXCEEDS_STATUTORY (M19)', 'PROMISE_EXCEEDS_STATUTORY', { promisedLimit: { count: 21 } }],
  ['PROMISE_EXCEEDS_STATUTORY across units', 'PROMISE_EXCEEDS_STATUTORY', { promisedLimit: { count: 2, unit: 'MONTH' } }],
  [
    'INVALID_INPUT: two materials prove one fact (M16)',
    'INVALID_INPUT',
    { materials: [material('A'), material('B', { proves: '事实A' })] },
  ],
  ['INVALID_INPUT: an instant item that promises a day', 'INVALID_INPUT', { handling: 'INSTANT', promisedLimit: { count: 1 } }],
])('a draft is refused with %s', async (_what, code, more) => {
  const payload = await drafted({ catalogueCode: 'XK90012', ...more });
  expect(payload.item).toBeNull();
  expect(codes(payload)).toEqual([code]);
});

test('MATERIAL_CANCELLED: what a published version dropped cannot come back, in a draft or at a receipt (M16)', async () => {
  await drafted({ catalogueCode: 'XK90013' });
  await published('120101-XK90013', 1);
  const before = await receive(hub, { itemCode: '120101-XK90013' });
  await drafted({ catalogueCode: 'XK90013', materials: [material('A')] });
  await published('120101-XK90013', 2);
  expect(codes(await drafted({ catalogueCode: 'XK90013', materials: [material('A'), material('B')] }))).toEqual(['MATERIAL_CANCELLED']);
  const input = {
    itemCode: '120101-XK90013',
    title: '示例',
    applicant: { kind: 'PERSON', name: '甲', identifier: '120101198001010012', phone: '13900001234' },
    materials: [{ code: 'B' }],
    declaredTruthful: true,
  };
  const receipt = await hub.ask(
    'mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id } userErrors { code } } }',
    { input },
    officer(MEMBER, 'WINDOW'),
  );
  expect(codes(receipt.data?.['receiveCase'])).toEqual(['MATERIAL_CANCELLED']);
  const kept = await hub.ask(
    'query ($id: ID!) { case(id: $id) { item { version status } } }',
    { id: before.id },
    officer(MEMBER, 'WINDOW'),
  );
  expect(kept.data?.['case'].item).toEqual({ version: 1, status: 'RETIRED' });
});

test("another member's items are FORBIDDEN, for the public UNAUTHENTICATED; the administrator may", async () => {
  const code = async (by?: Parameters<typeof hub.ask>[2]) =>
    (await hub.ask(DRAFT, { input: draft({ catalogueCode: 'XK90014' }) }, by)).errors?.[0]?.extensions['code'];
  expect(await code(system('120102'))).toBe('FORBIDDEN');
  expect(await code(officer(MEMBER, 'WINDOW'))).toBe('FORBIDDEN');
  expect(await code()).toBe('UNAUTHENTICATED');
  expect(await code(caller('HUB_ADMIN'))).toBeUndefined();
});

test('items are found by Chinese words in name, conditions and materials, filtered and paged', async () => {
  const find = async (filter: Record<string, unknown>) =>
    (
      await hub.ask('query ($f: ItemFilter) { items(filter: $f, first: 100) { totalCount nodes { code name member { kind } } } }', {
        f: filter,
      })
    ).data?.['items'];
  const printing = await find({ search: '印刷 承印', members: [MEMBER] });
  expect(printing.nodes.map((item: { code: string }) => item.code)).toContain(ITEM);
  expect((await find({ search: '不存在的词语' })).totalCount).toBe(0);
  expect((await find({ members: ['120101', '120102'] })).nodes.every((item: { code: string }) => /^12010[12]-/.test(item.code))).toBe(true);
});

test('the one-time notice (M11) names what an applicant must bring and know', async () => {
  const answer = await hub.ask(
    'query ($c: String!) { item(code: $c) { name materials { name } conditions oneTimeNotice { kind title html url } } }',
    { c: ITEM },
  );
  const { name, materials, conditions, oneTimeNotice } = answer.data!['item'];
  expect(oneTimeNotice).toMatchObject({ kind: 'ONE_TIME_NOTICE', title: `${name}一次性告知单` });
  for (const text of [name, ...conditions, ...materials.map((one: { name: string }) => one.name)])
    expect(oneTimeNotice.html).toContain(text);
});
