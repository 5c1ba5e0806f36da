import { signToken } from '../../gateway/auth/sign-token.js';
import { officer } from '../support/callers.js';
import { servedHub, type ServedHub } from '../support/served-hub.js';
import { MEMBER, receive } from '../support/straight-road.js';

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

test('pages beside the API: explorer complete in itself, health, readiness, metrics, unknown paths', async () => {
  const page = await fetch(`${served.base}/graphql`, { headers: { accept: 'text/html' } });
  expect(await page.text()).not.toMatch(/(src|href)="?https?:/);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await fetch(`${served.base}/healthz`)).status).toBe(200);
  expect((await fetch(`${served.base}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${served.base}/metrics`)).text()).toContain('hub_graphql_duration_seconds');
  expect((await fetch(`${served.base}/nothing`)).status).toBe(404);
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
  expect((await fetch(`${document?.url}x`)).status).toBe(404);
  expect((await fetch(`${served.base}/documents/${document?.id}`)).status).toBe(404);
});
