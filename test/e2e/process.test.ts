import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signToken } from '../../gateway/auth/sign-token.js';
import { officer } from '../support/callers.js';
import { APPLICANT, ITEM, MEMBER, RECEIVE } from '../support/straight-road.js';
import { waitFor } from '../support/wait-for.js';

const SECRET = 'a secret of the tests, long enough for HS256';
const folder = mkdtempSync(join(tmpdir(), 'hub-process-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = {
  ...process.env,
  PORT: '0',
  HUB_DATA: folder,
  HUB_JWT_SECRET: SECRET,
  LOG_LEVEL: 'error',
  NODE_OPTIONS: '',
  DATABASE_URL: '',
};

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts the built hub as `npm start` does, and waits for its line. */
async function start(): Promise<Started> {
  const child = spawn(process.execPath, ['dist/gateway/main.js'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await waitFor(() => printed.includes('listening on'), 'the hub to listen', 60_000);
  return { child, url: /listening on (\S+)/.exec(printed)?.[1] ?? '' };
}

async function ask(url: string, query: string, variables: unknown): Promise<Record<string, unknown>> {
  const authorization = `Bearer ${await signToken(officer(MEMBER, 'WINDOW'), SECRET, 1)}`;
  const body = JSON.stringify({ query, variables });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body });
  return ((await response.json()) as { data: Record<string, unknown> }).data;
}

async function receiveOne(url: string, idempotencyKey: string): Promise<string> {
  const input = { itemCode: ITEM, title: '示例', applicant: APPLICANT, materials: [], declaredTruthful: true, idempotencyKey };
  const { receiveCase } = (await ask(url, RECEIVE, { input })) as { receiveCase: { case: { id: string } } };
  return receiveCase.case.id;
}

test('killed with -9 under load, the hub has lost nothing that it acknowledged; a second process on its folder is refused', async () => {
  const first = await start();
  const second = spawnSync(process.execPath, ['dist/gateway/main.js'], { env: environment, encoding: 'utf8' });
  expect(second.status).toBe(1);
  expect(second.stderr.trim().split('\n')).toHaveLength(1);
  expect(second.stderr).toContain('set HUB_DATA');

  const acknowledged: string[] = [];
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let n = 0; ; n += 1) acknowledged.push(await receiveOne(first.url, `${writer}-${n}`));
  });
  await waitFor(() => acknowledged.length >= 60, 'sixty receipts');
  first.child.kill('SIGKILL');
  await Promise.allSettled(writers);

  const again = await start();
  for (const id of acknowledged) {
    const found = await ask(again.url, 'query ($id: ID!) { case(id: $id) { id audit { intact } documents { kind } } }', { id });
    expect(found).toEqual({ case: { id, audit: { intact: true }, documents: [{ kind: 'RECEIPT' }] } });
  }
  expect(acknowledged).toContain(await receiveOne(again.url, '0-0'));
  again.child.kill('SIGTERM');
  await waitFor(() => again.child.exitCode !== null, 'the hub to stop');
  expect(again.child.exitCode).toBe(0);
}, 180_000);

test('wrong settings are all named at once, in one line, with exit code 1', () => {
  const wrong = { ...environment, PORT: 'x', HUB_CLOCK: 'yesterday', LOG_LEVEL: 'loud' };
  const { status, stderr } = spawnSync(process.execPath, ['dist/gateway/main.js'], { env: wrong, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  for (const name of ['PORT', 'HUB_CLOCK', 'LOG_LEVEL']) expect(stderr).toContain(name);
});
