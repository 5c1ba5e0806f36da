import { z } from 'zod';
import type { LogEntry, Wake } from './feed-signal.js';
import { NodeUnavailable } from './node-client.js';
import { gatewayIdentity, type KnownNode } from './node-pool.js';

/** How long a node keeps the question whether there is more: an answer that got lost costs this much delay. */
const ASK_MS = 5_000;
const MARGIN_MS = 2_000;
const BACK_OFF_MS = [200, 500, 1_000, 2_000, 5_000] as const;

/** One who follows a node's logs. */
export interface Follow {
  /** Whether an entry may be one for this follower. */
  readonly concerns: (entry: LogEntry) => boolean;
  /** Reads on from where it was left. */
  readonly read: () => Promise<void>;
  /** What was thrown, other than by a node that is away. */
  readonly fail: (error: unknown) => void;
}

interface Follower extends Follow {
  isReading: boolean;
  wanted: boolean;
}

/** A node that is followed: by whom, and the question that is open at it. */
interface Followed {
  readonly followers: Set<Follower>;
  readonly ended: AbortController;
}

/** What a node answers; one of an earlier release counts only. */
const WAKE = z.union([
  z.object({
    count: z.number(),
    entries: z.nullable(z.array(z.object({ log: z.enum(['feed', 'alerts']), member: z.string(), caseId: z.nullable(z.string()) }))),
  }),
  z.number().transform((count): Wake => ({ count, entries: null })),
]);

/**
 * One question kept open at each node that anybody follows, however many these are: whether its logs hold more. Its answer wakes up those
 * whom the new entries concern.
 */
export class NodeWatch {
  private readonly followed = new Map<KnownNode, Followed>();

  constructor(
    private readonly base: () => string,
    private readonly askMs: number = ASK_MS,
  ) {}

  /** Reads at once, and whenever the node's logs may hold more of what concerns the follower, once at a time; answers how to stop. */
  follow(node: KnownNode, follow: Follow): () => void {
    const follower: Follower = { ...follow, isReading: false, wanted: false };
    const followed = this.followed.get(node) ?? this.begin(node);
    followed.followers.add(follower);
    wake(node, followed, follower);
    return () => {
      followed.followers.delete(follower);
      if (followed.followers.size === 0) this.end(node, followed);
    };
  }

  /** How many follow, over all nodes. */
  get following(): number {
    return this.followers().length;
  }

  /** How many of them have not read all that they were told of: they still read, or wait for their node. */
  get behind(): number {
    return this.followers().filter(({ isReading }) => isReading).length;
  }

  close(): void {
    for (const [node, followed] of this.followed) {
      followed.followers.clear();
      this.end(node, followed);
    }
  }

  private followers(): readonly Follower[] {
    return [...this.followed.values()].flatMap(({ followers }) => [...followers]);
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
        const { count, entries } = await this.ask(node, seen, followed.ended.signal);
        seen = count;
        failures = 0;
        for (const follower of followed.followers) if (entries === null || entries.some(follower.concerns)) wake(node, followed, follower);
      } catch {
        await absence(node, failures);
        failures += 1;
        // A node that was away counts anew.
        seen = -1;
      }
    }
  }

  private async ask({ client }: KnownNode, seen: number, ended: AbortSignal): Promise<Wake> {
    const question = new AbortController();
    const giveUp = (): void => question.abort();
    // A node that was away and is back may know nothing of a question put before.
    const forget = client.breaker.onReturn(giveUp);
    ended.addEventListener('abort', giveUp);
    try {
      const options = { withinMs: this.askMs + MARGIN_MS, signal: question.signal };
      const asked = { seen, withinMs: this.askMs, withEntries: true };
      const told = WAKE.safeParse(await client.call<unknown>('wake', asked, gatewayIdentity(this.base()), options));
      if (!told.success) throw new NodeUnavailable(client.node.name, 'it does not count');
      return told.data;
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
  if (!follower.isReading) readOn(node, followed, follower).catch((error: unknown) => follower.fail(error));
}

/** Reads while more is wanted; what a node that was away left unread is read when it is back. */
async function readOn(node: KnownNode, { followers }: Followed, follower: Follower): Promise<void> {
  let failures = 0;
  follower.isReading = true;
  try {
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
  } finally {
    // At the very moment at which nothing more is wanted, or a word that comes right after it would be lost.
    follower.isReading = false;
  }
}
