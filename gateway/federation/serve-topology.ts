import { watchFile, unwatchFile } from 'node:fs';
import type { Logger } from 'pino';
import { buildHubSchema, buildNodeSchema } from '../../resolvers/build-schema.js';
import { tokenVerifier } from '../auth/verify-token.js';
import type { Config } from '../config.js';
import type { RequestContext } from '../http/context-of.js';
import { startServer, type HttpRoute, type RunningServer } from '../http/server.js';
import { NodeUnavailable } from '../nodes/node-client.js';
import { NodeHealth } from '../nodes/node-health.js';
import { identityOf, NodePool } from '../nodes/node-pool.js';
import { NodeWatch } from '../nodes/node-watch.js';
import { readTopology } from '../nodes/topology.js';
import type { Secrets } from '../secrets.js';
import type { Closers } from '../stop-on-signal.js';
import { federatedEngine } from './federated-engine.js';
import { ownerOf } from '../../domain/members/owner-of.js';
import { ownSubgraphs } from './subgraphs.js';
import { SupergraphKeeper } from './supergraph-keeper.js';

const LOOK_MS = 1_000;

/** Serves the gateway over the nodes and subgraphs of a topology file, which may change while it runs. */
export async function serveTopology(
  file: string,
  {
    config,
    secrets,
    log,
    closers,
  }: { readonly config: Config; readonly secrets: Secrets; readonly log: Logger; readonly closers: Closers },
): Promise<RunningServer> {
  let topology = readTopology(file);
  const nodeSchema = await buildNodeSchema();
  const own = ownSubgraphs(await buildHubSchema());
  const keeper = new SupergraphKeeper(
    config.dataFolder,
    Object.entries(own).map(([name, sdl]) => ({ name, url: `hub:${name}`, sdl })),
    log,
  );
  await keeper.take(topology);
  const pool = new NodePool(secrets.nodeSecret, topology);
  closers.add(() => Promise.resolve(pool.close()));
  const health = new NodeHealth(pool, nodeSchema, log);
  await health.start();
  closers.add(() => Promise.resolve(health.close()));
  let base = '';
  const watch = new NodeWatch(() => base);
  closers.add(() => Promise.resolve(watch.close()));
  const engine = await federatedEngine({ nodeSchema, own, supergraph: () => keeper.current(), pool, watch, base: () => base });
  const takeOver = async (): Promise<void> => {
    topology = readTopology(file);
    pool.take(topology);
    await health.look();
    if (await keeper.take(topology)) await engine.reload();
    log.info({ nodes: topology.nodes.length, subgraphs: topology.subgraphs.length }, 'the topology was taken over');
  };
  watchFile(file, { interval: LOOK_MS }, () => {
    takeOver().catch((error: unknown) =>
      log.error({ reason: error instanceof Error ? error.message : String(error) }, 'the topology before keeps serving'),
    );
  });
  closers.add(() => Promise.resolve(unwatchFile(file)));
  const server = await startServer<RequestContext>({
    engine,
    config,
    log,
    verifyToken: tokenVerifier(config, secrets.jwtSecret),
    contextOf: (caller, language) => ({ caller, language }),
    routes: [passOn(pool, () => base)],
    readiness: () => Promise.resolve({ status: 'ready', refusal: keeper.refusal, nodes: pool.all().map(stateOf) }),
    openSubscriptions: () => watch.following,
  });
  base = server.base;
  closers.add(server.stop);
  return server;
}

function stateOf({ client: { node, breaker }, state, reason }: ReturnType<NodePool['all']>[number]) {
  return { name: node.name, state, reason, breakerOpen: breaker.isOpen, members: node.members.length };
}

const PATH = /^\/(?:documents|reports)\/([^/]+)$/;

/** A document's or a report's page comes from the node that holds it, with the caller's rights or by the signed link. */
function passOn(pool: NodePool, base: () => string): HttpRoute<RequestContext> {
  return async (url, contextOf) => {
    const id = PATH.exec(url.pathname)?.[1];
    if (id === undefined) return null;
    const code = ownerOf(decodeURIComponent(id));
    const node = (code === null ? null : pool.of(code)) ?? pool.anyOrder()[0];
    if (node === undefined) return null;
    try {
      const { status, headers, body } = await node.client.fetch(`${url.pathname}${url.search}`, identityOf(await contextOf(), base()));
      const { 'content-type': type = 'application/octet-stream', 'content-disposition': disposition, 'cache-control': cache } = headers;
      return {
        status,
        type,
        body,
        headers: { ...(disposition && { 'content-disposition': disposition }), ...(cache && { 'cache-control': cache }) },
      };
    } catch (error) {
      if (!(error instanceof NodeUnavailable)) throw error;
      return { status: 503, type: 'text/html; charset=utf-8', body: UNAVAILABLE };
    }
  };
}

const UNAVAILABLE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>暂时无法访问</title>
<body style="font:16px/1.8 sans-serif;margin:10vh auto;max-width:32em"><h1>暂时无法访问</h1>
<p>保存该文书的成员单位系统暂时没有应答，请稍后再打开。</p></body></html>`;
