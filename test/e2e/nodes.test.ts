import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { officer } from '../support/callers.js';
import { fillDataFolder } from '../support/embedded-template.js';
import { missingOf } from '../support/guarded-hub.js';
import { SUPERVISOR } from '../support/law.js';
import { ENVIRONMENT, killProcesses, startProcess, type StartedProcess } from '../support/process.js';
import { eventually, type Answer } from '../support/served-gateway.js';
import { APPLICANT, RECEIVE } from '../support/straight-road.js';
import { waitFor } from '../support/wait-for.js';
import { whenFree } from '../support/when-free.js';

const BOTH = '{ cases(filter: { members: ["120101", "120102"] }) { nodes { title } } }';
const folder = mkdtempSync(join(tmpdir(), 'hub-nodes-'));
const topology = join(folder, 'topology.json');

afterAll(async () => {
  await killProcesses();
  rmSync(folder, { recursive: true, force: true });
});

const environment = (name: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  HUB_DATA: join(folder, name),
  HUB_NODE_SECRET: 'the secret of the nodes under test',
  LOG_LEVEL: 'warn',
  ...more,
});

function startNode(name: string, member: string, port = '0'): Promise<StartedProcess> {
  return startProcess('dist/gateway/node.js', ['--name', name, '--members', member], environment(name, { PORT: port }));
}

const isWhole = ({ errors }: Answer): boolean => errors === undefined;

test('a node process that is stopped, goes on, is killed and started again takes away its own members only while it is away', async () => {
  const [heping, hedong] = await Promise.all([startNode('heping', '120101'), startNode('hedong', '120102')]);
  const nodes = [
    { name: 'heping', members: ['120101'], url: heping.url },
    { name: 'hedong', members: ['120102'], url: hedong.url },
  ];
  writeFileSync(topology, JSON.stringify({ nodes }));
  const gateway = await startProcess('dist/gateway/gateway.js', [], environment('gateway', { HUB_TOPOLOGY: topology }));
  const ask = (query: string, variables = {}, by = SUPERVISOR) => gateway.ask(query, variables, by);
  const receive = (member: string, idempotencyKey: string) => {
    const input = {
      itemCode: `${member}-XK01201`,
      title: member,
      applicant: APPLICANT,
      materials: [],
      declaredTruthful: true,
      idempotencyKey,
    };
    return ask(RECEIVE, { input }, officer(member, 'WINDOW'));
  };
  const idOf = ({ data }: Answer): unknown => data?.receiveCase.case.id;
  expect(idOf(await receive('120101', 'first'))).toMatch(/^case_120101_/);
  const first = idOf(await receive('120102', 'first'));

  // A node that is well may miss its time too where the machine is busy: then once more from the beginning.
  await waitFor(async () => {
    hedong.signal('SIGSTOP');
    const waiting = Array.from({ length: 10 }, () => ask(BOTH));
    const others = await ask(BOTH.replace(', "120102"', ''));
    const answers = await Promise.all(waiting);
    for (const answer of answers) expect(missingOf(answer)).toContain('120102');
    expect(missingOf(await receive('120102', 'second'))).toEqual(['120102']);
    hedong.signal('SIGCONT');
    await eventually(() => ask(BOTH), isWhole, 'the node that goes on');
    const titles = [others, ...answers].map(({ data }) => JSON.stringify(data.cases.nodes));
    return isWhole(others) && titles.every((told) => told === '[{"title":"120101"}]');
  }, 'answers of the node that is well while the other one is stopped');

  await hedong.end('SIGKILL');
  expect(missingOf(await ask(BOTH))).toEqual(['120102']);
  expect((await receive('120101', 'third')).errors).toBeUndefined();
  const again = await whenFree(() => startNode('hedong', '120102', hedong.port));
  const whole = await eventually(() => ask(BOTH), isWhole, 'the node that was started again');
  expect((whole.data.cases.nodes as { title: string }[]).filter(({ title }) => title === '120102').length).toBeGreaterThan(0);
  // What was acknowledged before the kill is there, and is not done twice.
  expect(idOf(await receive('120102', 'first'))).toBe(first);

  expect(gateway.log()).toContain('node hedong is DOWN');
  expect(await gateway.end('SIGTERM')).toBe(0);
  expect(await again.end('SIGTERM')).toBe(0);
});

describe('a bad setting is one line, with exit code 1', () => {
  const run = (file: string, more: NodeJS.ProcessEnv, args: readonly string[] = []) =>
    spawnSync(process.execPath, [`dist/gateway/${file}.js`, ...args], {
      env: { ...ENVIRONMENT, ...environment('bad', more) },
      encoding: 'utf8',
    });
  const file = (content: string): string => {
    const path = join(folder, 'bad.json');
    writeFileSync(path, content);
    return path;
  };

  test.each([
    ['npm start with a topology', 'main', () => topology, 'npm run gateway'],
    ['a gateway without a topology', 'gateway', () => '', 'HUB_TOPOLOGY'],
    ['a topology that is not there', 'gateway', () => join(folder, 'nowhere.json'), 'cannot be read'],
    ['a topology of broken JSON', 'gateway', () => file('{ "nodes": ['), 'is not JSON'],
    ['a topology without an address', 'gateway', () => file('{ "nodes": [{ "name": "a", "members": ["120101"] }] }'), 'nodes.0.url'],
  ])('%s', (_what, command, path, words) => {
    const { status, stderr } = run(command, { HUB_TOPOLOGY: path() });
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toContain(words);
  });

  test("a node over a database that holds another member's data", async () => {
    const used = join(folder, 'used');
    await fillDataFolder(used);
    const { status, stderr } = run('node', { HUB_DATA: used }, ['--name', 'x', '--members', '120101']);
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toContain('the database holds data of 120000-');
    expect(stderr).toMatch(/and \d+ more: name them in --members, or give this node a database of its own/);
  });

  test('a node of members that there are not', () => {
    const { status, stderr } = run('node', {}, ['--name', 'x', '--members', '120101,129999']);
    expect([status, stderr.trim()]).toEqual([1, '--members: no member is called 129999']);
  });
});
