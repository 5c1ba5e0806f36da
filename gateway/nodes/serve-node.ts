import { createHash } from 'node:crypto';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildNodeSchema } from '../../resolvers/build-schema.js';
import { localParts } from '../../resolvers/joint-cases/local-parts.js';
import type { Config } from '../config.js';
import { documentsRoute } from '../http/documents-route.js';
import { reportsRoute } from '../http/reports-route.js';
import type { RunningServer } from '../http/server.js';
import { hubLog } from '../logging.js';
import { openHub } from '../open-hub.js';
import { loadSecrets } from '../secrets.js';
import type { Closers } from '../stop-on-signal.js';
import { FeedSignal } from './feed-signal.js';
import { nodeOperations } from './node-operations.js';
import { startNodeServer } from './node-server.js';
import { Peers } from './peers.js';

/** Serves a node of this name to its gateway: database, migrations, the registry of its members, server. */
export async function serveNode(name: string, members: readonly string[], config: Config, closers: Closers): Promise<RunningServer> {
  const secrets = loadSecrets(config);
  const log = hubLog(config).child({ node: name });
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
  return server;
}
