import { Command } from 'commander';
import { demoHub } from './hub-process.js';
import { straightRoad } from './straight-road.js';

/** `npm run demo`: plays a story against the hub on PORT, or against a training hub of its own. */
async function main(): Promise<void> {
  new Command('npm run demo --')
    .description('Drives one real case from receipt to delivery against a running hub and prints each step.')
    .addHelpText('after', '\nReads HOST, PORT, HUB_DATA and HUB_JWT_SECRET like the hub; starts a training hub where none answers.')
    .parse();
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const hub = await demoHub('2017-02-06T09:00:00+08:00');
  try {
    say(`hub: ${hub.url}`);
    await straightRoad(hub, say);
  } finally {
    await hub.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
