import { decodeJwt, jwtVerify } from 'jose';
import { PUBLIC } from '../../../domain/shared/caller.js';
import { caller, officer } from '../../support/callers.js';
import { testDepartment, type TestDepartment } from '../../support/department.js';
import { federatedHub, type FederatedHub } from '../../support/federated-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import { servedGateway, type ServedGateway } from '../../support/served-gateway.js';
import { APPLICANT, RECEIVE } from '../../support/straight-road.js';

const SHARES = { heping: ['120101'], hedong: ['120102'], others: ['120103', '120104', '120105', '120106', '12011*', '120000-*'] };
const DEPARTMENT_SECRET = 'a secret between the gateway and the department';

let hub: FederatedHub;
let gateway: ServedGateway;
let department: TestDepartment;
let untold: TestDepartment;

beforeAll(async () => {
  hub = await federatedHub(SHARES);
  department = await testDepartment();
  untold = await testDepartment(
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\ntype Case @key(fields: "id") { id: ID! emissionGrade: String }\ntype Query { grades: [String!] }',
  );
  gateway = await servedGateway(hub, [
    { name: 'environment', url: department.url, secret: DEPARTMENT_SECRET },
    { name: 'untold', url: untold.url },
  ]);
});
beforeEach(() => {
  department.calls.length = 0;
  untold.calls.length = 0;
});
afterAll(async () => {
  await gateway.stop();
  await Promise.all([department.stop(), untold.stop(), hub.close()]);
});

async function receive(member: string, title: string): Promise<{ readonly id: string; readonly number: string }> {
  const input = { itemCode: `${member}-XK01201`, title, applicant: APPLICANT, materials: [], declaredTruthful: true };
  const answer = await gateway.ask(RECEIVE, { input }, officer(member, 'WINDOW'));
  return answer.data.receiveCase.case as { readonly id: string; readonly number: string };
}

test("a department's fields stand on cases, items and members as if they were the hub's own", async () => {
  const { id, number } = await receive('120101', '印刷');
  const answer = await gateway.ask(
    `query ($id: ID!) { case(id: $id) { number title emissionPermit { number } emissionLabel emissionGrade member { name emissionQuota } item { name emissionStandard } } }`,
    { id },
    SUPERVISOR,
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data.case).toMatchObject({
    number,
    title: '印刷',
    emissionPermit: { number: `P-${id}` },
    emissionLabel: `排污 ${number}`,
    emissionGrade: 'A',
    member: { emissionQuota: expect.any(Number) as number },
    item: { emissionStandard: expect.stringMatching(/^GB item_120101/) as string },
  });
});

test.each([
  [
    'what the document begins with __typename before a fragment',
    '{ __typename ...F } fragment F on Query { case(id: $id) { title emissionLabel } }',
  ],
  ['an alias of __typename first', '{ t: __typename ... on Query { case(id: $id) { title emissionLabel } } }'],
  ['a question about the schema first', '{ __schema { queryType { name } } ...F } fragment F on Query { case(id: $id) { emissionLabel } }'],
  [
    'a list asked for twice',
    '{ case(id: $id) { ...F availableSteps emissionLabel item { conditions conditions } } } fragment F on Case { availableSteps }',
  ],
  ['a list of the viewer asked for twice', '{ viewer { roles member { emissionQuota } roles } case(id: $id) { id } }'],
  ['keys of all kinds', '{ toString: case(id: $id) { constructor: emissionLabel __cursors: title } }'],
  [
    'a list under keys like the merge’s own',
    '{ cases(first: 1) { __cursors: totalCount __page: totalCount nodes { title } } case(id: $id) { id } }',
  ],
])('asked with %s, nothing is lost and nothing doubled', async (_what, source) => {
  const { id } = await receive('120101', '印刷');
  const answer = await gateway.ask(`query ($id: ID!) ${source}`, { id }, { ...officer('120101', 'WINDOW') });
  expect(answer.errors).toBeUndefined();
  const text = JSON.stringify(answer.data);
  expect(text).not.toContain('null');
  const lists = text.match(/\[("[^"]*",?)+\]/g) ?? [];
  for (const list of lists) {
    const entries = JSON.parse(list) as string[];
    expect(new Set(entries).size).toBe(entries.length);
  }
});

test('of several operations the one asked for is planned, and a mutation behind __typename is done', async () => {
  const { id } = await receive('120101', '印刷');
  const registered = await gateway.ask(
    'mutation ($id: ID!) { __typename ...F } fragment F on Mutation { registerPermit(case: $id, number: "Z9") { number } }',
    { id },
    SUPERVISOR,
  );
  expect(registered).toEqual({ data: { __typename: 'Mutation', registerPermit: { number: 'Z9' } } });
});

test.each([
  '{ viewer @skip(if: true) { member { emissionQuota } } }',
  'mutation { registerPermit(case: "x", number: "1") @skip(if: true) { number } }',
])('where all is left out, nothing is asked: %s', async (source) => {
  expect(await gateway.ask(source, {}, SUPERVISOR)).toEqual({ data: {} });
  expect(department.calls).toEqual([]);
});

test('over a list of several members, the department is asked once for all of them', async () => {
  const titles = ['甲', '乙', '丙', '丁'];
  const ids: string[] = [];
  for (const [index, title] of titles.entries()) ids.push((await receive(index % 2 === 0 ? '120101' : '120102', title)).id);
  department.calls.length = 0;
  const answer = await gateway.ask(
    '{ cases(first: 4, orderBy: RECEIVED_DESC) { nodes { id title emissionPermit { number } } } }',
    {},
    SUPERVISOR,
  );
  expect(answer.errors).toBeUndefined();
  const nodes = answer.data.cases.nodes as { id: string; title: string; emissionPermit: { number: string } }[];
  expect(nodes.map(({ id }) => id).sort()).toEqual([...ids].sort());
  for (const node of nodes) expect(node.emissionPermit.number).toBe(`P-${node.id}`);
  expect(department.calls).toHaveLength(1);
});

test("root fields of a department's: queries, mutations, and beside fields of the hub's own", async () => {
  const { id } = await receive('120102', '改造');
  const register = 'mutation ($id: ID!) { registerPermit(case: $id, number: "津环001") { number case { id title } } }';
  const changed = await gateway.ask(register, { id }, officer('120102', 'WINDOW'));
  expect(changed).toEqual({ data: { registerPermit: { number: '津环001', case: { id, title: '改造' } } } });
  const both = await gateway.ask(
    'query ($ids: [ID!]!) { mine: emissionPermits(cases: $ids) { number } members { code } viewer { roles } __typename }',
    { ids: [id] },
    SUPERVISOR,
  );
  expect(both.errors).toBeUndefined();
  expect(both.data).toMatchObject({ mine: [{ number: '津环001' }], viewer: { roles: ['SUPERVISOR'] }, __typename: 'Query' });
  expect(both.data.members.length).toBeGreaterThan(16);
});

test('cases and items that a department answers by id are read at their nodes, in its order, with the caller’s own rights', async () => {
  const [a, b] = [await receive('120101', '一'), await receive('120102', '二')];
  const ids = [b.id, a.id, 'case_120103_none', 'nonsense', b.id];
  const query = 'query ($ids: [ID!]!) { emissionCases(cases: $ids) { title applicant { name } emissionPermit { number } } }';
  const whole = await gateway.ask(query, { ids }, officer('120101', 'WINDOW'));
  expect(whole.errors).toBeUndefined();
  const mine = { title: '一', applicant: { name: APPLICANT.name }, emissionPermit: { number: `P-${a.id}` } };
  expect(whole.data.emissionCases).toEqual([null, mine, null, null, null]);
  const masked = await gateway.ask(query, { ids }, SUPERVISOR);
  expect(masked.data.emissionCases.map((one: { title: string } | null) => one?.title ?? null)).toEqual(['二', '一', null, null, '二']);
  expect(masked.data.emissionCases[0].applicant.name).not.toBe(APPLICANT.name);
  const { items } = (await gateway.ask('{ items(first: 2, filter: { members: ["120101", "120102"] }) { nodes { id name } } }')).data;
  const named = await gateway.ask('query ($ids: [ID!]!) { emissionItems(items: $ids) { id name emissionStandard } }', {
    ids: items.nodes.map(({ id }: { id: string }) => id),
  });
  expect(named.data.emissionItems).toEqual(items.nodes.map((item: { id: string }) => ({ ...item, emissionStandard: `GB ${item.id}` })));
});

test('the department is told who asks by a token of the gateway’s, for it alone and for a minute; one without a secret is told nothing', async () => {
  const { id } = await receive('120101', '身份');
  const window = officer('120101', 'WINDOW');
  const query = 'query ($id: ID!) { case(id: $id) { emissionGrade askedBy } }';
  expect((await gateway.ask(query, { id }, window)).data.case.askedBy).toBe(window.subject);
  const token = department.calls.at(-1)?.authorization?.replace('Bearer ', '') ?? '';
  const { payload } = await jwtVerify(token, new TextEncoder().encode(DEPARTMENT_SECRET), { audience: 'environment', issuer: 'hub' });
  expect(payload).toMatchObject({ sub: window.subject, name: window.name, roles: ['WINDOW'], member: '120101', staff: window.staff });
  expect(payload).not.toHaveProperty('identifier');
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
  expect(untold.calls.at(-1)?.authorization).toBeUndefined();
  const applicant = caller('APPLICANT', { identifier: APPLICANT.identifier });
  const asker = await gateway.ask('{ asker { subject roles identifier } }', {}, applicant);
  expect(asker.data.asker).toEqual({ subject: applicant.subject, roles: ['APPLICANT'], identifier: APPLICANT.identifier });
  await gateway.ask('{ asker { roles } }', {}, PUBLIC);
  const claims = decodeJwt(department.calls.at(-1)?.authorization?.replace('Bearer ', '') ?? '');
  expect(claims['roles']).toEqual([]);
  expect(claims.sub).toBeUndefined();
});

test('what asks of the schema is answered whole, beside other fields too, and shows the department’s fields', async () => {
  const of = '__type(name: "Case") { fields { name } }';
  const alone = await gateway.ask(`{ ${of} }`);
  const names = alone.data.__type.fields.map(({ name }: { name: string }) => name) as string[];
  expect(names).toEqual(expect.arrayContaining(['title', 'emissionPermit', 'emissionGrade']));
  expect(names.filter((name) => name.startsWith('_'))).toEqual([]);
  const beside = await gateway.ask(
    `query { ...Both asker { roles } } fragment Both on Query { case: ${of} working: workingCalendar(year: 2017) { year } }`,
  );
  expect(beside.errors).toBeUndefined();
  expect(Object.keys(beside.data)).toEqual(['case', 'working', 'asker']);
  expect(beside.data.case).toEqual(alone.data.__type);
  expect(beside.data.working.year).toBe(2017);
  const own = await gateway.ask('{ __schema { queryType { name } } members { code } }');
  expect(own.data.__schema).toEqual({ queryType: { name: 'Query' } });
});

test('a variable that does not fit is the caller’s fault, told as such', async () => {
  const query = 'query ($first: Int) { cases(first: $first) { nodes { emissionPermit { number } } } }';
  const answer = await gateway.ask(query, { first: 'many' }, SUPERVISOR);
  expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  const tooMany = await gateway.ask(query, { first: 101 }, SUPERVISOR);
  expect(tooMany.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});
