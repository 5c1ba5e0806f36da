import { spawn, type ChildProcess } from 'node:child_process';
import { waitFor } from './wait-for.js';

/** A built command of the hub, running. */
export interface StartedProcess {
  readonly child: ChildProcess;
  /** `http://HOST:PORT/graphql` */
  readonly url: string;
  readonly log: () => string;
  /** Ends it by a signal, and waits until it has gone. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
}

/** Starts a built command, and waits for its line. */
export async function startProcess(file: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<StartedProcess> {
  const child = spawn(process.execPath, [file, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let [printed, logged] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (logged += chunk.toString()));
  await waitFor(() => printed.includes('listening on') || child.exitCode !== null, `${file} to listen`);
  const url = /listening on (\S+)/.exec(printed)?.[1];
  if (url === undefined) throw new Error(`${file} ended: ${logged}`);
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    url,
    log: () => logged,
    end: async (signal) => {
      child.kill(signal);
      await waitFor(hasEnded, `${file} to end`);
      return child.exitCode;
    },
  };
}
