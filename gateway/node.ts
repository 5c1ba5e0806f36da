import './production.js';
import { Command } from 'commander';
import { runCommand, serveUntilStopped } from './cli/run-command.js';
import { ConfigError, readConfig } from './config.js';
import { expandMembers, nameFault } from './nodes/topology.js';

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
  // Loaded after the settings are judged: it takes a second.
  const { serveNode } = await import('./nodes/serve-node.js');
  await serveUntilStopped((closers) => serveNode(name, members, config, closers));
});

function membersOf(patterns: readonly string[]): string[] {
  const unknown = patterns.filter((pattern) => expandMembers([pattern]).length === 0);
  if (unknown.length > 0) throw new ConfigError(`--members: no member is called ${unknown.join(', ')}`);
  return [...new Set(expandMembers(patterns))];
}
