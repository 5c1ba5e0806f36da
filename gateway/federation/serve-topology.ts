import type { Logger } from 'pino';
import { buildHubSchema, buildNodeSchema } from '../../resolvers/build-schema.js';
import { tokenVerifier } from '../auth/verify-token.js';
import type { Config } from '../config.js';
import type { RequestContext } from '../http/context-of.js';
import { decodePath } from '../http/decode-path.js';
import { startServer, type HttpRoute, type RunningServer } from '../http/server.js';
import { NodeUnavailable } from '../nodes/node-client.js';
import { NodeHealth } from '../nodes/node-health.js';
import { identityOf, NodePool } from '../nodes/node-pool.js';
import { NodeWatch } from '../nodes/node-watch.js';
import { TopologyFile } from '../nodes/topology-file.js';
import type { Secrets } from '../secrets.js';
import type { Closers } from '../stop-on-signal.js';
import { Departments } from './departments.js';
import { federatedEngine } from './federated-engine.js';
import { ownerOf } from '../../domain/members/owner-of.js';
import { ownSubgraphs } from './subgraphs.js';
import { SupergraphKeeper } from './supergraph-keeper.js';

/** How often the topology file is looked at. */
const LOOK_MS = 1_000;
/** How often departments are asked whether their schema is another, and whether one that was away is back. */
const ASK_DEPARTMENTS_MS = 5_000;

export interface GatewayOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly log: Logger;
  readonly closers: Closers;
  /** Times in milliseconds, where they are not the usual ones: within which a department answers, and between two looks at all of them. */
  readonly departmentsMs?: { readonly answerWithin?: number; readonly lookEvery?: number };
  /** The same of nodes. */
  readonly nodesMs?: { readonly answerWithin?: number; readonly lookEvery?: number };
}

/** Serves the gateway over the nodes and subgraphs of a topology file, which may change while it runs. */
export async function serveTopology(
  path: string,
  { config, secrets, log, closers, departmentsMs, nodesMs }: GatewayOptions,
): Promise<RunningServer> {
  const file = new TopologyFile(path);
  const nodeSchema = await buildNodeSchema();
  const own = ownSubgraphs(await buildHubSchema());
  const parts = Object.entries(own).map(([name, sdl]) => ({ name, url: `hub:${name}`, sdl }));
  const keeper = new SupergraphKeeper({ dataFolder: config.dataFolder, own: parts, log });
  await keeper.take(file.topology);
  const departments = new Departments(departmentsMs?.answerWithin);
  departments.take(file.topology.subgraphs);
  closers.add(() => Promise.resolve(departments.close()));
  const pool = new NodePool(secrets.nodeSecret, file.topology, nodesMs?.answerWithin);
  closers.add(() => Promise.resolve(pool.close()));
  const health = new NodeHealth(pool, nodeSchema, log, nodesMs?.lookEvery);
  await health.start();
  closers.add(() => Promise.resolve(health.close()));
  let base = '';
  const watch = new NodeWatch(() => base);
  closers.add(() => Promise.resolve(watch.close()));
  const engine = await federatedEngine({ nodeSchema, own, supergraph: () => keeper.current(), pool, watch, departments, base: () => base });
  const composeAnew = async (): Promise<void> => {
    const { topology } = file;
    if (await keeper.take(topology, () => engine.reload()))
      log.info({ subgraphs: topology.subgraphs.map(({ name }) => name) }, 'a new supergraph serves');
  };
  const composing = new Turns(composeAnew, (error) => log.error({ err: error }, 'the supergraph could not be composed anew'));
  // Nodes are taken over whatever becomes of the subgraphs, and before a department has said its schema.
  const lookAtFile = (): void => {
    if (!file.look()) return;
    const { topology, fault } = file;
    if (fault !== null) {
      log.error({ reason: fault }, 'the topology before keeps serving');
      return;
    }
    pool.take(topology);
    departments.take(topology.subgraphs);
    void health.look();
    composing.take();
    log.info({ nodes: topology.nodes.length, subgraphs: topology.subgraphs.length }, 'the topology was taken over');
  };
  const every = (ms: number, work: () => void): void => {
    const attempt = (): void => {
      try {
        work();
      } catch (error) {
        log.error({ err: error }, 'the topology could not be taken over');
      }
    };
    const timer = setInterval(attempt, ms);
    timer.unref();
    closers.add(() => Promise.resolve(clearInterval(timer)));
  };
  every(LOOK_MS, lookAtFile);
  every(departmentsMs?.lookEvery ?? ASK_DEPARTMENTS_MS, () => composing.take());
  const server = await startServer<RequestContext>({
    engine,
    config,
    log,
    verifyToken: tokenVerifier(config, secrets.jwtSecret, log),
    contextOf: (caller, language) => ({ caller, language }),
    routes: [passOn(pool, () => base)],
    readiness: () =>
      Promise.resolve({
        status: 'ready',
        refusal: file.fault ?? keeper.refusal,
        nodes: pool.all().map(stateOf),
        subgraphs: file.topology.subgraphs.map(({ name }) => ({
          name,
          serves: keeper.serves(name),
          breakerOpen: departments.isSpared(name),
        })),
      }),
    openSubscriptions: () => watch.following,
    subscriptionsBehind: () => watch.behind,
  });
  base = server.base;
  closers.add(server.stop);
  return server;
}

/** Does a work again whenever it is asked, never twice at once: asked while it runs, once more when it has ended. */
class Turns {
  private isWanted = false;
  private isRunning = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly onFault: (error: unknown) => void,
  ) {}

  take(): void {
    this.isWanted = true;
    if (!this.isRunning) void this.run();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.isWanted) {
      this.isWanted = false;
      await this.work().catch(this.onFault);
    }
    this.isRunning = false;
  }
}

function stateOf({ client: { node, breaker }, state, reason }: ReturnType<NodePool['all']>[number]) {
  return { name: node.name, state, reason, breakerOpen: breaker.isOpen, members: node.members.length };
}

const PATH = /^\/(?:documents|reports)\/([^/]+)$/;

/** Headers of a page that go on to whom it is for. */
const PASSED_ON = ['content-disposition', 'cache-control', 'content-security-policy', 'referrer-policy'] as const;

/** A document's or a report's page comes from the node that holds it, with the caller's rights or by the signed link. */
function passOn(pool: NodePool, base: () => string): HttpRoute<RequestContext> {
  return async (url, contextOf) => {
    const id = PATH.exec(url.pathname)?.[1];
    if (id === undefined) return null;
    const code = ownerOf(decodePath(id));
    const node = (code === null ? null : pool.of(code)) ?? pool.anyOrder()[0];
    if (node === undefined) return null;
    try {
      const { status, headers, body } = await node.client.fetch(`${url.pathname}${url.search}`, identityOf(await contextOf(), base()));
      const { 'content-type': type = 'application/octet-stream' } = headers;
      const passed = PASSED_ON.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])] as const]));
      return { status, type, body, headers: Object.fromEntries(passed) };
    } catch (error) {
      if (!(error instanceof NodeUnavailable)) throw error;
      return { status: 503, type: 'text/html; charset=utf-8', body: UNAVAILABLE };
    }
  };
}

const UNAVAILABLE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>暂时无法访问</title>
<body style="font:16px/1.8 sans-serif;margin:10vh auto;max-width:32em"><h1>暂时无法访问</h1>
<p>保存该文书的成员单位系统暂时没有应答，请稍后再打开。</p></body></html>`;
