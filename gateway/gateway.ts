import { Command } from 'commander';
import { runCommand } from './cli/run-command.js';
import { ConfigError, readConfig } from './config.js';
import { serveSupergraph } from './federation/serve-supergraph.js';
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
  if (supergraph === undefined) throw new ConfigError('set HUB_TOPOLOGY to the file that names the nodes, or give --supergraph FILE');
  const server = await serveSupergraph(supergraph, config);
  closers.add(server.stop);
  if (!closers.stopping) process.stdout.write(`listening on ${server.base}/graphql\n`);
});
