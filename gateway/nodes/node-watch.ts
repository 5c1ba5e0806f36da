import { NodeUnavailable } from './node-client.js';
import { gatewayIdentity, type KnownNode } from './node-pool.js';

/** How long a node keeps the question whether there is more: an answer that got lost costs this much delay. */
const ASK_MS = 5_000;
const MARGIN_MS = 2_000;
const BACK_OFF_MS = [200, 500, 1_000, 2_000, 5_000] as const;

interface Follower {
  readonly read: () => Promise<void>;
  readonly fail: (error: unknown) => void;
  reading: Promise<void> | null;
  wanted: boolean;
}

/** A node that is followed: by whom, and the question that is open at it. */
interface Followed {
  readonly followers: Set<Follower>;
  readonly ended: AbortController;
}

/** One question kept open at each node that anybody follows: whether its logs hold more. Its answer wakes up all who follow the node. */
export class NodeWatch {
  private readonly followed = new Map<KnownNode, Followed>();

  constructor(
    private readonly base: () => string,
    private readonly askMs: number = ASK_MS,
  ) {}

  /** Calls `read` whenever the node's logs may hold more, once at a time; answers how to stop. `fail`: what is not the node's absence. */
  follow(node: KnownNode, read: () => Promise<void>, fail: (error: unknown) => void): () => void {
    const follower: Follower = { read, fail, reading: null, wanted: false };
    const followed = this.followed.get(node) ?? this.begin(node);
    followed.followers.add(follower);
    // What came between the first reading and now.
    wake(node, followed, follower);
    return () => {
      followed.followers.delete(follower);
      if (followed.followers.size === 0) this.end(node, followed);
    };
  }

  /** How many follow, over all nodes. */
  get following(): number {
    return [...this.followed.values()].reduce((sum, { followers }) => sum + followers.size, 0);
  }

  close(): void {
    for (const [node, followed] of this.followed) {
      followed.followers.clear();
      this.end(node, followed);
    }
  }

  private begin(node: KnownNode): Followed {
    const followed = { followers: new Set<Follower>(), ended: new AbortController() };
    this.followed.set(node, followed);
    void this.keepAsking(node, followed);
    return followed;
  }

  private end(node: KnownNode, followed: Followed): void {
    followed.ended.abort();
    if (this.followed.get(node) === followed) this.followed.delete(node);
  }

  private async keepAsking(node: KnownNode, followed: Followed): Promise<void> {
    let seen = -1;
    let failures = 0;
    while (!followed.ended.signal.aborted) {
      try {
        seen = await this.ask(node, seen, followed.ended.signal);
        failures = 0;
        for (const follower of followed.followers) wake(node, followed, follower);
      } catch {
        await absence(node, failures);
        failures += 1;
        // A node that was away counts anew.
        seen = -1;
      }
    }
  }

  private async ask({ client }: KnownNode, seen: number, ended: AbortSignal): Promise<number> {
    const question = new AbortController();
    const giveUp = (): void => question.abort();
    // A node that was away and is back may know nothing of a question put before.
    const forget = client.breaker.onReturn(giveUp);
    ended.addEventListener('abort', giveUp);
    try {
      const options = { withinMs: this.askMs + MARGIN_MS, signal: question.signal };
      const count = await client.call<unknown>('wake', { seen, withinMs: this.askMs }, gatewayIdentity(this.base()), options);
      if (typeof count !== 'number') throw new NodeUnavailable(client.node.name, 'it does not count');
      return count;
    } finally {
      forget();
      ended.removeEventListener('abort', giveUp);
    }
  }
}

/** Waits before a node is asked again: the longer the oftener it has failed, but no longer than until it is back. */
async function absence({ client }: KnownNode, failures: number): Promise<void> {
  await client.breaker.back(BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)] ?? 0);
}

function wake(node: KnownNode, followed: Followed, follower: Follower): void {
  follower.wanted = true;
  if (follower.reading !== null) return;
  follower.reading = readOn(node, followed, follower)
    .catch((error: unknown) => follower.fail(error))
    .finally(() => {
      follower.reading = null;
    });
}

/** Reads while more is wanted; what a node that was away left unread is read when it is back. */
async function readOn(node: KnownNode, { followers }: Followed, follower: Follower): Promise<void> {
  let failures = 0;
  while (follower.wanted && followers.has(follower)) {
    follower.wanted = false;
    try {
      await follower.read();
      failures = 0;
    } catch (error) {
      if (!(error instanceof NodeUnavailable)) throw error;
      follower.wanted = true;
      await absence(node, failures);
      failures += 1;
    }
  }
}
