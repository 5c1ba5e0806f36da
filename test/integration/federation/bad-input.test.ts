import { signCall } from '../../../gateway/nodes/call-signature.js';
import { PUBLIC } from '../../../domain/shared/caller.js';
import { officer } from '../../support/callers.js';
import { NODE_SECRET } from '../../support/federated-hub.js';
import { guardedHub, type GuardedHub } from '../../support/guarded-hub.js';
import { SUPERVISOR } from '../../support/law.js';
import type { Answer } from '../../support/served-gateway.js';
import { waitFor } from '../../support/wait-for.js';

const SHARES = { heping: ['120101'], hedong: ['120102'] };
const BOTH = 'members: ["120101", "120102"]';

let guarded: GuardedHub;
let cursor: string;
beforeAll(async () => {
  guarded = await guardedHub(SHARES);
  for (const member of ['120101', '120102']) await guarded.receive(member, '办件');
  cursor = await endCursor(`cases(first: 1, filter: { ${BOTH} })`);
});
afterAll(() => guarded.close());

const ask = (query: string, variables: Record<string, unknown> = {}, by = SUPERVISOR) => guarded.gateway.ask(query, variables, by);
const codes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions['code']);

async function endCursor(list: string): Promise<string> {
  const { data } = await ask(`{ list: ${list} { pageInfo { endCursor } } }`);
  return data.list.pageInfo.endCursor as string;
}

describe('a cursor is good for the list that gave it alone', () => {
  test.each([
    ['another order', 'cases', `orderBy: DUE_ASC, filter: { ${BOTH} }`],
    ['another filter', 'cases', 'filter: { members: ["120101", "120102"], statuses: [WITHDRAWN] }'],
    ['another list', 'items', `filter: { ${BOTH} }`],
    ['a feed', 'changes', BOTH],
  ])('refused for %s', async (_what, list, args) => {
    const answer = await ask(`query ($after: String) { ${list}(${args}, after: $after) { totalCount } }`, { after: cursor });
    expect([answer.data ?? null, codes(answer)]).toEqual([null, ['BAD_USER_INPUT']]);
  });

  const vector = (...entries: unknown[]) => Buffer.from(JSON.stringify(['vector', ...entries])).toString('base64url');
  test.each([
    ['garbage', '!!'],
    ['another kind of JSON', Buffer.from('{"a":1}').toString('base64url')],
    ['a vector of no pairs', vector('heping')],
    ['a vector of numbers', vector(['heping', 1])],
    ['a vector with garbage for a node', vector(['heping', '!!'], ['hedong', '!!'])],
    ['a vector with the cursor of a list', vector(['heping', 'WyJ4Il0'], ['hedong', 'WyJ4Il0'])],
  ])('a feed is refused from %s on, polled and live', async (_what, after) => {
    const polled = await ask(`query ($after: String) { changes(${BOTH}, after: $after) { totalCount } }`, { after });
    expect([polled.data ?? null, codes(polled)]).toEqual([null, ['BAD_USER_INPUT']]);
    const live = await guarded.gateway.follow(
      `subscription ($after: String) { memberProgress(${BOTH}, after: $after) { kind } }`,
      { after },
      SUPERVISOR,
    );
    await waitFor(() => live.ended() !== null, 'the refusal');
    const [refused] = JSON.parse(live.ended() ?? '[]') as { readonly path: unknown; readonly extensions: unknown }[];
    expect([live.seen, refused]).toMatchObject([[], { path: ['memberProgress'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(await guarded.gateway.following()).toBe(0);
    await live.end();
  });
});

describe('what names no member', () => {
  test.each([
    ['case(id: "case_999999_00000001") { id }', 'case'],
    ['case(id: "case_120199_00000001") { id }', 'case'],
    ['case(id: "nonsense") { id }', 'case'],
    ['case(number: "999999-20170206-00001") { id }', 'case'],
    ['node(id: "case_999999_00000001") { id }', 'node'],
    ['jointCase(id: "jointcase_999999_00000001") { id cases { title } }', 'jointCase'],
    ['member(code: "999999") { name }', 'member'],
    ['item(code: "999999-XK01201") { name }', 'item'],
    ['trackCase(number: "999999-20170206-00001", code: "AAAAAAAA") { status }', 'trackCase'],
  ])('is null without an error: %s', async (field, key) => {
    expect(await ask(`{ ${field} }`)).toEqual({ data: { [key]: null } });
  });

  test('a mutation on it is refused as NOT_FOUND', async () => {
    const withdraw = 'mutation ($id: ID!) { withdrawCase(input: { case: $id }) { case { id } userErrors { code } } }';
    for (const id of ['case_999999_00000001', 'nonsense']) {
      const answer = await ask(withdraw, { id }, officer('120101', 'WINDOW'));
      expect(answer).toEqual({ data: { withdrawCase: { case: null, userErrors: [{ code: 'NOT_FOUND' }] } } });
    }
  });

  test.each([
    ['cases(filter: { members: ["999999"] }) { totalCount }'],
    ['cases(filter: { members: ["120101", "999999"] }) { totalCount }'],
    ['changes(members: ["120102", "x"]) { totalCount }'],
    ['caseStatistics(members: ["999999"], period: { from: "2017-02-01", to: "2017-02-28" }) { total { received } }'],
  ])('in a filter it is refused: %s', async (field) => {
    const answer = await ask(`{ ${field} }`);
    expect([answer.data ?? null, codes(answer)]).toEqual([null, ['BAD_USER_INPUT']]);
  });
});

describe('a node hears its gateway alone', () => {
  const BODY = JSON.stringify({ query: '{ cases { nodes { id applicant { name } } } }' });
  const identity = { caller: SUPERVISOR, language: 'zh-CN', base: 'http://gateway' } as const;
  const post = (signature: string | null, body = BODY, path = '/graphql') =>
    fetch(new URL(path, guarded.node('heping').url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(signature === null ? {} : { 'x-hub-signature': signature }) },
      body,
    });
  const now = () => Date.now();
  const sign = (secret = NODE_SECRET, at = now(), to = 'heping') => signCall(secret, identity, BODY, at, to);

  test('rightly signed, it is heard', async () => {
    const response = await post(sign());
    expect([response.status, ((await response.json()) as { data: { cases: { nodes: unknown[] } } }).data.cases.nodes.length]).toEqual([
      200, 1,
    ]);
  });

  test.each([
    ['without a signature', () => post(null)],
    ['with a forged one', () => post(sign('not the secret of the nodes'))],
    ['with an old one', () => post(sign(NODE_SECRET, now() - 120_000))],
    ['with one for another body', () => post(signCall(NODE_SECRET, identity, '{}', now(), 'heping'))],
    ['with one for another node', () => post(sign(NODE_SECRET, now(), 'hedong'))],
    ['with garbage', () => post('garbage.garbage.garbage')],
    ['to its other operations, without one', () => post(null, JSON.stringify({ operation: 'feedEnds', input: null }), '/node')],
    ['to a path that there is not, without one', () => post(null, '{}', '/nowhere')],
    ['for a document, without one', () => fetch(new URL('/documents/document_120101_00000001', guarded.node('heping').url))],
  ])('a call %s is answered 401, and nothing is told', async (_what, call) => {
    const response = await call();
    expect(response.status).toBe(401);
    const { errors, ...rest } = (await response.json()) as Answer;
    expect(rest).toEqual({});
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHENTICATED' }]);
  });

  test('a call that was heard is not heard again', async () => {
    const signature = sign();
    expect((await post(signature)).status).toBe(200);
    expect((await post(signature)).status).toBe(401);
  });

  test('a node that does not take the gateway’s signature is down, not its callers', async () => {
    guarded.proxy('hedong').behave({ kind: 'STATUS', status: 401 });
    const view = await guarded.stands('hedong', 'DOWN');
    expect(view.reason).toContain('HUB_NODE_SECRET');
    const answer = await ask(`{ cases(filter: { ${BOTH} }) { totalCount } }`, {}, { ...SUPERVISOR });
    expect([answer.data.cases.totalCount, codes(answer)]).toEqual([1, ['MEMBER_UNAVAILABLE']]);
    expect((await ask('{ cases { totalCount } }', {}, PUBLIC)).errors?.map(({ extensions }) => extensions['code'])).toContain(
      'UNAUTHENTICATED',
    );
    await guarded.recover();
  });
});
