import type { Services } from '../../resolvers/shared/context.js';

/** How many entries are remembered for those who have not asked since. */
const REMEMBERED = 1_000;

/** What an entry of a log is about. */
export interface LogEntry {
  readonly log: 'feed' | 'alerts';
  readonly member: string;
  readonly caseId: string | null;
}

/** How far the logs have come. */
export interface Wake {
  readonly count: number;
  /** What came beyond the count that was seen; null where that is not remembered. */
  readonly entries: readonly LogEntry[] | null;
}

/** Counts what the logs of this process tell, and of what, so that whoever follows them from afar knows when to read on. */
export class FeedSignal {
  private count = 0;
  /** The last ones of those counted, without a gap. */
  private recent: LogEntry[] = [];
  private stopped = false;
  private readonly waiting = new Set<() => void>();
  private readonly enders = new Set<() => void>();

  /** Begins to count. */
  start({ feed, alertFeed }: Pick<Services, 'feed' | 'alertFeed'>): void {
    const everything = { after: null, read: () => Promise.resolve([]), sees: () => true };
    void this.follow(
      () => feed.watch(everything),
      ({ event: { memberCode, caseId } }) => ({ log: 'feed', member: memberCode, caseId }),
    );
    void this.follow(
      () => alertFeed.watch(everything),
      ({ memberCode, caseId }) => ({ log: 'alerts', member: memberCode, caseId }),
    );
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

  /** How far the logs are once that is not where they were `seen`, when the time is over, or when the asker has gone. */
  async beyond(seen: number, withinMs: number, gone: AbortSignal): Promise<Wake> {
    if (this.count !== seen || this.stopped) return this.since(seen);
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
    return this.since(seen);
  }

  private since(seen: number): Wake {
    const fresh = this.count - seen;
    const isRemembered = fresh >= 0 && fresh <= this.recent.length;
    return { count: this.count, entries: isRemembered ? this.recent.slice(this.recent.length - fresh) : null };
  }

  private async follow<Row>(watch: () => AsyncIterableIterator<Row>, entryOf: (row: Row) => LogEntry): Promise<void> {
    while (!this.stopped) {
      const watched = watch();
      const end = (): void => void watched.return?.();
      this.enders.add(end);
      try {
        for await (const row of watched) this.tell(entryOf(row));
      } catch {
        // It fell too far behind: there is more than was counted, of whatever it may be.
        this.tell(null);
      } finally {
        this.enders.delete(end);
      }
    }
  }

  private tell(entry: LogEntry | null): void {
    this.count += 1;
    if (entry === null) this.recent = [];
    else this.recent.push(entry);
    if (this.recent.length > 2 * REMEMBERED) this.recent = this.recent.slice(-REMEMBERED);
    this.rouse();
  }

  private rouse(): void {
    for (const done of this.waiting) done();
  }
}
