import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JWT_SECRET, NODE_SECRET, NOW, SEALING_KEY } from './setting.js';

const DIST = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const READY_WITHIN_MS = 120_000;
/** As in `npm start`: room for the short-lived objects of many answers at once. */
const MEMORY = '--max-semi-space-size=64';
/** Of /proc/<pid>/stat, on every Linux. */
const TICK_MS = 10;

/** A server under measurement, in a process of its own. */
export interface ServerProcess {
  /** `http://HOST:PORT` */
  readonly base: string;
  /** Processor time that it has used so far, in milliseconds; null where the system does not tell. */
  readonly cpuMs: () => number | null;
  /** Hangs it (SIGSTOP): its connections stay open, and nothing answers. */
  readonly hang: () => void;
  readonly goOn: () => void;
  readonly stop: () => Promise<void>;
}

/** What is started, beside the settings that all have in common. */
export interface ServerSetting {
  /** In messages, and of its profile. */
  readonly name: string;
  /** Its script in `dist`. */
  readonly script: string;
  readonly words?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** The hub as `npm start` runs it; the hand-written server beside it. Both on one database, with one key. */
export const hubServer = (databaseUrl: string): ServerSetting => ({
  name: 'hub',
  script: 'gateway/main.js',
  environment: { DATABASE_URL: databaseUrl },
});
export const plainServer = (databaseUrl: string): ServerSetting => ({
  name: 'plain',
  script: 'test/bench/plain-server.js',
  environment: { DATABASE_URL: databaseUrl },
});

/** Starts a server on a free port, and waits until it listens. `profiles`: a folder for a CPU profile of its whole run. */
export async function startServer(
  { name, script, words = [], environment }: ServerSetting,
  profiles: string | null,
): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'));
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ jwtSecret: JWT_SECRET, sealingKey: SEALING_KEY.toString('base64') }));
  const profiling = profiles === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${name}.cpuprofile`];
  const child = spawn(process.execPath, [MEMORY, ...profiling, join(DIST, script), ...words], {
    env: { ...process.env, ...settings(folder), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await ended;
    }
    running.delete(stop);
    rmSync(folder, { recursive: true, force: true });
  };
  running.add(stop);
  try {
    return {
      base: await listening(child, name),
      cpuMs: () => cpuMsOf(child.pid),
      hang: () => child.kill('SIGSTOP'),
      goOn: () => child.kill('SIGCONT'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** How to stop what runs: a bench that is broken off leaves no server behind, a hanging one least of all. */
const running = new Set<() => Promise<void>>();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void Promise.all([...running].map((stop) => stop())).finally(() => process.exit(1)));

const settings = (folder: string): Readonly<Record<string, string>> => ({
  PORT: '0',
  HOST: '127.0.0.1',
  DATABASE_URL: '',
  HUB_DATA: folder,
  HUB_CLOCK: NOW,
  HUB_JWT_SECRET: JWT_SECRET,
  HUB_NODE_SECRET: NODE_SECRET,
  HUB_JWKS_URL: '',
  HUB_TOPOLOGY: '',
  HUB_BUS_URL: '',
  HUB_RATE_SUBJECT: '0',
  HUB_RATE_ADDRESS: '0',
  LOG_LEVEL: 'fatal',
});

function listening(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server "${name}" did not start in time`)), READY_WITHIN_MS);
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const base = /listening on (http:\/\/[^/\s]+)/.exec(printed)?.[1];
      if (base === undefined) return;
      clearTimeout(timer);
      resolve(base);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the server "${name}" ended with code ${String(code)}`));
    });
  });
}

/** User and system time: the 14th and 15th field, counted behind the command's name, which may hold blanks. */
function cpuMsOf(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return null;
  }
}
