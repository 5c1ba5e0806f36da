import { pino } from 'pino';
import { tokenVerifier } from '../../gateway/auth/verify-token.js';
import { readConfig } from '../../gateway/config.js';
import { localEngine } from '../../gateway/executor/local-engine.js';
import { startServer } from '../../gateway/http/server.js';
import { OPERATIONS_AT_ONCE } from '../../gateway/http/websocket.js';
import { officer } from '../support/callers.js';
import { rawSocket } from '../support/raw-socket.js';
import { SECRET } from '../support/secret.js';
import { servedHub, type ServedHub } from '../support/served-hub.js';
import { APPLICANT, ITEM, MEMBER, receive, RECEIVE } from '../support/straight-road.js';
import { waitFor } from '../support/wait-for.js';

let served: ServedHub;
beforeAll(async () => {
  served = await servedHub();
});
afterAll(() => served.stop());

const VIEWER = { query: '{ viewer { name } }' };
const MEMBER_PROGRESS = 'subscription ($after: String, $members: [String!]) { memberProgress(after: $after, members: $members) { kind } }';
const authorized = async () => ({ authorization: await served.bearer(officer(MEMBER, 'WINDOW')) });

test.each([
  ['a number', 123],
  ['true', true],
  ['false', false],
  ['zero', 0],
  ['an object', { token: 'x' }],
  ['a list', ['Bearer x']],
  ['a token that is none', 'Basic x'],
  ['a forged token', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
])('connectionInit with %s for a token is refused with 4403, never taken for the public', async (_what, authorization) => {
  for (const init of [{ authorization }, { Authorization: authorization }]) {
    const socket = await rawSocket(served.base, init);
    expect(await socket.closed()).toBe(4403);
    expect(socket.received).toEqual([]);
  }
});

test.each([[{}], [{ authorization: null }]])('connectionInit without a token is the public', async (init) => {
  const socket = await rawSocket(served.base, init);
  expect(await socket.ask('1', VIEWER)).toEqual({ type: 'next', id: '1', payload: { data: { viewer: null } } });
  await socket.close();
});

test.each<[string, Record<string, unknown>, boolean, string]>([
  ['of the public that asks for a feed that is not public', { query: MEMBER_PROGRESS }, false, 'UNAUTHENTICATED'],
  [
    'with a wrong tracking code',
    { query: 'subscription { caseProgress(number: "120101-20170206-0001", code: "AAAAAAAA") { kind } }' },
    false,
    'BAD_USER_INPUT',
  ],
  ['from a cursor that is none', { query: MEMBER_PROGRESS, variables: { after: 'garbage' } }, true, 'BAD_USER_INPUT'],
  ['with a variable of a wrong type', { query: MEMBER_PROGRESS, variables: { after: { a: 1 } } }, true, 'BAD_USER_INPUT'],
  ['with a list of a wrong type', { query: MEMBER_PROGRESS, variables: { members: [5] } }, true, 'BAD_USER_INPUT'],
  ['with the NUL character in a variable', { query: MEMBER_PROGRESS, variables: { members: ['1201\u000001'] } }, true, 'BAD_USER_INPUT'],
  ['with an unknown field', { query: 'subscription { nothing }' }, true, 'GRAPHQL_VALIDATION_FAILED'],
  ['with a syntax error', { query: 'subscription {' }, true, 'GRAPHQL_PARSE_FAILED'],
])('a subscription %s ends with an error and delivers nothing; the connection lives', async (_what, payload, isOfficer, code) => {
  const socket = await rawSocket(served.base, isOfficer ? await authorized() : {});
  await receive(served.hub);
  expect(await socket.ask('1', payload)).toMatchObject({ type: 'error', payload: [{ extensions: { code } }] });
  expect(await socket.ask('2', VIEWER)).toMatchObject({ type: 'next', payload: { data: {} } });
  expect(socket.of('1')).toHaveLength(1);
  await socket.close();
});

test('a subscription that is refused tells by which of its fields', async () => {
  const socket = await rawSocket(served.base, await authorized());
  const refused = await socket.ask('1', { query: MEMBER_PROGRESS, variables: { after: 'garbage' } });
  expect(refused.payload).toMatchObject([{ path: ['memberProgress'], extensions: { code: 'BAD_USER_INPUT' } }]);
  await socket.close();
});

test('a message that is too long ends its connection with 1009, is logged, and nothing else', async () => {
  const socket = await rawSocket(served.base, {});
  const other = await rawSocket(served.base, {});
  socket.send({ type: 'subscribe', id: '1', payload: { query: 'x'.repeat(2_000_000) } });
  expect(await socket.closed()).toBe(1009);
  await waitFor(() => served.logged.some((line) => line.includes('a WebSocket connection was broken off')), 'the log');
  expect(await other.ask('2', VIEWER)).toMatchObject({ type: 'next' });
  await other.close();
});

test('a hub that stops answers what runs over WebSocket, takes nothing more there, and ends the connections with 1001', async () => {
  const stopping = await servedHub();
  const { hub } = stopping;
  const socket = await rawSocket(stopping.base, await authorized());
  socket.send({ type: 'subscribe', id: 'feed', payload: { query: MEMBER_PROGRESS } });
  await waitFor(() => hub.services.feed.watching === 1, 'the subscription');
  // What has the embedded database keeps every other statement waiting.
  const before = hub.database.statements.length;
  let release = (): void => undefined;
  const held = hub.database.transaction(() => new Promise<void>((resolve) => (release = resolve)));
  const input = { itemCode: ITEM, title: '停机', applicant: APPLICANT, materials: [], declaredTruthful: true };
  socket.send({ type: 'subscribe', id: 'step', payload: { query: RECEIVE, variables: { input } } });
  await waitFor(() => hub.database.statements.slice(before).some((sql) => sql.includes('staff')), 'the step to run');
  const stopped = stopping.stop();
  socket.send({ type: 'subscribe', id: 'late', payload: VIEWER });
  release();
  await Promise.all([held, stopped]);
  expect(await socket.closed()).toBe(1001);
  expect(socket.of('step')).toMatchObject([{ type: 'next', payload: { data: { receiveCase: { userErrors: [] } } } }, { type: 'complete' }]);
  expect(socket.of('late')).toEqual([]);
});

test('more operations than may run at once on a connection are refused until some have ended', async () => {
  const socket = await rawSocket(served.base, await authorized());
  const follow = (id: number) => socket.send({ type: 'subscribe', id: `${id}`, payload: { query: MEMBER_PROGRESS } });
  for (let id = 0; id < OPERATIONS_AT_ONCE; id += 1) follow(id);
  const refused = await socket.ask('one more', { query: MEMBER_PROGRESS });
  expect(refused).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
  expect(JSON.stringify(refused.payload)).toContain(`${OPERATIONS_AT_ONCE}`);
  socket.send({ type: 'complete', id: '0' });
  expect(await socket.ask('again', VIEWER)).toMatchObject({ type: 'next' });
  await socket.close();
  await waitFor(() => served.hub.services.feed.watching === 0, 'nothing to be left open');
});

const TWO = 'query A { viewer { name } } query B { viewer { subject } }';
test.each<[string, Record<string, unknown>]>([
  ['a name that the document does not have', { query: TWO, operationName: 'C' }],
  ['no name, of several operations', { query: TWO }],
  ['a name, of a document of fragments alone', { query: 'fragment F on Viewer { name } query A { viewer { ...F } }', operationName: 'F' }],
])('an operation by %s is an error of BAD_USER_INPUT', async (_what, payload) => {
  const socket = await rawSocket(served.base);
  expect(await socket.ask('1', payload)).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  expect(await socket.ask('2', { query: TWO, operationName: 'A' })).toMatchObject({ type: 'next', payload: { data: { viewer: null } } });
  await socket.close();
});

test('what is beyond the limits is refused over WebSocket as over HTTP', async () => {
  const socket = await rawSocket(served.base);
  const wide = `{ ${Array.from({ length: 51 }, () => 'viewer { name }').join(' ')} }`;
  expect(await socket.ask('1', { query: wide })).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }] });
  await socket.close();
});

test('the rate of an address counts operations over WebSocket, with those over HTTP', async () => {
  const narrow = await servedHub({ HUB_RATE_ADDRESS: '4' });
  const socket = await rawSocket(narrow.base);
  expect((await narrow.post(VIEWER)).status).toBe(200);
  for (const id of ['1', '2', '3']) expect(await socket.ask(id, VIEWER)).toMatchObject({ type: 'next' });
  expect(await socket.ask('4', VIEWER)).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED', limit: 4 } }] });
  expect((await narrow.post(VIEWER)).status).toBe(429);
  await socket.close();
  await narrow.stop();
});

test('the rate of a subject counts over all of its connections; subscriptions count too, and others are not held back', async () => {
  const narrow = await servedHub({ HUB_RATE_SUBJECT: '3' });
  const init = { authorization: await narrow.bearer(officer(MEMBER, 'WINDOW')) };
  const other = { authorization: await narrow.bearer(officer(MEMBER, 'REVIEWER')) };
  const sockets = [await rawSocket(narrow.base, init), await rawSocket(narrow.base, init), await rawSocket(narrow.base, other)] as const;
  const [first, second, third] = sockets;
  expect(await first.ask('1', VIEWER)).toMatchObject({ type: 'next' });
  expect(await second.ask('1', VIEWER)).toMatchObject({ type: 'next' });
  first.send({ type: 'subscribe', id: '2', payload: { query: MEMBER_PROGRESS } });
  await waitFor(() => narrow.hub.services.feed.watching === 1, 'the subscription');
  const limited = { type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED', limit: 3 } }] };
  expect(await second.ask('2', { query: MEMBER_PROGRESS })).toMatchObject(limited);
  expect(await first.ask('3', VIEWER)).toMatchObject(limited);
  expect(await third.ask('1', VIEWER)).toMatchObject({ type: 'next' });
  for (const socket of sockets) await socket.close();
  await narrow.stop();
});

test('metrics tell of operations over WebSocket, and of refusals by code', async () => {
  const metric = async (line: string): Promise<number> => {
    const text = await (await fetch(`${served.base}/metrics`)).text();
    return Number(
      text
        .split('\n')
        .find((one) => one.startsWith(`${line} `))
        ?.slice(line.length + 1) ?? 0,
    );
  };
  const QUERIES = 'hub_graphql_duration_seconds_count{operation="query"}';
  const SUBSCRIPTIONS = 'hub_graphql_duration_seconds_count{operation="subscription"}';
  const UNKNOWN_FIELDS = 'hub_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"}';
  const [queries, subscriptions, unknown] = [await metric(QUERIES), await metric(SUBSCRIPTIONS), await metric(UNKNOWN_FIELDS)];
  const socket = await rawSocket(served.base, await authorized());
  await socket.ask('1', VIEWER);
  await socket.ask('2', { query: '{ nothing }' });
  socket.send({ type: 'subscribe', id: '3', payload: { query: MEMBER_PROGRESS } });
  await waitFor(() => served.hub.services.feed.watching > 0, 'the subscription');
  expect(await metric(QUERIES)).toBe(queries + 1);
  expect(await metric(SUBSCRIPTIONS)).toBe(subscriptions + 1);
  expect(await metric(UNKNOWN_FIELDS)).toBe(unknown + 1);
  await socket.close();
});

test('a fault of the hub while an operation begins is told by an id, under which it is logged', async () => {
  const lines: string[] = [];
  const config = readConfig({ PORT: '0' });
  const log = pino({ level: 'error' }, { write: (line) => lines.push(line) });
  const server = await startServer({
    engine: localEngine(served.hub.schema),
    config,
    log,
    verifyToken: tokenVerifier(config, SECRET, log),
    contextOf: () => {
      throw new Error('disk full at /srv/hub');
    },
    routes: [],
    readiness: () => Promise.resolve({}),
    openSubscriptions: () => 0,
  });
  const socket = await rawSocket(server.base);
  const { type, payload } = await socket.ask('1', VIEWER);
  expect([type, payload[0].extensions.code]).toEqual(['error', 'INTERNAL']);
  expect(JSON.stringify(payload)).not.toContain('disk full');
  const logged = lines.find((line) => line.includes(payload[0].extensions.correlationId as string));
  expect(logged).toContain('disk full at /srv/hub');
  await socket.close();
  await server.stop();
});
