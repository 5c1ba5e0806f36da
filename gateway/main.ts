import { openDatabase, type Database } from '../prisma/database.js';
import { migrate } from '../prisma/migrate.js';
import { seed } from '../prisma/seed/seed.js';
import { buildHubSchema } from '../resolvers/build-schema.js';
import type { HubContext } from '../resolvers/shared/context.js';
import { createLoaders } from '../resolvers/shared/loaders.js';
import { tokenVerifier } from './auth/verify-token.js';
import { runCommand } from './cli/run-command.js';
import { hubClock } from './clock.js';
import { composeHub } from './compose-hub.js';
import { ConfigError, readConfig } from './config.js';
import { localEngine } from './executor/local-engine.js';
import { documentsRoute } from './http/documents-route.js';
import { reportsRoute } from './http/reports-route.js';
import { startServer } from './http/server.js';
import { timeOrderedIds } from './ids.js';
import { hubLog } from './logging.js';
import { loadSecrets } from './secrets.js';

const HELP = `npm start: the whole hub in one process. Settings come from the environment (PORT, HOST, DATABASE_URL, HUB_DATA, HUB_CLOCK …); the README lists them.`;

/** `npm start`: settings, database, migrations, registry, server; stops cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(`${HELP}\n`);
  const config = readConfig(process.env);
  if (config.topology !== null) throw new ConfigError('HUB_TOPOLOGY is set: a hub over several nodes is started with "npm run gateway"');
  const log = hubLog(config);
  const database = await openDatabase({ ...config, onFault: (error) => log.error({ err: error }, 'a database connection was lost') });
  const stopped = new AbortController();
  const closers: (() => Promise<void>)[] = [() => database.close()];
  const close = async (): Promise<void> => {
    for (const closer of closers.reverse()) await closer();
  };
  onSignal(() => {
    stopped.abort();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  try {
    const secrets = loadSecrets(config);
    await prepare(database, log.info.bind(log));
    const onFault = (error: unknown): void => log.error({ err: error }, 'a fault in the background');
    const clock = await hubClock(config.clockStart, database, onFault);
    closers.push(clock.close);
    const hub = await composeHub({
      ...config,
      database,
      clock,
      ids: timeOrderedIds(),
      key: secrets.sealingKey,
      onFault,
      onAnchor: (anchor) => log.info({ anchor }, 'the heads of all chains were anchored'),
      sweeps: true,
    });
    closers.push(hub.close);
    const { services } = hub;
    const server = await startServer<HubContext>({
      engine: localEngine(await buildHubSchema()),
      config,
      log,
      verifyToken: tokenVerifier(config, secrets.jwtSecret),
      contextOf: (caller, language) => ({ caller, language, services, loaders: createLoaders(services, caller) }),
      routes: [documentsRoute(services), reportsRoute(services)],
      readiness: async () => {
        await database.query('SELECT 1 AS one');
        return { status: 'ready', nodes: [{ name: 'hub', state: 'UP', members: services.registry.members().length }] };
      },
      openSubscriptions: () => services.feed.watching + services.alertFeed.watching,
    });
    closers.push(server.stop);
    services.documentLinks.serveAt(server.base);
    if (!stopped.signal.aborted) process.stdout.write(`listening on ${server.base}/graphql\n`);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Brings the database up to this release and fills in the registry, telling how far it is. */
async function prepare(database: Database, tell: (facts: object, line: string) => void): Promise<void> {
  const applied = await migrate(database);
  if (applied.length > 0) tell({ applied }, 'the database was migrated');
  await seed(database, (done, total, what) => tell({ done, total, what }, `registry ${Math.round((done / total) * 100)} %`));
}

function onSignal(stop: () => void): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
}

runCommand(main);
