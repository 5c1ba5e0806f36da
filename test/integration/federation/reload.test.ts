import { caller, officer } from '../../support/callers.js';
import { ENVIRONMENT_SDL, testDepartment, type TestDepartment } from '../../support/department.js';
import { federatedHub, type FederatedHub } from '../../support/federated-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import { eventually, servedGateway, type ServedGateway } from '../../support/served-gateway.js';
import { APPLICANT, RECEIVE } from '../../support/straight-road.js';
import { waitFor } from '../../support/wait-for.js';

const SHARES = { heping: ['120101'], others: ['120102', '120103', '120104', '120105', '120106', '12011*', '120000-*'] };
const ALL_OF_IT = ['Case.emissionPermit', 'Case.emissionLabel', 'Case.askedBy', 'Item.emissionStandard', 'Member.emissionQuota'];
const ROOTS = [
  'Query.emissionPermits',
  'Query.emissionCases',
  'Query.emissionItems',
  'Query.asker',
  'Mutation.registerPermit',
  'EmissionPermit',
  'Asker',
];
const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@shareable", "@override"])\n';

let hub: FederatedHub;
let gateway: ServedGateway;
let department: TestDepartment;

beforeAll(async () => {
  hub = await federatedHub(SHARES);
});
afterAll(() => hub.close());
beforeEach(async () => {
  department = await started();
});
afterEach(async () => {
  await gateway.stop();
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

/** Every department of a test, ended with it. */
const running: TestDepartment[] = [];
async function started(sdl?: string): Promise<TestDepartment> {
  const one = await testDepartment(sdl);
  running.push(one);
  return one;
}

const entry = () => ({ name: 'environment', url: department.url });
const PERMITS = '{ cases(first: 3) { nodes { id emissionPermit { number } } } }';
const asked = () => gateway.ask(PERMITS, {}, SUPERVISOR);
const refusal = async () => String((await gateway.readyz())['refusal']);

async function receive(title: string): Promise<string> {
  const input = { itemCode: '120101-XK01201', title, applicant: APPLICANT, materials: [], declaredTruthful: true };
  const answer = await gateway.ask(RECEIVE, { input }, officer('120101', 'WINDOW'));
  return answer.data.receiveCase.case.id as string;
}

test('a subgraph is added, changed and removed while queries run and subscriptions stay open: nothing is cut, nothing is lost', async () => {
  gateway = await servedGateway(hub);
  const first = await receive('起');
  const plain = await gateway.follow('subscription { memberProgress { cursor case { title } } }', {}, SUPERVISOR);
  await gateway.follows(2);
  const faults: unknown[] = [];
  let goesOn = true;
  const busy = (async () => {
    while (goesOn) {
      const { data, errors } = await gateway.ask(
        '{ cases(first: 2) { nodes { id title } } members { code availability } }',
        {},
        SUPERVISOR,
      );
      if (errors !== undefined || data.cases.nodes.length === 0) faults.push(errors);
    }
  })();
  expect((await asked()).errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');

  gateway.edit([entry()]);
  await eventually(asked, ({ errors }) => errors === undefined, 'the subgraph to be there');
  await receive('加');
  await waitFor(() => plain.seen.length === 1, 'the first event');
  const crossing = await gateway.follow('subscription { memberProgress { case { title emissionPermit { number } } } }', {}, SUPERVISOR);
  await gateway.follows(4);
  await receive('随');

  department.sdl = ENVIRONMENT_SDL.replace('askedBy: String', 'askedBy: String\n  emissionGrade: String');
  const GRADE = 'query ($id: ID!) { case(id: $id) { emissionGrade } }';
  const grade = await eventually(
    () => gateway.ask(GRADE, { id: first }, SUPERVISOR),
    ({ errors }) => errors === undefined,
    'the new field',
  );
  expect(grade.data.case.emissionGrade).toBe('A');
  expect((await gateway.ask('{ __type(name: "Case") { fields { name } } }')).data.__type.fields).toContainEqual({ name: 'emissionGrade' });
  await receive('改');

  const moved = await started(department.sdl);
  moved.permits.set(first, '搬');
  gateway.edit([{ name: 'environment', url: moved.url }]);
  await eventually(
    () => gateway.ask('query ($ids: [ID!]!) { emissionPermits(cases: $ids) { number } }', { ids: [first] }, SUPERVISOR),
    ({ data }) => data?.emissionPermits?.[0]?.number === '搬',
    'the subgraph at its new address',
  );
  await department.stop();
  await receive('搬');

  gateway.edit([], { allowBreaking: [...ALL_OF_IT, 'Case.emissionGrade', ...ROOTS] });
  await eventually(asked, ({ errors }) => errors?.[0]?.extensions['code'] === 'GRAPHQL_VALIDATION_FAILED', 'the subgraph to be gone');
  await receive('减');

  await waitFor(() => plain.seen.length >= 5 && crossing.seen.length >= 4, 'the events of both');
  goesOn = false;
  await busy;
  expect(faults).toEqual([]);
  expect(plain.seen.map(({ data }) => data.memberProgress.case.title as string)).toEqual(['加', '随', '改', '搬', '减']);
  expect(crossing.seen.map(({ data }) => data.memberProgress.case.title as string)).toEqual(['随', '改', '搬', '减']);
  // The one that asked of the subgraph goes on with it, wherever it has moved.
  expect(crossing.seen.flatMap(({ errors = [] }) => errors)).toEqual([]);
  for (const { data } of crossing.seen) expect(data.memberProgress.case.emissionPermit.number).toMatch(/^P-case_/);
  expect([plain.ended(), crossing.ended()]).toEqual([null, null]);
  await Promise.all([plain.end(), crossing.end()]);
});

test('a document that was known before is judged by the schema as it is now', async () => {
  gateway = await servedGateway(hub, [entry()]);
  await receive('旧');
  for (let turn = 0; turn < 3; turn += 1) expect((await asked()).errors).toBeUndefined();
  gateway.edit([], { allowBreaking: [...ALL_OF_IT, ...ROOTS] });
  await eventually(asked, ({ errors }) => errors?.[0]?.extensions['code'] === 'GRAPHQL_VALIDATION_FAILED', 'the field to be refused');
  gateway.edit([entry()]);
  await eventually(asked, ({ errors }) => errors === undefined, 'the field to be back');
});

test('what would break callers is refused by name, and goes on as before, unless it is allowed by name', async () => {
  gateway = await servedGateway(hub, [entry()]);
  await receive('存');
  department.sdl = ENVIRONMENT_SDL.replace('  emissionLabel: String @requires(fields: "number")\n', '').replace(
    '  number: String! @external\n',
    '',
  );
  await waitFor(async () => (await refusal()).includes('breaking change not allowed: Case.emissionLabel'), 'the refusal');
  expect((await gateway.ask('{ cases(first: 1) { nodes { emissionLabel } } }', {}, SUPERVISOR)).data.cases).toBeDefined();
  gateway.edit([entry()], { allowBreaking: ['Case.emissionLabel'] });
  await waitFor(async () => (await gateway.readyz())['refusal'] === null, 'the change to be taken');
  expect((await gateway.ask('{ cases(first: 1) { nodes { emissionLabel } } }', {}, SUPERVISOR)).errors?.[0]?.extensions['code']).toBe(
    'GRAPHQL_VALIDATION_FAILED',
  );
});

const WRONG: Readonly<Record<string, readonly [sdl: string, words: string]>> = {
  ours: ['type Case @key(fields: "id") { id: ID! title: String! }\ntype Query { a: Int }', 'Case.title'],
  shared: [
    'type Member @key(fields: "id") { id: ID! name: String! @shareable }\ntype Query { b: Int }',
    "Member.name is a field of the hub's own",
  ],
  taken: [
    'type Case @key(fields: "id") { id: ID! title: String! @override(from: "cases") }\ntype Query { c: Int }',
    '@override is not allowed',
  ],
  syntax: ['type Case @key(fields: "id") {', '[syntax] Syntax Error'],
  kind: ['input Case { id: ID! }\ntype Query { d: Int }', 'Case'],
  never_null: ['type Case @key(fields: "id") { id: ID! grade: String! }\ntype Query { e: Int }', 'Case.grade must be nullable'],
  follows: ['type Query { f: Int }\ntype Subscription { g: Int }', 'subscriptions of a subgraph are not carried'],
};

test('subgraphs that do not fit are refused in words that say why, and hold up no other', async () => {
  gateway = await servedGateway(hub, [entry()]);
  await receive('不变');
  const wrong = await Promise.all(
    Object.entries(WRONG).map(async ([name, [sdl]]) => ({ name, url: (await started(`${LINK}${sdl}`)).url })),
  );
  const other = await started(`${LINK}type Case @key(fields: "id") { id: ID! emissionGrade: String }\ntype Query { grades: [String] }`);
  gateway.edit([...wrong, entry(), { name: 'other', url: other.url }]);
  await eventually(
    () => gateway.ask('{ cases(first: 1) { nodes { title emissionPermit { number } emissionGrade } } }', {}, SUPERVISOR),
    ({ errors }) => errors === undefined,
    'the subgraph that fits',
  );
  const told = await refusal();
  for (const [name, [, words]] of Object.entries(WRONG)) {
    expect(told).toContain(words);
    expect(told).toContain(name);
  }
  expect(
    gateway.log.filter((line) => line.includes('the last good supergraph keeps serving') && line.includes('Syntax Error')),
  ).toHaveLength(1);
  const states = (await gateway.readyz())['subgraphs'] as { name: string; serves: boolean }[];
  expect(states.filter(({ serves }) => serves).map(({ name }) => name)).toEqual(['environment', 'other']);
});

test('a gateway starts from the last good supergraph while all its nodes and subgraphs are down', async () => {
  gateway = await servedGateway(hub, [entry()]);
  const id = await receive('断电');
  await Promise.all([department.stop(), ...hub.nodes.map((node) => node.stop())]);
  await gateway.restart();
  const names = (await gateway.ask('{ __type(name: "Case") { fields { name } } }')).data.__type.fields as { name: string }[];
  expect(names.map(({ name }) => name)).toContain('emissionPermit');
  const ASK = 'query ($id: ID!) { case(id: $id) { title emissionPermit { number } } members { code } }';
  const dark = await gateway.ask(ASK, { id }, SUPERVISOR);
  expect([dark.data.case, dark.data.members.length > 16, dark.errors?.map(({ extensions }) => extensions['code'])]).toEqual([
    null,
    true,
    ['MEMBER_UNAVAILABLE'],
  ]);
  await Promise.all([department.restart(), ...hub.nodes.map((node) => node.restart())]);
  const { data } = await eventually(
    () => gateway.ask(ASK, { id }, SUPERVISOR),
    ({ errors }) => errors === undefined,
    'all to be back',
  );
  expect(data.case).toEqual({ title: '断电', emissionPermit: { number: `P-${id}` } });
});

test('a subgraph that is away when the gateway starts joins by itself once it answers', async () => {
  await department.stop();
  gateway = await servedGateway(hub, [entry()]);
  expect(await refusal()).toContain('[environment]');
  expect((await gateway.ask('{ members { code } }')).errors).toBeUndefined();
  await department.restart();
  await receive('来');
  await eventually(asked, ({ errors }) => errors === undefined, 'the subgraph to join');
  expect((await gateway.readyz())['refusal']).toBeNull();
});

test('nodes are taken over from a topology whose subgraph is in trouble', async () => {
  gateway = await servedGateway(hub);
  const [heping, others] = hub.topology.nodes;
  gateway.edit([{ name: 'environment', url: 'http://127.0.0.1:1/graphql' }], { nodes: [heping] });
  await waitFor(async () => ((await gateway.readyz())['nodes'] as unknown[]).length === 1, 'the node to be gone');
  expect(await refusal()).toContain('[environment]');
  gateway.edit([], { nodes: [heping, others] });
  await waitFor(async () => ((await gateway.readyz())['nodes'] as unknown[]).length === 2, 'the node to be back');
  const { data } = await eventually(
    () => gateway.ask('{ member(code: "120102") { availability } }', {}, caller('HUB_ADMIN')),
    (answer) => answer.data?.member?.availability === 'AVAILABLE',
    'its members',
  );
  expect(data.member).toEqual({ availability: 'AVAILABLE' });
});

test('an edit of the moment in which the gateway starts is taken over', async () => {
  gateway = await servedGateway(hub, [entry()], { lookEvery: 60_000 });
  const sdl = () => {
    gateway.edit([entry()], { nodes: hub.topology.nodes.slice(0, 1) });
    return ENVIRONMENT_SDL;
  };
  Object.defineProperty(department, 'sdl', { get: sdl });
  await gateway.restart();
  await waitFor(async () => ((await gateway.readyz())['nodes'] as unknown[]).length === 1, 'the edit to be taken over');
});

test('a topology file that is broken is told of, and the one before keeps serving', async () => {
  gateway = await servedGateway(hub, [entry()]);
  await receive('照旧');
  gateway.edit([{ name: 'environment', url: 'nowhere' }]);
  await waitFor(async () => (await refusal()).includes('subgraphs.0.url'), 'the fault');
  expect((await asked()).errors).toBeUndefined();
  gateway.edit([entry()]);
  await waitFor(async () => (await gateway.readyz())['refusal'] === null, 'the fault to be gone');
});
