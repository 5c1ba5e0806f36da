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

test('a draft that is older than what has been published since is out of date', async () => {
  const { item } = await drafted({ catalogueCode: 'XK90012' });
  await drafted({ catalogueCode: 'XK90012' });
  expect(codes(await published(item.code, 2))).toEqual([]);
  const older = await published(item.code, 1);
  expect(older.userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION', path: ['input', 'version'] }]);
  expect(older.userErrors[0].message).toMatch(/第 2 版.*第 1 版/);
  const look = await hub.ask('query ($c: String!) { item(code: $c) { version } }', { c: item.code });
  expect(look.data?.['item']).toEqual({ version: 2 });
});

test('a list or number beyond its bound is refused in a Chinese sentence and an English one', async () => {
  const refusedAs = async (more: Record<string, unknown>) =>
    (await hub.ask(DRAFT, { input: draft({ catalogueCode: 'XK90013', ...more }) }, SYSTEM)).errors?.map(({ message }) => message);
  expect(await refusedAs({ conditions: Array.from({ length: 51 }, () => '条件') })).toEqual([
    expect.stringMatching(/input\.conditions.*至多 50 项 \/ at most 50 entries/) as string,
  ]);
  expect(await refusedAs({ statutoryLimit: { count: 1_001, unit: 'WORKING_DAY' } })).toEqual([
    expect.stringMatching(/input\.statutoryLimit\.count.*至多 1000 \/ at most 1000/) as string,
  ]);
  const zero = await hub.ask(PUBLISH, { input: { code: '120101-XK90013', version: 0 } }, SYSTEM);
  expect(zero.errors?.map(({ message }) => message)).toEqual([expect.stringMatching(/input\.version.*至少 1 \/ at least 1/) as string]);
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
  [
    'INVALID_INPUT: two materials prove one fact, one of them in wide characters and with spaces',
    'INVALID_INPUT',
    { materials: [material('A', { proves: '事实A1' }), material('B', { proves: ' 事实 ａ　１' })] },
  ],
  [
    'INVALID_INPUT: two stages of one kind',
    'INVALID_INPUT',
    { specialProcedures: ['HEARING', 'TESTING', 'HEARING'].map((kind) => ({ kind, legalBasis: BASIS, maxDays: 10 })) },
  ],
  ['INVALID_INPUT: an instant item that promises a day', 'INVALID_INPUT', { handling: 'INSTANT', promisedLimit: { count: 1 } }],
])('a draft is refused with %s', async (_what, code, more) => {
  const payload = await drafted({ catalogueCode: 'XK90012', ...more });
  expect(payload.item).toBeNull();
  expect(codes(payload)).toEqual([code]);
});

test.each<[string, Record<string, unknown>, [string, string][]]>([
  ['a law without a name', { legalBases: [{ title: ' ', article: '第一条' }] }, [['LEGAL_BASIS_REQUIRED', 'input.legalBases.0']]],
  [
    'a law without an article',
    { legalBases: [BASIS, { title: '《测试条例》', article: '' }] },
    [['LEGAL_BASIS_REQUIRED', 'input.legalBases.1']],
  ],
  [
    "a material's basis without texts",
    { materials: [material('A', { legalBasis: { title: '', article: '' } })] },
    [['LEGAL_BASIS_REQUIRED', 'input.materials.0.legalBasis']],
  ],
  [
    'two materials that do not say yet what they prove (M16)',
    { materials: [material('A', { proves: '' }), material('B', { proves: ' ' })] },
    [
      ['MATERIAL_DETAILS_REQUIRED', 'input.materials.0.proves'],
      ['MATERIAL_DETAILS_REQUIRED', 'input.materials.1.proves'],
    ],
  ],
])('a draft with %s is taken, and not published', async (_what, more, expected) => {
  const { item, userErrors } = await drafted({ catalogueCode: 'XK90015', ...more });
  expect(userErrors).toEqual([]);
  const refused = await published(item.code, item.version);
  expect(refused.item).toBeNull();
  expect(refused.userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, path.join('.')])).toEqual(expected);
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

test.each([
  ['ＸＫ０１２０１', ITEM],
  ['xk01201', ITEM],
  ['120101－ＸＫ００１０３', '120101-XK00103'],
  ['印刷　承印', ITEM],
])('wide characters find what narrow ones find: %s', async (search, code) => {
  const query = 'query ($f: ItemFilter) { items(filter: $f, first: 100) { nodes { code } } }';
  const answer = await hub.ask(query, { f: { search, members: [MEMBER] } });
  expect(answer.data?.['items'].nodes).toContainEqual({ code });
});

test('an item named in wide characters is found by narrow ones', async () => {
  await drafted({ catalogueCode: 'XK90016', name: 'ＡＢＣ测试（甲）许可' });
  await published('120101-XK90016', 1);
  for (const search of ['abc测试', '(甲)', 'Ａｂｃ']) {
    const answer = await hub.ask('query ($s: String!) { items(filter: { search: $s }) { nodes { code } } }', { s: search });
    expect([search, answer.data?.['items'].nodes]).toEqual([search, [{ code: '120101-XK90016' }]]);
  }
});

test('the one-time notice of a draft is as it is shown now, and says that it is one; a published one keeps its day', async () => {
  const { item } = await drafted({ catalogueCode: 'XK90017' });
  const notice = async () => {
    const query = 'query ($c: String!) { item(code: $c, version: 1) { publishedAt oneTimeNotice { id issuedAt html } } }';
    return (await hub.ask(query, { c: item.code }, SYSTEM)).data?.['item'];
  };
  for (let time = 0; time < 2; time += 1) {
    hub.clock.advanceHours(1);
    const { oneTimeNotice } = await notice();
    expect(Date.parse(oneTimeNotice.issuedAt)).toBe(Date.parse(hub.clock.now()));
    expect(oneTimeNotice.html).toContain('（草案，尚未公布）');
    const node = await hub.ask('query ($id: ID!) { node(id: $id) { ... on Document { issuedAt } } }', { id: oneTimeNotice.id }, SYSTEM);
    expect(node.data?.['node']).toEqual({ issuedAt: oneTimeNotice.issuedAt });
  }
  await published(item.code, 1);
  hub.clock.advanceHours(1);
  const { publishedAt, oneTimeNotice } = await notice();
  expect(oneTimeNotice.issuedAt).toBe(publishedAt);
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
