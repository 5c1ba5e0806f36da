import './production.js';
import { Command } from 'commander';
import { runCommand, serveUntilStopped } from './cli/run-command.js';
import { ConfigError, readConfig } from './config.js';
import { hubLog } from './logging.js';
import { loadSecrets } from './secrets.js';

const command = new Command('npm run gateway --')
  .description('The gateway alone, over the nodes of HUB_TOPOLOGY. Settings come from the environment; the README lists them.')
  .option('--supergraph <file>', 'serve a composed Federation 2 supergraph as it stands, every subgraph over plain HTTP, without tokens');

/** `npm run gateway`. */
runCommand(async () => {
  const { supergraph } = command.parse().opts<{ readonly supergraph?: string }>();
  const config = readConfig(process.env);
  // Loaded after the settings are judged: it takes a second.
  if (supergraph !== undefined) {
    const { serveSupergraph } = await import('./federation/serve-supergraph.js');
    return serveUntilStopped((closers) => serveSupergraph(supergraph, config, closers));
  }
  const { topology } = config;
  if (topology === null) throw new ConfigError('set HUB_TOPOLOGY to the file that names the nodes, or give --supergraph FILE');
  const { serveTopology } = await import('./federation/serve-topology.js');
  await serveUntilStopped((closers) => serveTopology(topology, { config, secrets: loadSecrets(config), log: hubLog(config), closers }));
});
