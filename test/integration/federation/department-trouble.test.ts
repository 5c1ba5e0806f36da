import { officer } from '../../support/callers.js';
import { SYSTEM_TEXT, testDepartment, type Mood, type TestDepartment } from '../../support/department.js';
import { federatedHub, type FederatedHub } from '../../support/federated-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import { eventually, servedGateway, type Answer, type ServedGateway } from '../../support/served-gateway.js';
import { APPLICANT, RECEIVE } from '../../support/straight-road.js';

const SHARES = { heping: ['120101'], others: ['120102', '120103', '120104', '120105', '120106', '12011*', '120000-*'] };

/** The department shares this process, and may be kept waiting when it is well. */
const ANSWER_WITHIN_MS = 5_000;
/** Generous, for a machine under load: a department that hangs would never answer. */
const WITHIN_MS = 60_000;

let hub: FederatedHub;
let gateway: ServedGateway;
let department: TestDepartment;
let id: string;

beforeAll(async () => {
  hub = await federatedHub(SHARES);
  department = await testDepartment();
  gateway = await servedGateway(hub, [{ name: 'environment', url: department.url }], { answerWithin: ANSWER_WITHIN_MS, lookEvery: 200 });
  const input = { itemCode: '120101-XK01201', title: '印刷', applicant: APPLICANT, materials: [], declaredTruthful: true };
  const received = await gateway.ask(RECEIVE, { input }, officer('120101', 'WINDOW'));
  id = received.data.receiveCase.case.id as string;
});
afterAll(async () => {
  await gateway.stop();
  await Promise.all([department.stop(), hub.close()]);
});

const QUERY = 'query ($id: ID!) { case(id: $id) { title emissionPermit { number } } asker { subject roles } members { code } }';
const ask = () => gateway.ask(QUERY, { id }, SUPERVISOR);

/** The department is itself again, and is no longer spared. */
async function recovered(): Promise<void> {
  department.mood = 'WELL';
  await eventually(ask, ({ errors }) => errors === undefined, 'the department to be back');
}

/** Nothing of addresses, statements, stacks, or of what the department says of itself. */
function expectNothingTold(answer: Answer): void {
  const told = JSON.stringify(answer);
  for (const secret of [new URL(department.url).port, '127.0.0.1', 'ECONN', 'SELECT', '10.0.0.7', 'stack', 'DATABASE_DOWN'])
    expect(told).not.toContain(secret);
}

afterEach(recovered);

test.each<Mood>(['CUT', 'GARBAGE', 'FAULT_500', 'HUNG', 'WRONG_SHAPE', 'NO_ENTITIES', 'ERRORS'])(
  'a department in trouble (%s): its fields are null with an error that names it, the rest is answered',
  async (mood) => {
    department.mood = mood;
    const began = performance.now();
    const { data, errors = [] } = await ask();
    expect(performance.now() - began).toBeLessThan(WITHIN_MS);
    expect(data.case).toEqual({ title: '印刷', emissionPermit: null });
    expect(data.asker?.subject ?? null).toBeNull();
    expect(data.asker?.roles ?? null).toBeNull();
    expect(data.members.length).toBeGreaterThan(16);
    expect(errors.length).toBeGreaterThan(0);
    for (const { message, extensions } of errors) {
      expect(message).toContain('subgraph environment could not answer');
      expect(extensions).toEqual({ code: 'INTERNAL', subgraph: 'environment', correlationId: expect.any(String) as string });
    }
    expectNothingTold({ data, errors });
  },
);

test('a department that is gone is null at once, is spared, and comes back by itself', async () => {
  await department.stop();
  for (let turn = 0; turn < 5; turn += 1) {
    const { data, errors = [] } = await ask();
    expect([data.case, data.asker, errors.length > 0]).toEqual([{ title: '印刷', emissionPermit: null }, null, true]);
    expectNothingTold({ errors });
  }
  const state = (await gateway.readyz())['subgraphs'];
  expect(state).toEqual([{ name: 'environment', serves: true, breakerOpen: true }]);
  await department.restart();
  await recovered();
});

test('a mutation of a department is not asked twice, whatever becomes of its answer', async () => {
  department.mood = 'CUT';
  department.calls.length = 0;
  const answer = await gateway.ask('mutation ($id: ID!) { registerPermit(case: $id, number: "1") { number } }', { id }, SUPERVISOR);
  expect(answer.data).toEqual({ registerPermit: null });
  expect(answer.errors?.[0]?.message).toContain('environment');
  expect(department.calls).toHaveLength(1);
});

test('an error at one entity takes away that one alone, told at its place', async () => {
  const input = { itemCode: '120102-XK01201', title: '邻区', applicant: APPLICANT, materials: [], declaredTruthful: true };
  const other = (await gateway.ask(RECEIVE, { input }, officer('120102', 'WINDOW'))).data.receiveCase.case.id as string;
  department.failing.add(other);
  const { data, errors = [] } = await gateway.ask('{ cases(first: 10) { nodes { id emissionPermit { number } } } }', {}, SUPERVISOR);
  department.failing.clear();
  const at = data.cases.nodes.findIndex((one: { id: string }) => one.id === other) as number;
  expect(data.cases.nodes.map((one: { id: string; emissionPermit: unknown }) => [one.id === other, one.emissionPermit === null])).toEqual(
    data.cases.nodes.map((one: { id: string }) => [one.id === other, one.id === other]),
  );
  expect(errors.map(({ path }) => path)).toEqual([['cases', 'nodes', at, 'emissionPermit']]);
  expectNothingTold({ errors });
});

test('why a department could not answer stands in the log, under the number that the caller is told', async () => {
  department.mood = 'ERRORS';
  const { errors = [] } = await ask();
  const number = String(errors[0]?.extensions['correlationId']);
  const line = gateway.log.find((one) => one.includes(number));
  expect(line).toContain(SYSTEM_TEXT);
  expect(line).toContain('environment');
});
