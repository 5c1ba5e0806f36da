import type { Bus } from '../../prisma/bus/bus.js';
import { comparePositions, type FeedPosition } from '../../prisma/cases/case-row.js';
import { readHorizon } from '../../prisma/cases/event-read.js';
import type { Database } from '../../prisma/database.js';
import { EventQueue } from './event-queue.js';

const PAGE = 500;
/** How many live entries are kept for a watcher that still reads the log. */
const EARLY_AT_MOST = 1_000;
/** A wake-up that got lost costs this much delay, no event. */
const POLL_MS = 2_000;
/** While writers are still running, their events are looked for again this soon. */
const UNSETTLED_MS = 5;
const SETTLE_DEADLINE_MS = 10_000;

/** An entry of a log, with its place therein. */
export interface Entry {
  readonly position: FeedPosition;
}

/** What a feed follows: a table whose rows are only ever appended. */
export interface Log<Row extends Entry> {
  /** Settled entries after a position, oldest first. */
  readonly read: (after: FeedPosition, limit: number) => Promise<Row[]>;
  /** The transaction of the newest entry: at or beyond the horizon, there are entries that must still wait. */
  readonly readEnd: () => Promise<{ readonly horizon: number; readonly latest: number }>;
}

/** What a subscriber wants of the feed. */
export interface Watch<Row extends Entry> {
  readonly after: FeedPosition | null;
  /** The subscriber's part of the log after a position: no more than `sees` lets through, and as much of it as the log can tell. */
  readonly read: (after: FeedPosition | null, limit: number) => Promise<Row[]>;
  /** Whether an entry is one that the subscriber asked for and may see. */
  readonly sees: (row: Row) => boolean;
}

/**
 * A feed of what is appended to a log. One reader per process follows the log in the database and hands each entry to the watchers;
 * the bus only wakes it up. A watcher with a cursor first reads the log from there on, then joins the reader: it gets each entry
 * after its cursor exactly once, in the log's order.
 */
export class Feed<Row extends Entry> {
  private tail: FeedPosition = { xid: 0, position: 0 };
  private horizon = 0;
  private reading: Promise<void> | null = null;
  private wanted = false;
  private closed = false;
  private timer: NodeJS.Timeout | null = null;
  private unsubscribe: (() => void) | null = null;
  private readonly watchers = new Set<(rows: readonly Row[]) => void>();

  constructor(
    private readonly log: Log<Row>,
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /** Begins to follow the log from its present end. */
  async start(): Promise<void> {
    this.horizon = await readHorizon(this.database);
    this.tail = { xid: this.horizon - 1, position: Number.MAX_SAFE_INTEGER };
    this.unsubscribe = this.bus.onWake(() => this.wake());
    this.schedule(POLL_MS);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.unsubscribe?.();
    if (this.timer !== null) clearTimeout(this.timer);
    await this.reading;
  }

  /** How many subscriptions follow the feed now. */
  get watching(): number {
    return this.watchers.size;
  }

  /** Returns once nothing can appear in the feed behind the position any more: only then may its cursor be handed out. */
  async settled(position: FeedPosition): Promise<void> {
    const deadline = performance.now() + SETTLE_DEADLINE_MS;
    while (position.xid >= this.horizon) {
      this.horizon = Math.max(this.horizon, await readHorizon(this.database));
      if (position.xid < this.horizon) return;
      if (performance.now() > deadline) throw new Error('the feed is held up by a transaction that does not end');
      await new Promise((resolve) => setTimeout(resolve, UNSETTLED_MS));
    }
  }

  /** The entries of a watch: from its cursor on, or live only. */
  watch(watch: Watch<Row>): AsyncIterableIterator<Row> {
    const queue = new EventQueue<Row>();
    let last = watch.after;
    let live = watch.after === null;
    const early: Row[] = [];
    let isEarlyLost = false;
    const deliver = (rows: readonly Row[]): void => {
      for (const row of rows) {
        if (last !== null && comparePositions(row.position, last) <= 0) continue;
        last = row.position;
        queue.push(row);
      }
    };
    const onRows = (rows: readonly Row[]): void => {
      const mine = rows.filter(watch.sees);
      if (live) deliver(mine);
      else if (early.length + mine.length <= EARLY_AT_MOST) early.push(...mine);
      else isEarlyLost = true;
    };
    this.watchers.add(onRows);
    queue.onEnd(() => this.watchers.delete(onRows));
    if (!live) {
      const catchUp = async (): Promise<void> => {
        for (;;) {
          const rows = await watch.read(last, PAGE);
          deliver(rows.filter(watch.sees));
          const end = rows.at(-1);
          if (end !== undefined) last = end.position;
          if (rows.length < PAGE && !isEarlyLost) break;
          await queue.drained();
          if (queue.isEnded) return;
          // What came meanwhile and was too much to keep stands in the log, from where it is read now.
          if (rows.length < PAGE) {
            early.length = 0;
            isEarlyLost = false;
          }
        }
        live = true;
        deliver(early.splice(0));
      };
      catchUp().catch((error: unknown) => queue.fail(error));
    }
    return queue;
  }

  private wake(): void {
    this.wanted = true;
    if (this.reading !== null || this.closed) return;
    this.reading = this.follow()
      .catch((error: unknown) => {
        this.onFault(error);
        this.schedule(POLL_MS);
      })
      .finally(() => {
        this.reading = null;
        if (this.wanted && !this.closed) this.wake();
      });
  }

  private async follow(): Promise<void> {
    this.wanted = false;
    if (this.watchers.size === 0) {
      await this.skipToEnd();
      return this.schedule(POLL_MS);
    }
    const { horizon, latest } = await this.log.readEnd();
    for (;;) {
      const rows = await this.log.read(this.tail, PAGE);
      const end = rows.at(-1);
      if (end !== undefined) {
        this.tail = end.position;
        for (const watcher of this.watchers) watcher(rows);
      }
      if (rows.length < PAGE) break;
    }
    this.horizon = Math.max(this.horizon, horizon);
    this.schedule(latest >= horizon ? UNSETTLED_MS : POLL_MS);
  }

  /** With nobody watching there is nothing to read: the next watcher begins at the end as it is then. */
  private async skipToEnd(): Promise<void> {
    this.horizon = Math.max(this.horizon, await readHorizon(this.database));
    // Who began to watch meanwhile may have read the log as it was before this horizon: it is followed for them from where it was.
    if (this.watchers.size > 0) return void (this.wanted = true);
    const end = { xid: this.horizon - 1, position: Number.MAX_SAFE_INTEGER };
    if (comparePositions(end, this.tail) > 0) this.tail = end;
  }

  private schedule(ms: number): void {
    if (this.closed) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.wake(), ms);
    this.timer.unref();
  }
}
