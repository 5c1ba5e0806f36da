import pino from 'pino';
import type { GraphQLSchema } from 'graphql';
import { composeHub, type Hub } from '../../gateway/compose-hub.js';
import { readConfig } from '../../gateway/config.js';
import type { Engine } from '../../gateway/executor/engine.js';
import { federatedEngine } from '../../gateway/federation/federated-engine.js';
import { composeSupergraph } from '../../gateway/federation/compose-supergraph.js';
import { ownSubgraphs } from '../../gateway/federation/subgraphs.js';
import { documentsRoute } from '../../gateway/http/documents-route.js';
import { reportsRoute } from '../../gateway/http/reports-route.js';
import { FeedSignal } from '../../gateway/nodes/feed-signal.js';
import { NodeHealth } from '../../gateway/nodes/node-health.js';
import { nodeOperations } from '../../gateway/nodes/node-operations.js';
import { NodePool } from '../../gateway/nodes/node-pool.js';
import { startNodeServer } from '../../gateway/nodes/node-server.js';
import { NodeWatch } from '../../gateway/nodes/node-watch.js';
import { Peers } from '../../gateway/nodes/peers.js';
import { parseTopology, type Topology } from '../../gateway/nodes/topology.js';
import { buildHubSchema, buildNodeSchema } from '../../resolvers/build-schema.js';
import { localParts } from '../../resolvers/joint-cases/local-parts.js';
import { createHash } from 'node:crypto';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PATIENCE_MS, QUICKER, testDatabase, type TestDatabase } from './database.js';
import { TestClock } from './test-clock.js';
import { whenFree } from './when-free.js';

export const NODE_SECRET = 'the secret of the nodes under test';

/** A node in this process, behind its real server. */
export interface TestNode extends Hub {
  readonly name: string;
  readonly members: readonly string[];
  readonly clock: TestClock;
  readonly database: TestDatabase;
  readonly url: string;
  readonly operations: ReturnType<typeof nodeOperations>;
  readonly signal: FeedSignal;
  /** Lets its server go, as if the process had ended. */
  readonly stop: () => Promise<void>;
  /** Serves again, on the same port; `release`: with the schema of another release. */
  readonly restart: (release?: GraphQLSchema) => Promise<void>;
}

/** A gateway over nodes, all in this process, speaking HTTP to each other. */
export interface FederatedHub {
  readonly nodes: readonly TestNode[];
  readonly engine: Engine;
  readonly pool: NodePool;
  readonly health: NodeHealth;
  readonly watch: NodeWatch;
  readonly topology: Topology;
  readonly close: () => Promise<void>;
}

/** The schema of the nodes under test. */
export async function nodeSchema(): Promise<GraphQLSchema> {
  return (await (schemas ??= loadSchemas())).node;
}

/** What every hub of a file has alike. */
let schemas: ReturnType<typeof loadSchemas> | null = null;

async function loadSchemas() {
  const [hub, node] = [await buildHubSchema(), await buildNodeSchema()];
  const [sdl, hash] = announced(node);
  const own = ownSubgraphs(hub);
  const subgraphs = Object.entries(own).map(([name, text]) => ({ name, url: `hub:${name}`, sdl: text }));
  return { node, sdl, hash, own, supergraph: composeSupergraph(subgraphs, []) };
}

export interface NodeOptions {
  /** Each node with one connection to its database, and no word from replicas, so that many stand beside one another. */
  readonly isLean?: boolean;
  /** A node's database by its name; one of its own where nothing is said. */
  readonly databaseOf?: (name: string) => Promise<TestDatabase>;
  /** How long nodes wait for one another; long where nothing is said, for all share one process, and may keep one another waiting. */
  readonly peersWithinMs?: number;
}

/** Members by the name of the node that holds them, and a gateway over all of them. */
export async function federatedHub(shares: Readonly<Record<string, readonly string[]>>, options: NodeOptions = {}): Promise<FederatedHub> {
  schemas ??= loadSchemas();
  const { node: schemaOfNodes, own, supergraph } = await schemas;
  const nodes = await Promise.all(Object.entries(shares).map(([name, patterns]) => startNode(name, patterns, options)));
  const topology = parseTopology({
    nodes: nodes.map(({ name, url }) => ({ name, url, members: shares[name] })),
  });
  const pool = new NodePool(NODE_SECRET, topology, PATIENCE_MS);
  const health = new NodeHealth(pool, schemaOfNodes, pino({ level: 'silent' }));
  await health.look();
  const watch = new NodeWatch(() => '');
  const engine = await federatedEngine({
    nodeSchema: schemaOfNodes,
    own,
    supergraph: () => supergraph,
    pool,
    watch,
    base: () => 'http://gateway',
  });
  return {
    nodes,
    engine,
    pool,
    health,
    watch,
    topology,
    close: async () => {
      watch.close();
      await engine.stop();
      pool.close();
      await Promise.all(nodes.map((node) => node.close()));
    },
  };
}

/** What a node tells of its schema: the text, and its hash. */
function announced(schema: GraphQLSchema): [string, string] {
  const sdl = printSchema(lexicographicSortSchema(schema));
  return [sdl, createHash('sha256').update(sdl).digest('hex')];
}

async function startNode(name: string, patterns: readonly string[], options: NodeOptions): Promise<TestNode> {
  schemas ??= loadSchemas();
  const { node: schema, sdl, hash } = await schemas;
  const { members } = parseTopology({ nodes: [{ name, url: 'http://node', members: patterns }] }).nodes[0] ?? { members: [] };
  const folder = mkdtempSync(join(tmpdir(), 'hub-node-'));
  const clock = new TestClock();
  const { isLean = false, databaseOf, peersWithinMs = PATIENCE_MS } = options;
  const database = await (databaseOf?.(name) ?? testDatabase({ engine: QUICKER, ...(isLean ? { connections: 1 } : {}) }));
  await database.query('DELETE FROM item_version WHERE NOT (member_code = ANY($1::text[]))', [members]);
  let serial = 0;
  const peers = new Peers(NODE_SECRET, members, folder, peersWithinMs);
  const hub = await composeHub({
    database,
    clock,
    ids: { next: () => (serial += 1).toString().padStart(8, '0') },
    key: Buffer.alloc(32, 7),
    busUrl: null,
    databaseUrl: isLean ? null : database.url,
    members,
    jointParts: (own) => peers.jointParts(own),
    onFault: (error) => {
      throw error;
    },
  });
  const { services } = hub;
  const signal = new FeedSignal();
  signal.start(services);
  const own = localParts(() => services);
  const operationsOf = (text: string, schemaHash: string) =>
    nodeOperations({ services, own, peers, signal, name, members, sdl: text, schemaHash });
  const operations = operationsOf(sdl, hash);
  const serve = (port: string, release: GraphQLSchema = schema) =>
    startNodeServer({
      schema: release,
      services,
      operations: release === schema ? operations : operationsOf(...announced(release)),
      name,
      secret: NODE_SECRET,
      config: readConfig({ PORT: port }),
      log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
      routes: [documentsRoute, reportsRoute],
      readiness: () => Promise.resolve({}),
    });
  let server = await serve('0');
  const { base } = server;
  return {
    ...hub,
    name,
    members,
    clock,
    database,
    url: `${base}/graphql`,
    operations,
    signal,
    stop: () => server.stop(),
    restart: async (release) => {
      server = await whenFree(() => serve(new URL(base).port, release));
    },
    close: async () => {
      signal.stop();
      peers.close();
      await server.stop();
      await hub.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
