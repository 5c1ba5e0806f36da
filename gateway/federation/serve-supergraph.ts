import { readFileSync } from 'node:fs';
import { PUBLIC } from '../../domain/shared/caller.js';
import type { Config } from '../config.js';
import type { RequestContext } from '../http/context-of.js';
import { startServer, type RunningServer } from '../http/server.js';
import { hubLog } from '../logging.js';
import type { Closers } from '../stop-on-signal.js';
import { plainHttp } from './http-transport.js';
import { supergraphEngine } from './supergraph-engine.js';

/** Serves any composed supergraph as it stands: every subgraph over plain HTTP, everybody as the public, without limits of rate. */
export async function serveSupergraph(file: string, config: Config, closers: Closers): Promise<RunningServer> {
  const supergraph = readSupergraph(file);
  const engine = await supergraphEngine({ supergraph: () => supergraph, transports: { http: plainHttp }, kinds: {} });
  const server = await startServer<RequestContext>({
    engine,
    config: { ...config, rateSubject: 0, rateAddress: 0 },
    log: hubLog(config),
    verifyToken: () => Promise.resolve({ caller: PUBLIC, expiresAt: null }),
    contextOf: (caller, language) => ({ caller, language }),
    routes: [],
    readiness: () => Promise.resolve({ status: 'ready', nodes: [] }),
    openSubscriptions: () => 0,
  });
  closers.add(server.stop);
  return server;
}

function readSupergraph(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
