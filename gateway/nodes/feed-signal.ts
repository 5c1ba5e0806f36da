import type { Services } from '../../resolvers/shared/context.js';

/** Counts what the logs of this process tell, so that whoever follows them from afar knows when to read on. */
export class FeedSignal {
  private count = 0;
  private stopped = false;
  private readonly waiting = new Set<() => void>();
  private readonly enders = new Set<() => void>();

  /** Begins to count. */
  start({ feed, alertFeed }: Pick<Services, 'feed' | 'alertFeed'>): void {
    const everything = { after: null, read: () => Promise.resolve([]), sees: () => true };
    void this.follow(() => feed.watch(everything));
    void this.follow(() => alertFeed.watch(everything));
  }

  /** Answers all who wait, and from now on at once. */
  stop(): void {
    this.stopped = true;
    for (const end of this.enders) end();
    this.rouse();
  }

  /** How many wait for more. */
  get waitingNow(): number {
    return this.waiting.size;
  }

  /** The count once it is another than `seen`, when the time is over, or when the asker has gone. */
  async beyond(seen: number, withinMs: number, gone: AbortSignal): Promise<number> {
    if (this.count !== seen || this.stopped) return this.count;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        gone.removeEventListener('abort', done);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      gone.addEventListener('abort', done);
      this.waiting.add(done);
    });
    return this.count;
  }

  private async follow(watch: () => AsyncIterableIterator<unknown>): Promise<void> {
    while (!this.stopped) {
      const watched = watch();
      const end = (): void => void watched.return?.();
      this.enders.add(end);
      try {
        for await (const _entry of watched) this.tell();
      } catch {
        // It fell too far behind: there is more than was counted, which is all that anybody wants to know.
        this.tell();
      } finally {
        this.enders.delete(end);
      }
    }
  }

  private tell(): void {
    this.count += 1;
    this.rouse();
  }

  private rouse(): void {
    for (const done of this.waiting) done();
  }
}
