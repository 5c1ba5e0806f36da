import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const GATEWAY = resolve(dirname(fileURLToPath(import.meta.url)), '../../gateway');
const READY_WITHIN_MS = 120_000;

/** A hub to show things on: one that runs already, or a training hub of the demo's own. */
export interface DemoHub {
  /** `http://HOST:PORT/graphql` */
  readonly url: string;
  /** Whether it is the demo's own, to be let go with it. */
  readonly own: boolean;
  /** Prints an access token as `npm run token` does. */
  readonly token: (role: string, options: Readonly<Record<string, string>>) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Settings of a hub that the demo's own must not share: its database, its bus, its nodes, its identity provider. */
const NOT_SHARED = ['DATABASE_URL', 'HUB_BUS_URL', 'HUB_TOPOLOGY', 'HUB_JWKS_URL', 'HUB_JWT_ISSUER', 'HUB_JWT_AUDIENCE'];

/** The hub that answers on HOST and PORT, or a training hub on a free port whose clock starts at `clockStart`. */
export async function demoHub(clockStart: string): Promise<DemoHub> {
  const base = `http://${process.env['HOST'] ?? '127.0.0.1'}:${process.env['PORT'] ?? '4000'}`;
  if (await answers(base)) {
    return { url: `${base}/graphql`, own: false, token: tokenPrinter(process.env), stop: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'hub-demo-'));
  const shared = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_SHARED.includes(name)));
  const environment = { ...shared, PORT: '0', HUB_DATA: folder, HUB_CLOCK: clockStart, LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [join(GATEWAY, 'main.js')], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  stopOnSignal(stop);
  try {
    return { url: await listening(child), own: true, token: tokenPrinter(environment), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Stops what was started, once, on the first signal. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const once = (): void => {
    if (isStopping) return;
    isStopping = true;
    void stop().finally(() => process.exit(1));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, once);
}

async function answers(base: string): Promise<boolean> {
  try {
    return (await fetch(`${base}/healthz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** The address at which the hub listens; fails with what the hub said where it ends instead. */
export function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the training hub did not start in time')), READY_WITHIN_MS);
    let printed = '';
    let complained = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /listening on (\S+)/.exec(printed)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      child.stderr?.removeAllListeners('data').pipe(process.stderr);
      resolve(url);
    });
    child.stderr?.on('data', (chunk: Buffer) => (complained += chunk.toString()));
    child.once('close', (code) => {
      clearTimeout(timer);
      reject(new Error(complained.trim() || `the training hub ended with code ${String(code)}`));
    });
  });
}

export function tokenPrinter(environment: NodeJS.ProcessEnv): DemoHub['token'] {
  return async (role, options) => {
    const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const { stdout } = await promisify(execFile)(process.execPath, [join(GATEWAY, 'cli/token.js'), '--role', role, ...words], {
      env: environment,
    });
    return stdout.trim();
  };
}
