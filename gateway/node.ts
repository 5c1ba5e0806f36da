import './production.js';
import { Command } from 'commander';
import { createHash } from 'node:crypto';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildNodeSchema } from '../resolvers/build-schema.js';
import { localParts } from '../resolvers/joint-cases/local-parts.js';
import { runCommand } from './cli/run-command.js';
import { ConfigError, readConfig } from './config.js';
import { documentsRoute } from './http/documents-route.js';
import { reportsRoute } from './http/reports-route.js';
import { hubLog } from './logging.js';
import { FeedSignal } from './nodes/feed-signal.js';
import { nodeOperations } from './nodes/node-operations.js';
import { startNodeServer } from './nodes/node-server.js';
import { Peers } from './nodes/peers.js';
import { expandMembers, nameFault } from './nodes/topology.js';
import { openHub } from './open-hub.js';
import { loadSecrets } from './secrets.js';
import { Closers } from './stop-on-signal.js';

const command = new Command('npm run node --')
  .description('One member node alone: it keeps the data of its members, and answers its gateway. Settings come from the environment.')
  .requiredOption('--name <name>', 'its name in the topology')
  .requiredOption('--members <codes>', 'codes of its members, and prefixes such as 120000-*, with commas between');

const NODE_PORT = '4001';

/** `npm run node`. */
runCommand(async () => {
  const { name, members: patterns } = command.parse().opts<{ readonly name: string; readonly members: string }>();
  const config = readConfig({ ...process.env, PORT: process.env['PORT'] ?? NODE_PORT });
  const fault = nameFault(name);
  if (fault !== null) throw new ConfigError(`--name '${name}' ${fault}`);
  const members = membersOf(patterns.split(',').map((pattern) => pattern.trim()));
  const log = hubLog(config).child({ node: name });
  const closers = new Closers();
  closers.stopOnSignal();
  await closers.closeOnFailure(async () => {
    const secrets = loadSecrets(config);
    const peers = new Peers(secrets.nodeSecret, members, config.dataFolder);
    closers.add(() => Promise.resolve(peers.close()));
    const { services } = await openHub({ config, secrets, log, closers, members, jointParts: (own) => peers.jointParts(own) });
    const schema = await buildNodeSchema();
    const sdl = printSchema(lexicographicSortSchema(schema));
    const signal = new FeedSignal();
    signal.start(services);
    const server = await startNodeServer({
      schema,
      services,
      operations: nodeOperations({
        services,
        own: localParts(() => services),
        peers,
        signal,
        name,
        members,
        sdl,
        schemaHash: createHash('sha256').update(sdl).digest('hex'),
      }),
      name,
      secret: secrets.nodeSecret,
      config,
      log,
      routes: [documentsRoute, reportsRoute],
      readiness: async () => {
        await services.database.query('SELECT 1 AS one');
        return { status: 'ready', name, members };
      },
    });
    closers.add(server.stop);
    closers.add(() => Promise.resolve(signal.stop()));
    if (!closers.stopping) process.stdout.write(`listening on ${server.base}/graphql\n`);
  });
});

function membersOf(patterns: readonly string[]): string[] {
  const unknown = patterns.filter((pattern) => expandMembers([pattern]).length === 0);
  if (unknown.length > 0) throw new ConfigError(`--members: no member is called ${unknown.join(', ')}`);
  return [...new Set(expandMembers(patterns))];
}
