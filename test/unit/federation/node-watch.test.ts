import { Breaker } from '../../../gateway/nodes/breaker.js';
import type { Wake } from '../../../gateway/nodes/feed-signal.js';
import type { KnownNode } from '../../../gateway/nodes/node-pool.js';
import { NodeWatch } from '../../../gateway/nodes/node-watch.js';

/** A node that is asked whether its logs hold more, and says so when it is told to. */
function nodeThatTells() {
  let tell: (wake: Wake) => void = () => undefined;
  const client = {
    node: { name: 'heping' },
    breaker: new Breaker(),
    call: () => new Promise<Wake>((resolve) => (tell = resolve)),
  };
  return { node: { client } as unknown as KnownNode, tell: () => tell({ count: 1, entries: null }) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

// The word comes so many steps after the log was read: before the follower has seen that, at the same moment, and after it.
test.each(Array.from({ length: 12 }, (_, steps) => steps))('no word is lost that comes %i steps after a reading', async (steps) => {
  const { node, tell } = nodeThatTells();
  const watch = new NodeWatch(() => '');
  let readings = 0;
  const read = async (): Promise<void> => {
    readings += 1;
    await turn();
    if (readings > 1) return;
    void (async () => {
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      tell();
    })();
  };
  const stop = watch.follow(node, { concerns: () => true, read, fail: () => undefined });
  expect([watch.following, watch.behind]).toEqual([1, 1]);
  for (let turns = 0; turns < 10; turns += 1) await turn();
  expect([readings, watch.following, watch.behind]).toEqual([2, 1, 0]);
  stop();
  expect(watch.following).toBe(0);
});
