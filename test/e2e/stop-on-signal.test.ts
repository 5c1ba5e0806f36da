import { fork } from 'node:child_process';
import { once } from 'node:events';

test.each<readonly NodeJS.Signals[]>([
  ['SIGINT', 'SIGINT'],
  ['SIGTERM', 'SIGTERM'],
  ['SIGTERM', 'SIGINT'],
  ['SIGINT', 'SIGTERM'],
])('%s starts a clean stop, and %s in the middle of it changes nothing', async (first, second) => {
  const child = fork('test/support/slow-to-close.mjs', { execArgv: [] });
  const said: unknown[] = [];
  child.on('message', (message) => void said.push(message));
  const ended = once(child, 'exit');
  await once(child, 'message');
  child.kill(first);
  await once(child, 'message');
  child.kill(second);
  child.send('end', () => undefined);
  expect(await ended).toEqual([0, null]);
  expect(said).toEqual(['ready', 'closing', 'closed']);
});
