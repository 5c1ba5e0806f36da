import { randomBytes } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emissionSubgraph } from './emission-subgraph.js';
import { GATEWAY, listening, stopOnSignal, tokenPrinter, type DemoHub } from './hub-process.js';

/** A city under a gateway: nodes that can be killed and come back, and a department's own subgraph. */
export interface CityHub extends DemoHub {
  readonly nodes: readonly { readonly name: string; readonly members: string }[];
  /** Ends a node at once, as a power cut would. */
  readonly kill: (node: string) => Promise<void>;
  readonly revive: (node: string) => Promise<void>;
}

/** Which members each node holds. */
const NODES = [
  { name: 'city', members: '120000-*' },
  { name: 'heping', members: '120101' },
  { name: 'binhai', members: '120116' },
  { name: 'districts', members: '120102,120103,120104,120105,120106,120110,120111,120112,120113,120114,120115,120117,120118,120119' },
] as const;

/** Starts a city node, three district nodes, the environment department's subgraph and the gateway, on free ports. */
export async function cityHub(clockStart: string): Promise<CityHub> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-city-'));
  const shared = { ...process.env, DATABASE_URL: '', HUB_BUS_URL: '', HUB_JWKS_URL: '', HUB_TOPOLOGY: '', LOG_LEVEL: 'error' };
  const secrets = { HUB_NODE_SECRET: randomBytes(24).toString('base64'), HUB_JWT_SECRET: randomBytes(48).toString('base64') };
  const children = new Map<string, ChildProcess>();
  const urls = new Map<string, string>();
  const start = async (name: string, words: readonly string[], more: Readonly<Record<string, string>>): Promise<string> => {
    const environment = { ...shared, ...secrets, HUB_DATA: join(folder, name), ...more };
    const child = spawn(process.execPath, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    children.set(name, child);
    return listening(child);
  };
  // On a free port first, and on the same one when it comes back.
  const startNode = async ({ name, members }: (typeof NODES)[number]): Promise<void> => {
    const port = new URL(urls.get(name) ?? 'http://127.0.0.1:0').port;
    const words = [join(GATEWAY, 'node.js'), '--name', name, '--members', members];
    urls.set(name, await start(name, words, { PORT: port, HUB_CLOCK: clockStart }));
  };
  const end = async (name: string, signal: NodeJS.Signals): Promise<void> => {
    const child = children.get(name);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    await ended;
  };
  const emission = await emissionSubgraph();
  const stop = async (): Promise<void> => {
    await Promise.all([...children.keys()].map((name) => end(name, 'SIGTERM')));
    await emission.stop();
    await rm(folder, { recursive: true, force: true });
  };
  stopOnSignal(stop);
  try {
    await Promise.all(NODES.map(startNode));
    const topology = join(folder, 'topology.json');
    const nodes = NODES.map(({ name, members }) => ({ name, members: members.split(','), url: urls.get(name) }));
    await writeFile(topology, JSON.stringify({ nodes, subgraphs: [{ name: 'environment', url: emission.url }] }, null, 2));
    const url = await start('gateway', [join(GATEWAY, 'gateway.js')], { PORT: '0', HUB_TOPOLOGY: topology });
    return {
      url,
      own: true,
      token: tokenPrinter({ ...shared, ...secrets, HUB_DATA: join(folder, 'gateway') }),
      nodes: NODES,
      kill: (name) => end(name, 'SIGKILL'),
      revive: async (name) => {
        const node = NODES.find((one) => one.name === name);
        if (node !== undefined) await startNode(node);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
