import { createClient, type Client } from 'graphql-ws';
import { pino } from 'pino';
import WebSocket from 'ws';
import type { Caller } from '../../domain/shared/caller.js';
import { signToken } from '../../gateway/auth/sign-token.js';
import { tokenVerifier } from '../../gateway/auth/verify-token.js';
import { readConfig } from '../../gateway/config.js';
import { documentsRoute } from '../../gateway/http/documents-route.js';
import { reportsRoute } from '../../gateway/http/reports-route.js';
import { localEngine } from '../../gateway/executor/local-engine.js';
import { startServer } from '../../gateway/http/server.js';
import { hubContext } from '../../resolvers/shared/hub-context.js';
import type { HubContext } from '../../resolvers/shared/context.js';
import { testHub, type TestHub } from './hub.js';
import { SECRET } from './secret.js';

export interface ServedHub {
  readonly hub: TestHub;
  readonly base: string;
  /** The lines of its log. */
  readonly logged: readonly string[];
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly bearer: (caller: Caller, hours?: number) => Promise<string>;
  /** A WebSocket client that does not try again. */
  readonly socket: (authorization?: string) => Client;
  readonly stop: () => Promise<void>;
}

/** A hub behind its real HTTP server, on a free port. */
export async function servedHub(environment: Record<string, string> = {}, engine: 'embedded' | 'server' = 'embedded'): Promise<ServedHub> {
  const hub = await testHub({ engine });
  const { services } = hub;
  const config = readConfig({ PORT: '0', ...environment });
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => logged.push(line) });
  const server = await startServer<HubContext>({
    engine: localEngine(hub.schema),
    config,
    log,
    verifyToken: tokenVerifier(config, SECRET, log),
    contextOf: (caller, language) => hubContext(services, caller, language),
    routes: [documentsRoute(services), reportsRoute(services)],
    readiness: () => hub.database.query('SELECT 1'),
    openSubscriptions: () => services.feed.watching,
    // What a test limits is not given back while it runs, however long that takes.
    ...(Object.keys(environment).some((name) => name.startsWith('HUB_RATE_')) ? { rateClock: () => 0 } : {}),
  });
  services.documentLinks.serveAt(server.base);
  return {
    hub,
    logged,
    base: server.base,
    post: (body, headers = {}) =>
      fetch(`${server.base}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
      }),
    bearer: async (caller, hours = 1) => `Bearer ${await signToken(caller, SECRET, hours)}`,
    socket: (authorization) =>
      createClient({
        url: `${server.base.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams: authorization === undefined ? {} : { authorization },
      }),
    stop: async () => {
      await server.stop();
      await hub.close();
    },
  };
}
