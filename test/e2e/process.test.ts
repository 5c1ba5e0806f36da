import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from '../../gateway/config.js';
import { openDatabase } from '../../prisma/database.js';
import { officer } from '../support/callers.js';
import { fillDataFolder } from '../support/embedded-template.js';
import { ENVIRONMENT, killProcesses, startHub, type StartedProcess } from '../support/process.js';
import { APPLICANT, ITEM, MEMBER, RECEIVE } from '../support/straight-road.js';
import { waitFor } from '../support/wait-for.js';

const folder = mkdtempSync(join(tmpdir(), 'hub-process-'));
beforeAll(() => fillDataFolder(folder));
afterAll(async () => {
  await killProcesses();
  rmSync(folder, { recursive: true, force: true });
});

const environment = { ...ENVIRONMENT, HUB_DATA: folder };

const WINDOW = officer(MEMBER, 'WINDOW');
const ask = async (hub: StartedProcess, query: string, variables: Record<string, unknown>) =>
  (await hub.ask(query, variables, WINDOW)).data;

async function receiveOne(hub: StartedProcess, idempotencyKey: string): Promise<string> {
  const input = { itemCode: ITEM, title: '示例', applicant: APPLICANT, materials: [], declaredTruthful: true, idempotencyKey };
  const { receiveCase } = await ask(hub, RECEIVE, { input });
  return receiveCase.case.id as string;
}

test('killed with -9 under load, the hub has lost nothing that it acknowledged; a second process on its folder is refused', async () => {
  const first = await startHub(environment);
  const second = spawnSync(process.execPath, ['dist/gateway/main.js'], { env: environment, encoding: 'utf8' });
  expect(second.status).toBe(1);
  expect(second.stderr.trim().split('\n')).toHaveLength(1);
  expect(second.stderr).toContain('set HUB_DATA');

  const acknowledged: string[] = [];
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let n = 0; ; n += 1) acknowledged.push(await receiveOne(first, `${writer}-${n}`));
  });
  await waitFor(() => acknowledged.length >= 60, 'sixty receipts');
  await Promise.all([first.end('SIGKILL'), Promise.allSettled(writers)]);

  const again = await startHub(environment);
  for (const id of acknowledged) {
    const found = await ask(again, 'query ($id: ID!) { case(id: $id) { id audit { intact } documents { kind } } }', { id });
    expect(found).toEqual({ case: { id, audit: { intact: true }, documents: [{ kind: 'RECEIPT' }] } });
  }
  expect(acknowledged).toContain(await receiveOne(again, '0-0'));
  expect(await again.end()).toBe(0);
});

test('wrong settings are all named at once, in one line, with exit code 1', () => {
  const wrong = { ...environment, PORT: 'x', HUB_CLOCK: 'yesterday', LOG_LEVEL: 'loud' };
  const { status, stderr } = spawnSync(process.execPath, ['dist/gateway/main.js'], { env: wrong, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  for (const name of ['PORT', 'HUB_CLOCK', 'LOG_LEVEL']) expect(stderr).toContain(name);
});

const run = (file: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [`dist/gateway/${file}`, ...args], { env: { ...environment, ...more }, encoding: 'utf8' });

test.each<[string, string, readonly string[], NodeJS.ProcessEnv, readonly string[]]>([
  ['HUB_DATA that is a file', 'main.js', [], { HUB_DATA: 'package.json' }, ['HUB_DATA package.json', 'file']],
  ['HUB_DATA below a file', 'main.js', [], { HUB_DATA: 'package.json/data' }, ['HUB_DATA package.json/data', 'file']],
  ['HUB_DATA where no folder can be made', 'main.js', [], { HUB_DATA: '/proc/hub/data' }, ['HUB_DATA /proc/hub/data', 'cannot be made']],
  ['a HOST that is none', 'main.js', [], { HOST: 'nowhere.invalid' }, ['HOST nowhere.invalid']],
  ['a HOST of another machine', 'main.js', [], { HOST: '192.0.2.1' }, ['HOST 192.0.2.1']],
  [
    'a key set without issuer and audience',
    'main.js',
    [],
    { HUB_JWKS_URL: 'https://id.example.cn/jwks', PORT: '1e3' },
    ['HUB_JWT_ISSUER', 'HUB_JWT_AUDIENCE', 'PORT'],
  ],
  [
    'a name of a node that no topology can hold',
    'node.js',
    ['--name', 'He Ping!', '--members', '120101'],
    {},
    ["--name 'He Ping!'", 'letter'],
  ],
  ['a token for a member that is none', 'cli/token.js', ['--role', 'WINDOW', '--member', '120199'], {}, ['120199', 'no member']],
  ['a token for a member code that is none', 'cli/token.js', ['--role', 'WINDOW', '--member', 'x'], {}, ["'x'", 'not a member code']],
  [
    'a token for a staff id that is none',
    'cli/token.js',
    ['--role', 'WINDOW', '--member', '120101', '--staff', '17'],
    {},
    ["'17'", 'not a staff id'],
  ],
])('%s is refused in one clear line, with exit code 1', (_what, file, args, more, words) => {
  const { status, stderr, stdout } = run(file, args, more);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  for (const word of words) expect(stderr).toContain(word);
  expect(stderr).not.toMatch(/E[A-Z]{4,}|\bat /);
});

test('a token is printed for a member and an officer of the registry', () => {
  const { status, stdout } = run('cli/token.js', ['--role', 'WINDOW', '--member', '120101', '--staff', 'staff_120101_01']);
  expect(status).toBe(0);
  expect(stdout.trim()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
});

test.each(['main.js', 'gateway.js', 'node.js', 'cli/token.js', 'cli/schema.js', 'cli/new-migration.js'])(
  '%s --help prints help',
  (file) => {
    const { status, stdout, stderr } = run(file, ['--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('npm ');
    expect(stdout.length).toBeLessThan(3_000);
  },
);

test.each([
  ['PORT', '1e3', 'from 0 to 65535'],
  ['PORT', ' ', 'from 0 to 65535'],
  ['PORT', '70000', 'from 0 to 65535'],
  ['PORT', '-1', 'from 0 to 65535'],
  ['PORT', '80.5', 'from 0 to 65535'],
  ['HUB_RATE_SUBJECT', 'many', 'whole number'],
  ['HUB_RATE_ADDRESS', '1e3', 'whole number'],
  ['LOG_LEVEL', 'loud', 'trace, debug, info'],
])('the setting %s=%j is refused by name, with what it must be', (name, value, words) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(new RegExp(`${name} must be .*${words}`));
});

test('a key set needs issuer and audience; each that is missing is named, and none that is there', () => {
  const url = { HUB_JWKS_URL: 'https://id.example.cn/jwks' };
  expect(() => readConfig(url)).toThrow(/HUB_JWT_ISSUER .*HUB_JWT_AUDIENCE /);
  expect(() => readConfig({ ...url, HUB_JWT_ISSUER: 'x' })).toThrow(/^wrong settings: HUB_JWT_AUDIENCE [^;]*$/);
  expect(readConfig({ ...url, HUB_JWT_ISSUER: 'x', HUB_JWT_AUDIENCE: 'y' })).toMatchObject({ jwtIssuer: 'x', jwtAudience: 'y' });
});

test("the folder of the embedded database, made or found, is its user's alone", async () => {
  const data = join(folder, 'private');
  for (const mode of [null, 0o755]) {
    if (mode !== null) chmodSync(join(data, 'database'), mode);
    const database = await openDatabase({ databaseUrl: null, dataFolder: data });
    await database.close();
    expect(statSync(join(data, 'database')).mode & 0o777).toBe(0o700);
  }
  expect(statSync(data).mode & 0o777).toBe(0o700);
});
