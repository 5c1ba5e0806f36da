import { getOperationAST, parse } from 'graphql';
import { officer } from '../../support/callers.js';
import { testDepartment } from '../../support/department.js';
import { federatedHub, type FederatedHub, type TestNode } from '../../support/federated-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import { servedGateway, type Answer, type ServedGateway } from '../../support/served-gateway.js';
import { APPLICANT, RECEIVE } from '../../support/straight-road.js';
import { waitFor } from '../../support/wait-for.js';

const SHARES = { heping: ['120101'], others: ['120102', '120103', '120104', '120105', '120106', '12011*', '120000-*'] };
const variablesOf = (title: string) => ({
  input: { itemCode: '120102-XK01201', title, applicant: APPLICANT, materials: [], declaredTruthful: true },
});
const WINDOW = officer('120102', 'WINDOW');

let hub: FederatedHub;
beforeAll(async () => {
  hub = await federatedHub(SHARES);
});
afterAll(() => hub.close());

describe('over a served gateway', () => {
  let gateway: ServedGateway;
  afterEach(() => gateway.stop());
  const nodesKnown = async () => (await gateway.readyz())['nodes'] as readonly unknown[];

  test('whoever follows is told all that is done at a node that joins, from its first moment on', async () => {
    gateway = await servedGateway(hub);
    gateway.edit([], { nodes: hub.topology.nodes.slice(0, 1) });
    await waitFor(async () => (await nodesKnown()).length === 1, 'the node to be gone');
    const live = await gateway.follow('subscription { memberProgress { case { title } } }', {}, SUPERVISOR);
    await waitFor(async () => (await gateway.following()) === 1, 'it to follow');
    gateway.edit([]);
    for (const title of ['甲', '乙', '丙']) {
      const isGranted = async (): Promise<boolean> => (await gateway.ask(RECEIVE, variablesOf(title), WINDOW)).errors === undefined;
      await waitFor(isGranted, 'the node to take a case');
    }
    await waitFor(() => live.seen.length === 3, 'three receipts');
    expect(live.seen.map(({ data }) => data.memberProgress.case.title as string)).toEqual(['甲', '乙', '丙']);
    await live.end();
  });

  test('nodes are taken over while a department is slow to say its schema', async () => {
    const department = await testDepartment();
    department.mood = 'HUNG';
    gateway = await servedGateway(hub);
    gateway.edit([{ name: 'environment', url: department.url }]);
    await waitFor(
      async () => ((await gateway.readyz())['subgraphs'] as readonly unknown[]).length === 1,
      'the department to be in the topology',
    );
    gateway.edit([{ name: 'environment', url: department.url }], { nodes: hub.topology.nodes.slice(0, 1) });
    await waitFor(async () => (await nodesKnown()).length === 1, 'the node to be gone');
    // It has not been given up yet.
    expect((await gateway.readyz())['refusal']).toBeNull();
    await department.stop();
  });
});

test('a node that is let go and taken back while a slow client catches up tells nothing twice', async () => {
  const ask = (source: string, variables: Record<string, unknown>, by = SUPERVISOR) => {
    const document = parse(source);
    const operation = getOperationAST(document) ?? undefined;
    if (operation === undefined) throw new Error('no operation');
    return { document, operation, operationName: null, variables, context: { caller: by, language: 'zh-CN' as const } };
  };
  const receive = (title: string) => hub.engine.execute(ask(RECEIVE, variablesOf(title), WINDOW));
  await receive('以前');
  const { data } = (await hub.engine.execute(ask('{ changes(first: 1000) { pageInfo { endCursor } } }', {}))) as unknown as Answer;
  const after = data.changes.pageInfo.endCursor as string;
  // Each loop reads a page of a hundred before it waits for the client.
  const RECEIPTS = 320;
  for (let received = 0; received < RECEIPTS; received += 20) {
    await Promise.all(Array.from({ length: 20 }, () => receive('积压')));
  }
  const WATCH = 'subscription ($after: String) { memberProgress(members: ["120101", "120102"], after: $after) { id } }';
  const stream = await hub.engine.subscribe(ask(WATCH, { after }));
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));

  const { statements } = (hub.nodes[1] as TestNode).database;
  const pagesRead = () => statements.filter((sql) => sql.includes('e.member_code = ANY')).length;
  const before = pagesRead();
  const [heping, others] = hub.topology.nodes;
  if (heping === undefined || others === undefined) throw new Error('two nodes');
  hub.pool.take({ ...hub.topology, nodes: [heping, { ...others, members: others.members.filter((code) => code !== '120102') }] });
  await new Promise(setImmediate);
  hub.pool.take(hub.topology);
  await hub.health.look();
  await waitFor(() => pagesRead() > before, 'the node to be read on');

  const seen: string[] = [];
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Answer>;
  const reading = (async () => {
    for (;;) {
      const { value, done } = await iterator.next();
      if (done === true) return;
      seen.push(value.data.memberProgress.id as string);
    }
  })();
  await waitFor(() => seen.length >= RECEIPTS, 'the backlog');
  await receive('最后');
  await waitFor(() => seen.length >= RECEIPTS + 1, 'the last receipt');
  expect(seen).toHaveLength(RECEIPTS + 1);
  expect(new Set(seen).size).toBe(seen.length);
  await iterator.return?.();
  await reading;
});
