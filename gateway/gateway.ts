import './production.js';
import { Command } from 'commander';
import { runCommand } from './cli/run-command.js';
import { ConfigError, readConfig } from './config.js';
import { serveSupergraph } from './federation/serve-supergraph.js';
import { serveTopology } from './federation/serve-topology.js';
import { hubLog } from './logging.js';
import { loadSecrets } from './secrets.js';
import { Closers } from './stop-on-signal.js';

const command = new Command('npm run gateway --')
  .description('The gateway alone, over the nodes of HUB_TOPOLOGY. Settings come from the environment; the README lists them.')
  .option('--supergraph <file>', 'serve a composed Federation 2 supergraph as it stands, every subgraph over plain HTTP, without tokens');

/** `npm run gateway`. */
runCommand(async () => {
  const { supergraph } = command.parse().opts<{ readonly supergraph?: string }>();
  const config = readConfig(process.env);
  const closers = new Closers();
  closers.stopOnSignal();
  await closers.closeOnFailure(async () => {
    const { base } = supergraph === undefined ? await overNodes() : await serveSupergraph(supergraph, config, closers);
    if (!closers.stopping) process.stdout.write(`listening on ${base}/graphql\n`);
  });

  function overNodes() {
    if (config.topology === null) throw new ConfigError('set HUB_TOPOLOGY to the file that names the nodes, or give --supergraph FILE');
    return serveTopology(config.topology, { config, secrets: loadSecrets(config), log: hubLog(config), closers });
  }
});
