import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const GATEWAY = resolve(dirname(fileURLToPath(import.meta.url)), '../../gateway');
const READY_WITHIN_MS = 120_000;

/** A hub to show things on: one that runs already, or a training hub of the demo's own. */
export interface DemoHub {
  /** `http://HOST:PORT/graphql` */
  readonly url: string;
  /** Prints an access token as `npm run token` does. */
  readonly token: (role: string, options: Readonly<Record<string, string>>) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** The hub that answers on HOST and PORT, or a training hub on a free port whose clock starts at `clockStart`. */
export async function demoHub(clockStart: string): Promise<DemoHub> {
  const base = `http://${process.env['HOST'] ?? '127.0.0.1'}:${process.env['PORT'] ?? '4000'}`;
  if (await answers(base)) return { url: `${base}/graphql`, token: tokenPrinter(process.env), stop: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'hub-demo-'));
  const environment = { ...process.env, PORT: '0', HUB_DATA: folder, HUB_CLOCK: clockStart, LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [join(GATEWAY, 'main.js')], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await listening(child), token: tokenPrinter(environment), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answers(base: string): Promise<boolean> {
  try {
    return (await fetch(`${base}/healthz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the training hub did not start in time')), READY_WITHIN_MS);
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /listening on (\S+)/.exec(printed)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the training hub ended with code ${String(code)}`));
    });
  });
}

function tokenPrinter(environment: NodeJS.ProcessEnv): DemoHub['token'] {
  return async (role, options) => {
    const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const { stdout } = await promisify(execFile)(process.execPath, [join(GATEWAY, 'cli/token.js'), '--role', role, ...words], {
      env: environment,
    });
    return stdout.trim();
  };
}
