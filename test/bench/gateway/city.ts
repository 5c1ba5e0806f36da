import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expandMembers } from '../../../gateway/nodes/topology.js';
import { benchDatabase, type BenchDatabase } from '../database.js';
import { DISTRICTS } from '../districts.js';
import { hubServer, startServer, type ServerProcess, type ServerSetting } from '../processes.js';
import { say } from '../setting.js';
import type { Holding } from './scenario.js';

/** Two nodes hold all members between them, eight districts each. */
const NODES = [
  { name: 'north', patterns: ['120101', '120102', '120103', '120104', '120105', '120106', '120110', '120111', '120000-*'] },
  { name: 'south', patterns: ['120112', '120113', '120114', '120115', '120116', '120117', '120118', '120119'] },
] as const;

/** A node's process, with what it holds. */
export interface BenchNode extends Holding {
  readonly name: string;
  readonly server: ServerProcess;
}

/** A gateway over two nodes and a department's subgraph; and a hub in one process, with as many cases, beside it. */
export interface City {
  readonly gateway: ServerProcess;
  readonly nodes: readonly [BenchNode, BenchNode];
  readonly hub: Holding & { readonly server: ServerProcess };
  readonly close: () => Promise<void>;
}

/** Loads the databases, and starts everything on free ports. */
export async function startCity(serverUrl: string, nodeCases: number, profile: string | null): Promise<City> {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  const start = async (setting: ServerSetting): Promise<ServerProcess> => {
    const server = await startServer(setting, profile);
    closers.push(server.stop);
    return server;
  };
  const open = async (name: string, cases: number, members: readonly string[] | null): Promise<BenchDatabase> => {
    const database = await benchDatabase(serverUrl, { name: `node_${name}_${cases}`, cases, members });
    closers.push(() => database.restore().then(() => database.close()));
    await database.restore();
    return database;
  };
  const startNode = async ({ name, patterns }: (typeof NODES)[number]): Promise<BenchNode> => {
    const members = expandMembers(patterns);
    const database = await open(name, nodeCases, members);
    const words = ['--name', name, '--members', patterns.join(',')];
    const server = await start({ name, script: 'gateway/node.js', words, environment: { DATABASE_URL: database.url } });
    return { name, server, database, districts: DISTRICTS.filter((code) => members.includes(code)) };
  };
  try {
    const nodes = [await startNode(NODES[0]), await startNode(NODES[1])] as const;
    const department = await start({ name: 'department', script: 'test/bench/gateway/department-server.js', environment: {} });
    const gateway = await start({
      name: 'gateway',
      script: 'gateway/gateway.js',
      environment: { HUB_TOPOLOGY: topologyFile(nodes, department, closers) },
    });
    const database = await open('all', 2 * nodeCases, null);
    const hub = await start({ ...hubServer(database.url), name: 'one-process' });
    say('bench: two nodes, a department, the gateway and a hub in one process are up');
    return { gateway, nodes, hub: { server: hub, database, districts: DISTRICTS }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function topologyFile(nodes: readonly BenchNode[], department: ServerProcess, closers: (() => Promise<void>)[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'));
  closers.push(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
  const file = join(folder, 'topology.json');
  const topology = {
    nodes: nodes.map(({ name, server }, index) => ({ name, members: NODES[index]?.patterns, url: `${server.base}/graphql` })),
    subgraphs: [{ name: 'department', url: `${department.base}/graphql` }],
  };
  writeFileSync(file, JSON.stringify(topology, null, 2));
  return file;
}
