import { spawn } from 'node:child_process';
import type { Caller } from '../../domain/shared/caller.js';
import { signToken } from '../../gateway/auth/sign-token.js';
import { SECRET } from './secret.js';
import type { Answer } from './served-gateway.js';
import { waitFor } from './wait-for.js';

/** Settings of a process under test: a port of its own, and nothing of the run's. */
export const ENVIRONMENT: NodeJS.ProcessEnv = {
  ...process.env,
  PORT: '0',
  HUB_JWT_SECRET: SECRET,
  LOG_LEVEL: 'error',
  NODE_OPTIONS: '',
  DATABASE_URL: '',
};

/** A built command of the hub, running. */
export interface StartedProcess {
  /** `http://HOST:PORT/graphql` */
  readonly url: string;
  readonly port: string;
  readonly log: () => string;
  readonly ask: (query: string, variables: Readonly<Record<string, unknown>>, by: Caller) => Promise<Answer>;
  /** Sends it a signal, without waiting for what becomes of it. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Ends it by a signal, and waits until it has gone; answers its exit code. */
  readonly end: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
}

/** How to end those that have not ended yet, one that does not come to listen too. */
const running = new Set<StartedProcess['end']>();

/** Starts a built command, and waits for its line. */
export async function startProcess(file: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<StartedProcess> {
  const child = spawn(process.execPath, [file, ...args], { env: { ...ENVIRONMENT, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [printed, logged] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (logged += text));
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const end: StartedProcess['end'] = async (signal = 'SIGTERM') => {
    child.kill(signal);
    await waitFor(hasEnded, `${file} to end`);
    running.delete(end);
    return child.exitCode;
  };
  running.add(end);
  await waitFor(() => printed.includes('listening on') || hasEnded(), `${file} to listen`);
  const url = /listening on (\S+)/.exec(printed)?.[1];
  if (url === undefined) throw new Error(`${file} ended: ${logged}`);
  return {
    url,
    port: new URL(url).port,
    log: () => logged,
    ask: async (query, variables, by) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${await signToken(by, SECRET, 1)}` };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
      return (await response.json()) as Answer;
    },
    signal: (signal) => void child.kill(signal),
    end,
  };
}

/** Kills what a test file has left running. */
export async function killProcesses(): Promise<void> {
  await Promise.all([...running].map((end) => end('SIGKILL')));
}

/** Starts the built hub, as `npm start` does. */
export function startHub(environment: NodeJS.ProcessEnv): Promise<StartedProcess> {
  return startProcess('dist/gateway/main.js', [], environment);
}
