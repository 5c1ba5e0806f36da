import { Agent, request as httpRequest, Server, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { signToken } from '../../gateway/auth/sign-token.js';
import { officer } from '../support/callers.js';
import { servedHub, type ServedHub } from '../support/served-hub.js';
import { MEMBER, receive } from '../support/straight-road.js';
import { waitFor } from '../support/wait-for.js';

let served: ServedHub;
beforeAll(async () => {
  served = await servedHub();
});
afterAll(() => served.stop());

interface Fault {
  readonly errors: { readonly message: string; readonly extensions: { readonly code: string; readonly limit?: number } }[];
}
const faultOf = async (response: Response) => ((await response.json()) as Fault).errors[0];

const nested = (levels: number): string => `{ members ${'{ centers { member '.repeat(levels)} { code } ${'} }'.repeat(levels)} }`;
const cases: [string, string, number, unknown, Record<string, string>][] = [
  ['a body of 50 MB', 'PAYLOAD_TOO_LARGE', 413, 'x'.repeat(50_000_000), {}],
  ['broken JSON', 'BAD_USER_INPUT', 400, '{"query":', {}],
  ['bad UTF-8', 'BAD_USER_INPUT', 400, new Uint8Array([0x7b, 0x22, 0xff, 0xfe]), {}],
  ['an unknown content type', 'BAD_USER_INPUT', 415, 'query', { 'content-type': 'text/plain' }],
  ['a query nested 500 deep', 'QUERY_TOO_COMPLEX', 400, { query: `{ a ${'{ a '.repeat(500)} ${'}'.repeat(500)} }` }, {}],
  ['a query one level too deep', 'QUERY_TOO_COMPLEX', 400, { query: nested(8) }, {}],
  ['a document nested 100,000 deep', 'QUERY_TOO_COMPLEX', 400, { query: '{a'.repeat(100_000) }, {}],
  [
    '10,000 aliases',
    'QUERY_TOO_COMPLEX',
    400,
    { query: `{ members { ${Array.from({ length: 10_000 }, (_, n) => `a${n}: code`).join(' ')} } }` },
    {},
  ],
  [
    '1,001 aliases',
    'QUERY_TOO_COMPLEX',
    400,
    { query: `{ members { ${Array.from({ length: 1_001 }, (_, n) => `a${n}: code`).join(' ')} } }` },
    {},
  ],
  [
    '51 root fields',
    'QUERY_TOO_COMPLEX',
    400,
    { query: `{ ${Array.from({ length: 51 }, (_, n) => `a${n}: viewer { name }`).join(' ')} }` },
    {},
  ],
  [
    'too large a cost',
    'QUERY_TOO_COMPLEX',
    400,
    {
      query:
        '{ items(first: 100) { nodes { member { items(first: 100) { nodes { member { items(first: 100) { nodes { name } } } } } } } } }',
    },
    {},
  ],
  ['a syntax error', 'GRAPHQL_PARSE_FAILED', 400, { query: '{ members {' }, {}],
  ['an unknown field', 'GRAPHQL_VALIDATION_FAILED', 400, { query: '{ nothing }' }, {}],
  [
    'a variable of the wrong type',
    'BAD_USER_INPUT',
    400,
    { query: 'query ($n: Int!) { workingCalendar(year: $n) { year } }', variables: { n: 'x' } },
    {},
  ],
  [
    'a forged token',
    'UNAUTHENTICATED',
    401,
    { query: '{ viewer { name } }' },
    { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.' },
  ],
  ['a token that is none', 'UNAUTHENTICATED', 401, { query: '{ viewer { name } }' }, { authorization: 'Basic x' }],
  ['an operation that the document does not have', 'BAD_USER_INPUT', 400, { query: 'query A { viewer { name } }', operationName: 'B' }, {}],
  ['several operations without a name', 'BAD_USER_INPUT', 400, { query: 'query A { viewer { name } } query B { viewer { name } }' }, {}],
  [
    // Apollo's own status: its clients read the message, and send the query whole from then on.
    'a persisted query',
    'BAD_USER_INPUT',
    200,
    { extensions: { persistedQuery: { version: 1, sha256Hash: 'ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38' } } },
    {},
  ],
  ['no query', 'BAD_USER_INPUT', 400, {}, {}],
  ['a query that is no text', 'BAD_USER_INPUT', 400, { query: 5 }, {}],
  ['variables that are no object', 'BAD_USER_INPUT', 400, { query: '{ viewer { name } }', variables: 'x' }, {}],
  ['a list of requests', 'BAD_USER_INPUT', 400, [{ query: '{ viewer { name } }' }], {}],
];

test.each(cases)('%s is answered with %s, and the process lives', async (_what, code, status, body, headers) => {
  const response = await served.post(body, headers).catch(() => null);
  // A client that is still sending when it is refused may see its connection closed instead of the answer.
  if (response !== null) {
    expect(await faultOf(response)).toMatchObject({ extensions: { code } });
    expect(response.status).toBe(status);
  } else {
    expect(code).toBe('PAYLOAD_TOO_LARGE');
  }
  const after = await served.post({ query: '{ viewer { name } }' });
  expect(await after.json()).toEqual({ data: { viewer: null } });
});

test('an expired token, one of another key and one with an unknown role are UNAUTHENTICATED', async () => {
  const caller = officer(MEMBER, 'WINDOW');
  const tokens = [
    await served.bearer(caller, -1),
    `Bearer ${await signToken(caller, 'another secret, also long enough', 1)}`,
    await served.bearer({ ...caller, roles: ['KING' as 'WINDOW'] }),
  ];
  for (const authorization of tokens) {
    const response = await served.post({ query: '{ viewer { name } }' }, { authorization });
    expect(await faultOf(response)).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  }
});

test('a query by GET is answered without further ceremony; a mutation by GET is not', async () => {
  const get = (query: string) => fetch(`${served.base}/graphql?${new URLSearchParams({ query }).toString()}`);
  expect(await (await get('{ member(code: "120101") { code } }')).json()).toEqual({ data: { member: { code: '120101' } } });
  const refused = await get('mutation { withdrawCase(input: { case: "x" }) { userErrors { code } } }');
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
});

test('a method that is none of GraphQL is 405, and the answer names those that are', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const response = await fetch(`${served.base}/graphql`, { method });
    expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'GET, POST']);
    expect(await faultOf(response)).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  }
});

test.each(['//', '///', '//graphql', '/\\\\x', '//:x', '//a b', '/%', '/%00', '/documents/%', '//[', 'http://['])(
  'GET %s is answered, and not with a fault of ours',
  async (path) => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      // Written by hand: no client library would send such a path as it stands.
      const { hostname, port } = new URL(served.base);
      let text = '';
      connect(Number(port), hostname)
        .on('data', (chunk: Buffer) => (text += chunk.toString()))
        .on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1])))
        .on('error', reject)
        .end(`GET ${path} HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n`);
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  },
);

const GRAPHQL_RESPONSE = 'application/graphql-response+json';
test.each<[string, number, unknown, Record<string, string>]>([
  ['a bad token', 401, { query: '{ viewer { name } }' }, { authorization: 'Basic x' }],
  ['a body that is too large', 413, 'x'.repeat(1_500_000), {}],
  ['a query that is too complex', 400, { query: nested(8) }, {}],
  ['an unknown operation', 400, { query: 'query A { viewer { name } }', operationName: 'B' }, {}],
  ['a query that is granted', 200, { query: '{ viewer { name } }' }, {}],
])('%s is answered in the media type that the caller asks for', async (_what, status, body, headers) => {
  const types: [string, string][] = [
    [GRAPHQL_RESPONSE, GRAPHQL_RESPONSE],
    [`${GRAPHQL_RESPONSE}, application/json;q=0.9`, GRAPHQL_RESPONSE],
    ['application/json', 'application/json'],
    [`application/json, ${GRAPHQL_RESPONSE};q=0.5`, 'application/json'],
    ['*/*', 'application/json'],
  ];
  for (const [accept, type] of types) {
    const response = await served.post(body, { ...headers, accept });
    expect([accept, response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([accept, status, type]);
    await response.arrayBuffer();
  }
});

/** Sends a body whole, whatever is answered meanwhile; answers the status, and fails on a connection that was reset. */
async function sendWhole(bytes: number, agent: Agent, headers: Record<string, string | number>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${served.base}/graphql`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', ...headers },
    });
    request.on('response', (response) => response.resume().on('end', () => resolve(response)));
    request.on('error', reject);
    request.end(Buffer.alloc(bytes, 'x'));
  });
}

test.each<[string, number, boolean]>([
  ['a little beyond the limit', 1_000_001, true],
  ['far beyond the limit', 20_000_000, true],
  ['beyond the limit that does not tell its length', 3_000_000, false],
])('a client that sends a body %s whole gets its 413, no reset; its next request is answered', async (_what, bytes, tellsLength) => {
  const agent = new Agent({ keepAlive: true });
  const headers = tellsLength ? { 'content-length': bytes } : { 'transfer-encoding': 'chunked' };
  for (let n = 0; n < 3; n += 1) {
    const response = await sendWhole(bytes, agent, headers);
    expect([response.statusCode, response.headers.connection]).toEqual([413, 'close']);
    expect((await sendWhole(2, agent, {})).statusCode).toBe(400);
  }
  agent.destroy();
});

test('the message that refuses names the limit', async () => {
  const fault = await faultOf(await served.post({ query: nested(8) }));
  expect(fault?.message).toContain('15');
  expect(fault?.extensions.limit).toBe(15);
});

test('a fault of ours is masked: no SQL, no stack, only an id', async () => {
  await served.hub.database.query('ALTER TABLE case_record RENAME TO hidden');
  const response = await served.post({ query: '{ trackCase(number: "x", code: "y") { number } }' });
  await served.hub.database.query('ALTER TABLE hidden RENAME TO case_record');
  const text = await response.text();
  expect(text).toContain('INTERNAL');
  expect(text).not.toMatch(/case_record|SELECT|\.ts|\.js|at /);
});

test('RATE_LIMITED beyond the limit of an address, with the seconds to wait', async () => {
  const narrow = await servedHub({ HUB_RATE_ADDRESS: '3' });
  const answers = await Promise.all(Array.from({ length: 5 }, () => narrow.post({ query: '{ viewer { name } }' })));
  const refused = answers.filter((answer) => answer.status === 429);
  expect(refused).toHaveLength(2);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  await narrow.stop();
});

test('metrics tell of what is refused before an operation of it is known', async () => {
  const counted = async (code: string): Promise<number> => {
    const text = await (await fetch(`${served.base}/metrics`)).text();
    return Number(new RegExp(`^hub_graphql_errors_total\\{code="${code}"\\} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
  };
  const refused: [string, unknown, Record<string, string>][] = [
    ['UNAUTHENTICATED', { query: '{ viewer { name } }' }, { authorization: 'Basic x' }],
    ['QUERY_TOO_COMPLEX', { query: nested(8) }, {}],
    ['PAYLOAD_TOO_LARGE', 'x'.repeat(1_000_001), {}],
  ];
  for (const [code, body, headers] of refused) {
    const before = await counted(code);
    await (await served.post(body, headers)).arrayBuffer();
    expect([code, await counted(code)]).toEqual([code, before + 1]);
  }
});

test('pages beside the API: explorer complete in itself, health, readiness, metrics, unknown paths', async () => {
  const page = await fetch(`${served.base}/graphql`, { headers: { accept: 'text/html' } });
  expect(await page.text()).not.toMatch(/(src|href)="?https?:/);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await fetch(`${served.base}/healthz`)).status).toBe(200);
  expect((await fetch(`${served.base}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${served.base}/metrics`)).text()).toContain('hub_graphql_duration_seconds');
  expect((await fetch(`${served.base}/nothing`)).status).toBe(404);
});

test('a hub that stops answers what runs, takes nothing more over connections that clients keep, and is gone quickly', async () => {
  // Done to connections that are not gone by themselves.
  const brokenOff = import.meta.jest.spyOn(Server.prototype, 'closeAllConnections');
  const stopping = await servedHub();
  const { hub, base } = stopping;
  const { hostname, port } = new URL(base);
  const body = JSON.stringify({ query: '{ trackCase(number: "x", code: "y") { number } }' });
  const asked = `POST /graphql HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const idle = new Agent({ keepAlive: true, maxSockets: 1 });
  const status = () =>
    new Promise<number | undefined>((resolve, reject) => {
      httpRequest(`${base}/healthz`, { agent: idle }, (response) => response.resume().on('end', () => resolve(response.statusCode)))
        .on('error', reject)
        .end();
    });
  expect(await status()).toBe(200);
  const socket = connect(Number(port), hostname);
  let heard = '';
  let closed = false;
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString())).on('close', () => (closed = true));
  // What has the embedded database keeps every other statement waiting.
  let release = (): void => undefined;
  const held = hub.database.transaction(() => new Promise<void>((resolve) => (release = resolve)));
  const before = hub.database.statements.length;
  socket.write(asked);
  await waitFor(() => hub.database.statements.slice(before).some((sql) => sql.includes('tracking_hash')), 'the request to run');
  const stopped = stopping.stop();
  await waitFor(
    () =>
      status().then(
        () => false,
        () => true,
      ),
    'the hub to take no connection',
  );
  socket.write(asked);
  release();
  await held;
  await Promise.all([stopped, waitFor(() => closed, 'the kept connection to be closed')]);
  expect(brokenOff).not.toHaveBeenCalled();
  expect(heard.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
  expect(heard.toLowerCase()).toContain('connection: close');
  expect(heard).toContain('{"data":{"trackCase":null}}');
  idle.destroy();
  brokenOff.mockRestore();
});

test('a document is served by its signed link, not by a link that was changed, and not to the public without one', async () => {
  const { id } = await receive(served.hub);
  const answer = await served.hub.ask(
    'query ($id: ID!) { case(id: $id) { documents { id url html } } }',
    { id },
    officer(MEMBER, 'WINDOW'),
  );
  const [document] = answer.data?.['case'].documents as { id: string; url: string; html: string }[];
  const page = await fetch(document?.url ?? '');
  expect(await page.text()).toBe(document?.html);
  expect(page.headers.get('cache-control')).toContain('no-store');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await fetch(`${document?.url}x`)).status).toBe(404);
  expect((await fetch(`${served.base}/documents/${document?.id}`)).status).toBe(404);
});
