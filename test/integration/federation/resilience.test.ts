import type { ExecutionResult } from 'graphql';
import { getOperationAST, parse } from 'graphql';
import { PUBLIC, type Caller } from '../../../domain/shared/caller.js';
import { runDueChecks } from '../../../resolvers/supervision/run-due-checks.js';
import { caller, officer } from '../../support/callers.js';
import { federatedHub, type FederatedHub } from '../../support/federated-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import { APPLICANT, RECEIVE } from '../../support/straight-road.js';
import { waitFor } from '../../support/wait-for.js';

// An answer's shape is its query's.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answer = ExecutionResult<Record<string, any>>;

const SHARES = { heping: ['120101'], hedong: ['120102'], others: ['120103', '120104', '120105', '120106', '12011*', '120000-*'] };

let hub: FederatedHub;
beforeEach(async () => {
  hub = await federatedHub(SHARES);
});
afterEach(() => hub.close());

async function ask(source: string, variables: Record<string, unknown> = {}, by: Caller = PUBLIC): Promise<Answer> {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) throw new Error('no operation');
  return hub.engine.execute({ document, operation, operationName: null, variables, context: { caller: by, language: 'zh-CN' } });
}

async function receive(member: string, title: string): Promise<string> {
  const input = { itemCode: `${member}-XK01201`, title, applicant: APPLICANT, materials: [], declaredTruthful: true };
  const answer = await ask(RECEIVE, { input }, officer(member, 'WINDOW'));
  return answer.data?.['receiveCase'].case.id as string;
}

const node = (name: string) => {
  const found = hub.nodes.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no node ${name}`);
  return found;
};

const missingOf = ({ errors }: Answer) => errors?.flatMap(({ extensions }) => (extensions['members'] as string[] | undefined) ?? []);
const LIST =
  'query ($first: Int, $after: String) { cases(first: $first, after: $after) { totalCount nodes { id title } pageInfo { hasNextPage endCursor } } }';

test('a list over members is one list: every page, every order, each case once', async () => {
  const all: string[] = [];
  for (let index = 0; index < 9; index += 1) {
    for (const one of hub.nodes) one.clock.advanceHours(0.5);
    all.push(await receive(['120101', '120102', '120103'][index % 3] ?? '', `办件${index}`));
  }
  for (const order of ['RECEIVED_DESC', 'RECEIVED_ASC'] as const) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer: Answer = await ask(
        `query ($after: String) { cases(first: 2, after: $after, orderBy: ${order}) { totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
        { after },
        SUPERVISOR,
      );
      const page = answer.data?.['cases'];
      expect(page.totalCount).toBe(all.length);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...(page.edges as { node: { id: string } }[]).map((edge) => edge.node.id));
      after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor as string) : null;
    } while (after !== null);
    expect(seen).toEqual(order === 'RECEIVED_ASC' ? all : [...all].reverse());
  }
  const due = await ask('{ cases(orderBy: DUE_ASC, first: 1) { pageInfo { endCursor } } }', {}, SUPERVISOR);
  const foreign = await ask(LIST, { after: due.data?.['cases'].pageInfo.endCursor }, SUPERVISOR);
  expect(foreign.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

test('a node that is gone takes away its own members only, named on every answer; its return is noticed', async () => {
  const own = await receive('120101', '本区');
  const theirs = await receive('120102', '邻区');
  await node('hedong').stop();
  const list = await ask(LIST, {}, SUPERVISOR);
  expect(list.data?.['cases'].nodes.map(({ id }: { id: string }) => id)).toEqual([own]);
  expect(list.errors?.[0]?.extensions['code']).toBe('MEMBER_UNAVAILABLE');
  expect(missingOf(list)).toEqual(['120102']);
  const one = await ask('query ($id: ID!) { case(id: $id) { id } }', { id: theirs }, SUPERVISOR);
  expect([one.data?.['case'], missingOf(one)]).toEqual([null, ['120102']]);
  expect((await ask('query ($id: ID!) { case(id: $id) { id } }', { id: own }, officer('120101', 'WINDOW'))).errors).toBeUndefined();
  expect((await ask(LIST, {}, officer('120101', 'WINDOW'))).errors).toBeUndefined();
  await hub.health.look();
  const member = await ask('{ member(code: "120102") { name availability items { totalCount } } }');
  expect(member.data?.['member']).toMatchObject({ availability: 'UNAVAILABLE', items: null });
  expect(missingOf(member)).toEqual(['120102']);
  const figures = await ask(
    '{ caseStatistics(period: { from: "2017-02-01", to: "2017-02-28" }) { total { received } unavailableMembers } }',
  );
  expect(figures.data?.['caseStatistics']).toEqual({ total: { received: 1 }, unavailableMembers: ['120102'] });
  expect(missingOf(figures)).toEqual(['120102']);
  await node('hedong').restart();
  await waitFor(async () => {
    await hub.health.look();
    return (await ask(LIST, {}, SUPERVISOR)).errors === undefined;
  }, 'the node to be back');
});

test('a mutation is never sent twice, and its absence is told', async () => {
  await node('hedong').stop();
  const input = { itemCode: '120102-XK01201', title: '办件', applicant: APPLICANT, materials: [], declaredTruthful: true };
  const answer = await ask(RECEIVE, { input }, officer('120102', 'WINDOW'));
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'MEMBER_UNAVAILABLE', members: ['120102'] });
});

test('a joint case over nodes goes on when its member is back, each part once, with the whole seen across nodes', async () => {
  const itemCodes = ['120101-XK01201', '120102-XK00402'];
  const input = { lead: '120101', title: '联合办理', applicant: APPLICANT, itemCodes, materials: [], declaredTruthful: true };
  const open =
    'mutation ($input: OpenJointCaseInput!) { openJointCase(input: $input) { jointCase { id status cases { id } } userErrors { code } } }';
  await node('hedong').stop();
  const opened = await ask(open, { input }, officer('120101', 'WINDOW'));
  expect(opened.data?.['openJointCase']).toMatchObject({ jointCase: { status: 'OPENING', cases: [{ id: expect.any(String) }, null] } });
  await node('hedong').restart();
  const lead = node('heping');
  for (let turn = 0; turn < 2; turn += 1) await runDueChecks(lead.services, lead.clock.now());
  const id = opened.data?.['openJointCase'].jointCase.id as string;
  await waitFor(async () => {
    await runDueChecks(lead.services, lead.clock.now());
    const answer = await ask('query ($id: ID!) { jointCase(id: $id) { status } }', { id }, officer('120101', 'WINDOW'));
    return answer.data?.['jointCase'].status === 'OPEN';
  }, 'the part of the node that was down');
  const seen = await ask(
    'query ($id: ID!) { jointCase(id: $id) { cases { title status member { code } jointCase { id title } } } }',
    { id },
    caller('APPLICANT', { identifier: APPLICANT.identifier }),
  );
  expect(seen.errors).toBeUndefined();
  expect(seen.data?.['jointCase'].cases).toEqual(
    ['120101', '120102'].map((code) => ({ title: '联合办理', status: 'RECEIVED', member: { code }, jointCase: { id, title: '联合办理' } })),
  );
  expect(await node('hedong').database.query('SELECT id FROM case_record')).toHaveLength(1);
});

test('two callers at once never see what the other sees', async () => {
  const id = await receive('120101', '本区');
  const query = 'query ($id: ID!) { case(id: $id) { applicant { name } member { availability } } }';
  const [whole, masked] = [officer('120101', 'WINDOW'), SUPERVISOR];
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(query, { id }, index % 2 === 0 ? whole : masked)));
  answers.forEach(({ data }, index) => expect(data?.['case'].applicant.name).toBe(index % 2 === 0 ? APPLICANT.name : '天*********'));
});

describe('feeds over nodes', () => {
  const WATCH = 'subscription ($after: String) { memberProgress(after: $after) { cursor kind member: case { member { code } title } } }';

  async function follow(after: string | null, by: Caller = SUPERVISOR) {
    const document = parse(WATCH);
    const operation = getOperationAST(document);
    if (operation === null || operation === undefined) throw new Error('no operation');
    const stream = await hub.engine.subscribe({
      document,
      operation,
      operationName: null,
      variables: { after },
      context: { caller: by, language: 'zh-CN' },
    });
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
    const seen: { cursor: string; title: string }[] = [];
    const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Answer>;
    const read = async (): Promise<void> => {
      for (;;) {
        const { value, done } = await iterator.next();
        if (done === true) return;
        const event = value.data?.['memberProgress'];
        seen.push({ cursor: event.cursor as string, title: event.member.title as string });
      }
    };
    const done = read();
    await waitFor(() => hub.watch.behind === 0, 'every log to be followed from its end on');
    return { seen, end: () => Promise.all([iterator.return?.(), done]) };
  }

  test('live over all nodes, resumed from any cursor: nothing missed, nothing twice, over a restart of a node', async () => {
    const live = await follow(null);
    const titles = ['一', '二', '三', '四'];
    for (const [index, title] of titles.entries()) await receive(index % 2 === 0 ? '120101' : '120102', title);
    await waitFor(() => live.seen.length === 4, 'four events');
    expect(live.seen.map(({ title }) => title).sort()).toEqual([...titles].sort());
    await node('hedong').stop();
    await receive('120101', '五');
    await waitFor(() => live.seen.length === 5, 'the fifth event');
    await node('hedong').restart();
    await waitFor(async () => {
      await hub.health.look();
      return hub.pool.of('120102')?.state === 'UP';
    }, 'the node to be back');
    await receive('120102', '六');
    await waitFor(() => live.seen.length === 6, 'the sixth event');
    const resumed = await follow(live.seen[1]?.cursor ?? null);
    await waitFor(() => resumed.seen.length === 4, 'what was after the second cursor');
    expect(resumed.seen.map(({ title }) => title).sort()).toEqual(
      live.seen
        .slice(2)
        .map(({ title }) => title)
        .sort(),
    );
    const polled = await ask(
      'query ($after: String) { changes(after: $after, first: 100) { totalCount nodes { id } edges { cursor } } }',
      { after: live.seen[1]?.cursor },
      SUPERVISOR,
    );
    expect(polled.data?.['changes'].totalCount).toBe(4);
    await Promise.all([live.end(), resumed.end()]);
    expect(hub.watch.following).toBe(0);
  });

  test('who may not follow is refused, and nothing is left behind', async () => {
    await expect(follow(null, PUBLIC)).rejects.toThrow('UNAUTHENTICATED');
    await expect(follow(null, caller('CENTER_MANAGER', { member: '120101' }))).rejects.toThrow('FORBIDDEN');
    await expect(follow('garbage')).rejects.toThrow('BAD_USER_INPUT');
    expect(hub.watch.following).toBe(0);
  });
});
