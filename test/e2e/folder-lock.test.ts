import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROCESSES = 4;
const ROUNDS = 12;
/** Until all have been told, they wait. */
const TOGETHER_AFTER_MS = 20;

const folders: string[] = [];
const processes: ChildProcess[] = [];
beforeAll(async () => {
  for (let n = 0; n < PROCESSES; n += 1) processes.push(fork('test/support/lock-holder.mjs', { execArgv: [] }));
  await Promise.all(processes.map((one) => once(one, 'message')));
});
afterAll(async () => {
  await Promise.all(processes.map((one) => (one.send({ folder: null }), once(one, 'exit'))));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What each process says that locks the folder in the same moment as the others. */
async function together(folder: string): Promise<unknown[]> {
  const at = Date.now() + TOGETHER_AFTER_MS;
  const said = processes.map((one) => once(one, 'message'));
  for (const one of processes) one.send({ folder, at });
  return (await Promise.all(said)).map(([message]: unknown[]) => message);
}

const GONE = JSON.stringify({ pid: 99_999_999, started: '1' });
const LEFT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no lock': {},
  'the lock of a process that is gone': { lock: GONE },
  'a lock that a power cut left empty': { lock: '' },
  'a lock that another process was about to take over when it was killed': { lock: GONE, 'lock.after-99999999-1': GONE },
};

test.each(Object.entries(LEFT))('of hubs started at once on a folder with %s, one holds it', async (_, files) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'hub-lock-'));
    folders.push(folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const said = await together(folder);
    expect(said.filter((one) => one === 'held')).toHaveLength(1);
    for (const one of said) if (one !== 'held') expect(one).toMatch(/another hub/);
    expect(readdirSync(folder)).toEqual(['lock']);
  }
});
