import { NodeUnavailable } from './node-client.js';
import { gatewayIdentity, type KnownNode } from './node-pool.js';

/** How long a node keeps the question whether there is more. */
const ASK_MS = 20_000;
const MARGIN_MS = 5_000;
const BACK_OFF_MS = [200, 500, 1_000, 2_000, 5_000] as const;

interface Follower {
  readonly read: () => Promise<void>;
  readonly fail: (error: unknown) => void;
  reading: Promise<void> | null;
  wanted: boolean;
}

/** One question kept open at each node that anybody follows: whether its logs hold more. Its answer wakes up all who follow the node. */
export class NodeWatch {
  private readonly followers = new Map<KnownNode, Set<Follower>>();
  private closed = false;

  constructor(private readonly base: () => string) {}

  /** Calls `read` whenever the node's logs may hold more, once at a time; answers how to stop. `fail`: what is not the node's absence. */
  follow(node: KnownNode, read: () => Promise<void>, fail: (error: unknown) => void): () => void {
    const follower: Follower = { read, fail, reading: null, wanted: false };
    const all = this.followers.get(node);
    if (all === undefined) {
      this.followers.set(node, new Set([follower]));
      void this.keepAsking(node);
    } else all.add(follower);
    // What came between the first reading and now.
    wake(follower);
    return () => {
      const left = this.followers.get(node);
      left?.delete(follower);
      if (left?.size === 0) this.followers.delete(node);
    };
  }

  /** How many follow, over all nodes. */
  get following(): number {
    return [...this.followers.values()].reduce((sum, all) => sum + all.size, 0);
  }

  close(): void {
    this.closed = true;
    this.followers.clear();
  }

  private async keepAsking(node: KnownNode): Promise<void> {
    let seen = -1;
    let failures = 0;
    while (!this.closed && this.followers.has(node)) {
      try {
        seen = await node.client.call<number>('wake', { seen, withinMs: ASK_MS }, gatewayIdentity(this.base()), ASK_MS + MARGIN_MS);
        failures = 0;
      } catch (error) {
        if (!(error instanceof NodeUnavailable)) throw error;
        await new Promise((resolve) => setTimeout(resolve, BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)]));
        failures += 1;
        // A node that was away counts anew.
        seen = -1;
        continue;
      }
      for (const follower of this.followers.get(node) ?? []) wake(follower);
    }
  }
}

function wake(follower: Follower): void {
  follower.wanted = true;
  if (follower.reading !== null) return;
  const run = async (): Promise<void> => {
    while (follower.wanted) {
      follower.wanted = false;
      await follower.read();
    }
  };
  follower.reading = run()
    .catch((error: unknown) => {
      if (!(error instanceof NodeUnavailable)) follower.fail(error);
    })
    .finally(() => {
      follower.reading = null;
    });
}
