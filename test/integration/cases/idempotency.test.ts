import { officer } from '../../support/callers.js';
import { describeEachShape } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { APPLICANT, ITEM, MEMBER, receive, RECEIVE, STEPS } from '../../support/straight-road.js';

const WINDOW = officer(MEMBER, 'WINDOW');
const receipt = (idempotencyKey: string, title = '示例') => ({
  itemCode: ITEM,
  title,
  applicant: APPLICANT,
  materials: [],
  declaredTruthful: true,
  idempotencyKey,
});

describeEachShape('idempotency and versions', (engine) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub({ engine });
  });
  afterAll(() => hub.close());

  test('concurrent repeats of one receipt run once and answer alike, tracking code included', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => hub.ask(RECEIVE, { input: receipt('twelve') }, WINDOW)));
    const payloads = answers.map((answer) => answer.data?.['receiveCase']);
    expect(payloads[0].case.id).toBeDefined();
    expect(new Set(payloads.map((payload) => JSON.stringify(payload)))).toHaveProperty('size', 1);
    const [count] = await hub.database.query<{ count: number }>('SELECT count(*)::int AS count FROM case_record');
    expect(count?.count).toBe(1);
  });

  test('IDEMPOTENCY_KEY_REUSED: the same key with another input', async () => {
    await hub.ask(RECEIVE, { input: receipt('once', '甲') }, WINDOW);
    const answer = await hub.ask(RECEIVE, { input: receipt('once', '乙') }, WINDOW);
    expect(answer.data?.['receiveCase']).toMatchObject({ case: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', basis: null }] });
  });

  test('a refused request is judged afresh under the same key', async () => {
    const { id } = await receive(hub, { materials: [] });
    const input = { case: id, idempotencyKey: 'accept' };
    const refused = await hub.ask(STEPS.acceptCase, { input }, WINDOW);
    expect(refused.data?.['acceptCase'].case).toBeNull();
    const codes = await hub.ask('query ($id: ID!) { case(id: $id) { materials { material { code } } } }', { id }, WINDOW);
    const materials = codes.data?.['case'].materials.map((material: { material: { code: string } }) => ({ code: material.material.code }));
    await hub.ask(STEPS.correctOnTheSpot, { input: { case: id, materials } }, WINDOW);
    const granted = await hub.ask(STEPS.acceptCase, { input }, WINDOW);
    expect(granted.data?.['acceptCase'].case).toMatchObject({ status: 'ACCEPTED' });
  });

  test('of many concurrent steps on one version exactly one is taken; the others are STALE_VERSION', async () => {
    const { id } = await receive(hub);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => hub.ask(STEPS.acceptCase, { input: { case: id, expectedVersion: 1 } }, WINDOW)),
    );
    const codes = answers.map((answer) => answer.data?.['acceptCase'].userErrors[0]?.code ?? 'taken');
    expect(codes.filter((code) => code === 'taken')).toHaveLength(1);
    expect(codes.filter((code) => code === 'STALE_VERSION')).toHaveLength(9);
  });

  test('document numbers of a member and year have neither gaps nor repeats under concurrency (M18)', async () => {
    await Promise.all(Array.from({ length: 20 }, () => receive(hub)));
    const rows = await hub.database.query<{ sequence: number }>('SELECT sequence FROM document ORDER BY sequence');
    expect(rows.map((row) => row.sequence)).toEqual(rows.map((_, index) => index + 1));
  });
});
