import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signToken } from '../../gateway/auth/sign-token.js';
import { openDatabase } from '../../prisma/database.js';
import { officer } from '../support/callers.js';
import { describeEachEngine, testDatabase, type TestDatabase } from '../support/database.js';
import { fillDataFolder } from '../support/embedded-template.js';
import { killProcesses, startHub, type StartedProcess } from '../support/process.js';
import { SECRET } from '../support/secret.js';
import { APPLICANT, ITEM, MEMBER, RECEIVE } from '../support/straight-road.js';
import { waitFor } from '../support/wait-for.js';

/** A title that the database refuses: the way to an internal error while the hub works. */
const UNWRITABLE = '无法写入的办件';
const REFUSE = `ALTER TABLE case_record ADD CONSTRAINT test_refuses CHECK (title <> '${UNWRITABLE}')`;
const PERSON = { ...APPLICANT, agentName: '示例代办人赵某' };
const TRACK = 'query ($number: String!, $code: String!) { trackCase(number: $number, code: $code) { number status } }';

interface Payload {
  readonly case: { readonly number: string } | null;
  readonly trackingCode?: string;
  readonly userErrors: readonly unknown[];
}

interface Answer {
  readonly data?: Record<string, Payload | null> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly correlationId?: string };
  }[];
}

describeEachEngine('the log of a running hub', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-logging-'));
  let server: TestDatabase | null = null;
  let hub: StartedProcess;
  let token = '';

  beforeAll(async () => {
    if (engine === 'server') {
      server = await testDatabase({ engine });
      await server.query(REFUSE);
    } else {
      await fillDataFolder(folder);
      const database = await openDatabase({ databaseUrl: null, dataFolder: folder });
      await database.query(REFUSE);
      await database.close();
    }
    token = await signToken(officer(MEMBER, 'WINDOW'), SECRET, 1);
    hub = await startHub({ HUB_DATA: folder, LOG_LEVEL: 'trace', DATABASE_URL: server?.url ?? '' });
  });

  afterAll(async () => {
    await killProcesses();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const post = async (body: string, authorization = `Bearer ${token}`): Promise<Answer> => {
    const response = await fetch(hub.url, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body });
    return (await response.json()) as Answer;
  };
  const ask = (query: string, variables: unknown): Promise<Answer> => post(JSON.stringify({ query, variables }));
  const receiveCase = (more: object = {}): Promise<Answer> =>
    ask(RECEIVE, { input: { itemCode: ITEM, title: '示例', applicant: PERSON, materials: [], declaredTruthful: true, ...more } });
  const codeOf = ({ errors }: Answer): string | undefined => errors?.[0]?.extensions.code;

  /** What was logged until now: an internal error of its own, which is always logged, tells that all before it has arrived. */
  const logUntilNow = async (): Promise<string> => {
    const { errors } = await receiveCase({ title: UNWRITABLE });
    const fence = errors?.[0]?.extensions.correlationId ?? 'no internal error';
    await waitFor(() => hub.log().includes(fence) && hub.log().endsWith('\n'), 'the line of the internal error');
    return hub.log().slice(0, hub.log().lastIndexOf('\n', hub.log().indexOf(fence)) + 1);
  };

  /** What a request, or several, left in the log. */
  const logOf = async (request: () => Promise<void>): Promise<string> => {
    const before = (await logUntilNow()).length;
    await request();
    const text = (await logUntilNow()).slice(before);
    return text.slice(text.indexOf('\n') + 1);
  };

  const expectNothingPersonal = (log: string, trackingCode?: string): void => {
    const { name, identifier, phone, agentName } = PERSON;
    for (const secret of [name, identifier, phone, agentName, token, SECRET, trackingCode ?? token]) expect(log).not.toContain(secret);
  };

  test('every line is one JSON object with level, instant and sentence', async () => {
    const lines = (await logUntilNow()).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    const line = { level: expect.any(Number), time: expect.any(Number), msg: expect.any(String) };
    for (const text of lines) expect(JSON.parse(text)).toEqual(expect.objectContaining(line));
  });

  test('a granted receipt and its tracking leave nothing personal behind', async () => {
    let code: string | undefined;
    const log = await logOf(async () => {
      const received = (await receiveCase()).data?.['receiveCase'];
      const number = received?.case?.number;
      code = received?.trackingCode;
      expect((await ask(TRACK, { number, code })).data?.['trackCase']).toMatchObject({ number });
    });
    expect(code).toMatch(/^\w{8,}$/);
    expectNothingPersonal(log, code);
  });

  test.each<[string, string, () => Promise<Answer>]>([
    ['a field of the wrong type', 'BAD_USER_INPUT', () => receiveCase({ declaredTruthful: PERSON.name })],
    ['an unknown field', 'GRAPHQL_VALIDATION_FAILED', () => ask(`{ nothing(identifier: "${PERSON.identifier}") }`, {})],
    ['a syntax error', 'GRAPHQL_PARSE_FAILED', () => ask(`{ trackCase(code: "${PERSON.phone}" `, {})],
    ['a body cut off', 'BAD_USER_INPUT', () => post(JSON.stringify({ variables: PERSON }).slice(0, -2))],
    ['a token that does not hold', 'UNAUTHENTICATED', () => post('{"query":"{ viewer { name } }"}', `Bearer ${token}x`)],
  ])('%s leaves nothing personal behind', async (_what, code, request) => {
    expectNothingPersonal(await logOf(async () => expect(codeOf(await request())).toBe(code)));
  });

  test('a rule that refuses leaves nothing personal behind', async () => {
    const log = await logOf(async () => {
      const { data } = await receiveCase({ declaredTruthful: false });
      expect(data?.['receiveCase']?.userErrors).toEqual([expect.objectContaining({ code: 'DECLARATION_REQUIRED' })]);
    });
    expectNothingPersonal(log);
  });

  test('an internal error is one line, found by the id that the caller was told, with its cause', async () => {
    let answer: Answer = {};
    const log = await logOf(async () => void (answer = await receiveCase({ title: UNWRITABLE })));
    expect(codeOf(answer)).toBe('INTERNAL');
    const lines = log.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 50, correlationId: answer.errors?.[0]?.extensions.correlationId });
    expect(log).toContain('test_refuses');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { code: '23514', stack: expect.stringMatching(/^\s+at /) } });
  });

  test('an internal error leaves nothing personal behind, though the database names the row that it refused', async () => {
    expectNothingPersonal(await logOf(async () => expect(codeOf(await receiveCase({ title: UNWRITABLE }))).toBe('INTERNAL')));
  });
});
