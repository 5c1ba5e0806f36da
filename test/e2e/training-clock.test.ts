import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { officer } from '../support/callers.js';
import { fillDataFolder } from '../support/embedded-template.js';
import { testHub, type TestHub } from '../support/hub.js';
import { ADMIN, SUPERVISOR } from '../support/law.js';
import { killProcesses, startHub, type StartedProcess } from '../support/process.js';
import type { Answer } from '../support/served-gateway.js';
import { APPLICANT, MEMBER, receive, RECEIVE } from '../support/straight-road.js';
import { waitFor } from '../support/wait-for.js';

const PLANNED = '120101-XK00301';
/** What is due has appeared within this time (operations.md, rule 10). */
const STARTED_WITHIN_MS = 60_000;

/** A process of the hub, and what these tests ask of it. */
class HubProcess {
  private constructor(private readonly hub: StartedProcess) {}

  static async start(settings: {
    readonly HUB_CLOCK: string;
    readonly HUB_DATA: string;
    readonly DATABASE_URL?: string;
  }): Promise<HubProcess> {
    return new HubProcess(await startHub(settings));
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    await this.hub.end(signal);
  }

  /** Receives a case; answers its id and when, by the hub's clock. */
  async receive(itemCode = PLANNED): Promise<{ readonly id: string; readonly receivedAt: string }> {
    const input = { itemCode, title: '示例', applicant: APPLICANT, materials: [], declaredTruthful: true };
    const query = RECEIVE.replace('id number', 'id receivedAt number');
    return (await this.hub.ask(query, { input }, officer(MEMBER, 'WINDOW'))).data.receiveCase.case;
  }

  async advance(to: string): Promise<Answer> {
    return this.hub.ask('mutation ($to: DateTime!) { advanceTrainingClock(to: $to) }', { to }, ADMIN);
  }

  /** What the passing of days has done to a case. */
  async look(id: string) {
    const fields = `status acceptanceMode acceptedAt clock { light statutory { startsOn } } alerts { kind } audit { intact }
      events { nodes { kind occurredAt } } documents { kind }`;
    return (await this.hub.ask(`query ($id: ID!) { case(id: $id) { ${fields} } }`, { id }, SUPERVISOR)).data.case;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'hub-clock-'));
beforeAll(() => fillDataFolder(folder));
afterAll(async () => {
  await killProcesses();
  rmSync(folder, { recursive: true, force: true });
});

const START = '2017-02-06T09:00:00+08:00';
/** The second day after the promised day of what was received at START and then left alone. */
const LATER = '2017-02-22T09:00:00+08:00';

/** What the days from START to LATER do to a case that nobody touches. */
const LEFT_ALONE = {
  status: 'ACCEPTED',
  acceptanceMode: 'DEEMED',
  acceptedAt: '2017-02-14T00:00:00.000+08:00',
  clock: { light: 'RED', statutory: { startsOn: '2017-02-06' } },
  audit: { intact: true },
  events: {
    nodes: [
      { kind: 'RECEIVED', occurredAt: expect.any(String) },
      { kind: 'ACCEPTED', occurredAt: '2017-02-14T00:00:00.000+08:00' },
      { kind: 'LIGHT_CHANGED', occurredAt: '2017-02-17T00:00:00.000+08:00' },
      { kind: 'LIGHT_CHANGED', occurredAt: '2017-02-21T00:00:00.000+08:00' },
    ],
  },
  alerts: [{ kind: 'ACCEPTANCE_DUE_SOON' }, { kind: 'DEEMED_ACCEPTED' }, { kind: 'PROMISE_DUE_SOON' }, { kind: 'PROMISE_MISSED' }],
  documents: [{ kind: 'RECEIPT' }, { kind: 'ACCEPTANCE_NOTICE' }],
};

/** Whether all that silence does to a case has been done. */
function isSettled(seen: { readonly alerts: readonly unknown[]; readonly events: { readonly nodes: readonly unknown[] } }): boolean {
  return seen.alerts.length >= LEFT_ALONE.alerts.length && seen.events.nodes.length >= LEFT_ALONE.events.nodes.length;
}

test('a training clock never goes back over a kill; what fell due while the hub was stopped is caught up with once', async () => {
  const settings = { HUB_CLOCK: START, HUB_DATA: folder };
  const first = await HubProcess.start(settings);
  const early = await first.receive();
  expect(Date.parse(early.receivedAt) - Date.parse(START)).toBeLessThan(STARTED_WITHIN_MS);
  const advanced = '2017-02-08T15:00:00.000+08:00';
  expect((await first.advance(advanced)).data?.advanceTrainingClock.slice(0, 16)).toBe(advanced.slice(0, 16));
  const before = await first.receive();
  await first.end('SIGKILL');

  const second = await HubProcess.start(settings);
  const after = await second.receive();
  expect([advanced, before.receivedAt, after.receivedAt]).toEqual([advanced, before.receivedAt, after.receivedAt].sort());
  expect((await second.advance('2017-02-08T14:59:59+08:00')).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  expect(await second.look(early.id)).toMatchObject({ status: 'RECEIVED', alerts: [] });
  await second.end('SIGTERM');

  const third = await HubProcess.start({ ...settings, HUB_CLOCK: LATER });
  await waitFor(async () => isSettled(await third.look(early.id)), 'the alerts');
  expect(await third.look(early.id)).toEqual(LEFT_ALONE);
  expect((await third.receive()).receivedAt >= LATER).toBe(true);
  await third.end('SIGKILL');

  const fourth = await HubProcess.start({ ...settings, HUB_CLOCK: '2017-03-07T09:00:00+08:00' });
  const alerts = [...LEFT_ALONE.alerts, { kind: 'STATUTE_MISSED' }];
  await waitFor(async () => (await fourth.look(early.id)).alerts.length >= alerts.length, 'the statutory alert');
  expect(await fourth.look(early.id)).toEqual({ ...LEFT_ALONE, alerts });
  await fourth.end('SIGTERM');
});

const onServer = process.env['TEST_DATABASE_URL'] === undefined ? test.skip : test;
onServer('two processes on one database do what falls due once, and share one clock', async () => {
  const hub: TestHub = await testHub({ engine: 'server' });
  try {
    const cases = await Promise.all(Array.from({ length: 6 }, () => receive(hub, { itemCode: PLANNED })));
    const settings = { HUB_CLOCK: LATER, HUB_DATA: folder, DATABASE_URL: hub.database.url ?? '' };
    const [one, other] = await Promise.all([HubProcess.start(settings), HubProcess.start(settings)]);
    const areSettled = async (): Promise<boolean> => (await Promise.all(cases.map(({ id }) => one.look(id)))).every(isSettled);
    await waitFor(areSettled, 'the cases to be left alone');
    for (const { id } of cases) expect(await one.look(id)).toEqual(LEFT_ALONE);

    const moved = '2017-03-08T09:00:00.000+08:00';
    await Promise.all([one.advance(moved), other.advance(moved)]);
    for (const { id } of cases) {
      expect(await other.look(id)).toEqual({ ...LEFT_ALONE, alerts: [...LEFT_ALONE.alerts, { kind: 'STATUTE_MISSED' }] });
    }
    await one.advance('2017-03-09T09:00:00.000+08:00');
    await waitFor(async () => (await other.receive()).receivedAt >= '2017-03-09T09', 'the other process to follow the clock');
    await Promise.all([one.end('SIGTERM'), other.end('SIGTERM')]);
  } finally {
    await killProcesses();
    await hub.close();
  }
});
