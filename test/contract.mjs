// Holds the printed schema against the public contract, where the contract stands beside this checkout.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const CHECK = '../shared/contract/check.mjs';
if (existsSync(CHECK)) {
  process.exit(spawnSync(process.execPath, [CHECK, 'schema/hub.graphql'], { stdio: 'inherit' }).status ?? 1);
}
console.log('the public contract is not beside this checkout: its check was left out');
