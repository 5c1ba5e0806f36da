import './production.js';
import { runCommand, serveUntilStopped } from './cli/run-command.js';
import { ConfigError, readConfig } from './config.js';

const HELP = `npm start: the whole hub in one process. Settings come from the environment (PORT, HOST, DATABASE_URL, HUB_DATA, HUB_CLOCK …); the README lists them.`;

/** `npm start`. */
runCommand(async () => {
  if (process.argv.includes('--help')) return void process.stdout.write(`${HELP}\n`);
  const config = readConfig(process.env);
  if (config.topology !== null) throw new ConfigError('HUB_TOPOLOGY is set: a hub over several nodes is started with "npm run gateway"');
  // Loaded after the settings are judged: it takes a second.
  const { serveHub } = await import('./serve-hub.js');
  await serveUntilStopped((closers) => serveHub(config, closers));
});
