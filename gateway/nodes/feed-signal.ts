import type { Services } from '../../resolvers/shared/context.js';

/** Counts what the logs of this process tell, so that whoever follows them from afar knows when to read on. */
export class FeedSignal {
  private count = 0;
  private readonly waiting = new Set<() => void>();
  private readonly enders: (() => void)[] = [];

  /** Begins to count. */
  start({ feed, alertFeed }: Pick<Services, 'feed' | 'alertFeed'>): void {
    const everything = { after: null, read: () => Promise.resolve([]), sees: () => true };
    for (const watched of [feed.watch(everything), alertFeed.watch(everything)] as AsyncIterableIterator<unknown>[]) {
      this.enders.push(() => void watched.return?.());
      void this.follow(watched);
    }
  }

  stop(): void {
    for (const end of this.enders) end();
    this.rouse();
  }

  /** The count once it is another than `seen`, or when the time is over. */
  async beyond(seen: number, withinMs: number): Promise<number> {
    if (this.count !== seen) return this.count;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      this.waiting.add(done);
    });
    return this.count;
  }

  private async follow(watched: AsyncIterableIterator<unknown>): Promise<void> {
    for await (const _entry of watched) {
      this.count += 1;
      this.rouse();
    }
  }

  private rouse(): void {
    for (const done of this.waiting) done();
  }
}
