import { once } from 'node:events';
import { Closers } from '../../dist/gateway/stop-on-signal.js';

/** A process whose close lasts until it is told to end. */
const toldToEnd = once(process, 'message');
const closers = new Closers();
closers.add(async () => {
  process.send('closing');
  await toldToEnd;
  await new Promise((sent) => process.send('closed', sent));
});
closers.stopOnSignal();
process.send('ready');
