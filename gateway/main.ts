import './production.js';
import { buildHubSchema } from '../resolvers/build-schema.js';
import type { HubContext } from '../resolvers/shared/context.js';
import { hubContext } from '../resolvers/shared/hub-context.js';
import { tokenVerifier } from './auth/verify-token.js';
import { runCommand } from './cli/run-command.js';
import { ConfigError, readConfig } from './config.js';
import { localEngine } from './executor/local-engine.js';
import { documentsRoute } from './http/documents-route.js';
import { reportsRoute } from './http/reports-route.js';
import { startServer } from './http/server.js';
import { hubLog } from './logging.js';
import { openHub } from './open-hub.js';
import { loadSecrets } from './secrets.js';
import { Closers } from './stop-on-signal.js';

const HELP = `npm start: the whole hub in one process. Settings come from the environment (PORT, HOST, DATABASE_URL, HUB_DATA, HUB_CLOCK …); the README lists them.`;

/** `npm start`: settings, database, migrations, registry, server; stops cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(`${HELP}\n`);
  const config = readConfig(process.env);
  if (config.topology !== null) throw new ConfigError('HUB_TOPOLOGY is set: a hub over several nodes is started with "npm run gateway"');
  const log = hubLog(config);
  const closers = new Closers();
  closers.stopOnSignal();
  await closers.closeOnFailure(async () => {
    const secrets = loadSecrets(config);
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
    if (!closers.stopping) process.stdout.write(`listening on ${server.base}/graphql\n`);
  });
}

runCommand(main);
