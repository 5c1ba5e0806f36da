import { buildHubSchema } from '../resolvers/build-schema.js';
import type { HubContext } from '../resolvers/shared/context.js';
import { hubContext } from '../resolvers/shared/hub-context.js';
import { tokenVerifier } from './auth/verify-token.js';
import type { Config } from './config.js';
import { localEngine } from './executor/local-engine.js';
import { documentsRoute } from './http/documents-route.js';
import { reportsRoute } from './http/reports-route.js';
import { startServer, type RunningServer } from './http/server.js';
import { hubLog } from './logging.js';
import { openHub } from './open-hub.js';
import { loadSecrets } from './secrets.js';
import type { Closers } from './stop-on-signal.js';

/** Serves the whole hub in this process: database, migrations, registry, server. */
export async function serveHub(config: Config, closers: Closers): Promise<RunningServer> {
  const secrets = loadSecrets(config);
  const log = hubLog(config);
  const { services } = await openHub({ config, secrets, log, closers, members: null });
  const server = await startServer<HubContext>({
    engine: localEngine(await buildHubSchema()),
    config,
    log,
    verifyToken: tokenVerifier(config, secrets.jwtSecret, log),
    contextOf: (caller, language) => hubContext(services, caller, language),
    routes: [documentsRoute(services), reportsRoute(services)],
    readiness: async () => {
      await services.database.query('SELECT 1 AS one');
      return { status: 'ready', nodes: [{ name: 'hub', state: 'UP', members: services.registry.members().length }] };
    },
    openSubscriptions: () => services.feed.watching + services.alertFeed.watching,
  });
  closers.add(server.stop);
  services.documentLinks.serveAt(server.base);
  return server;
}
