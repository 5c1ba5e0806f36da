import { isEmptyScope, type CaseScope } from '../../domain/cases/case-policy.js';
import type { Bus } from '../../prisma/bus/bus.js';
import { comparePositions, type EventRow, type FeedPosition } from '../../prisma/cases/case-row.js';
import { readFeed, readFeedEnd, readHorizon, type FeedRequest } from '../../prisma/cases/event-read.js';
import type { Database } from '../../prisma/database.js';
import { EventQueue } from './event-queue.js';

const EVERYTHING: CaseScope = { all: true, member: null, applicant: null };
const PAGE = 500;
/** A wake-up that got lost costs this much delay, no event. */
const POLL_MS = 2_000;
/** While writers are still running, their events are looked for again this soon. */
const UNSETTLED_MS = 5;
const SETTLE_DEADLINE_MS = 10_000;

/** What a subscriber wants of the feed; `sees` is the caller's right, asked for each event. */
export interface Watch {
  readonly request: Omit<FeedRequest, 'after'>;
  readonly after: FeedPosition | null;
  readonly sees: (row: EventRow) => boolean;
}

/**
 * The feed of case events. One reader per process follows the log in the database and hands each event to the watchers; the bus only
 * wakes it up. A watcher with a cursor first reads the log from there on, then joins the reader: it gets each event after its cursor
 * exactly once, in the log's order.
 */
export class Feed {
  private tail: FeedPosition = { xid: 0, position: 0 };
  private horizon = 0;
  private reading: Promise<void> | null = null;
  private wanted = false;
  private closed = false;
  private timer: NodeJS.Timeout | null = null;
  private unsubscribe: (() => void) | null = null;
  private readonly watchers = new Set<(rows: readonly EventRow[]) => void>();

  constructor(
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

  /** The events of a watch: from its cursor on, or live only. */
  watch(watch: Watch): AsyncIterableIterator<EventRow> {
    const queue = new EventQueue<EventRow>();
    let last = watch.after;
    let live = watch.after === null;
    const early: EventRow[] = [];
    const deliver = (rows: readonly EventRow[]): void => {
      for (const row of rows) {
        if (last !== null && comparePositions(row.position, last) <= 0) continue;
        last = row.position;
        queue.push(row);
      }
    };
    const onRows = (rows: readonly EventRow[]): void => {
      const mine = rows.filter((row) => matches(watch.request, row) && watch.sees(row));
      if (live) deliver(mine);
      else early.push(...mine);
    };
    this.watchers.add(onRows);
    queue.onEnd(() => this.watchers.delete(onRows));
    if (!live) {
      const catchUp = async (): Promise<void> => {
        for (;;) {
          const rows = await readFeed(this.database, { ...watch.request, after: last }, PAGE);
          deliver(rows.filter(watch.sees));
          const end = rows.at(-1);
          if (end !== undefined) last = end.position;
          if (rows.length < PAGE) break;
          await queue.drained();
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
      .catch(this.onFault)
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
    const { horizon, latest } = await readFeedEnd(this.database);
    for (;;) {
      const rows = await readFeed(this.database, { scope: EVERYTHING, members: null, kinds: null, caseId: null, after: this.tail }, PAGE);
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

/** Whether a caller may watch at all. */
export function mayWatch(scope: CaseScope): boolean {
  return !isEmptyScope(scope);
}

function matches(request: Omit<FeedRequest, 'after'>, { event }: EventRow): boolean {
  return (
    (request.caseId === null || request.caseId === event.caseId) &&
    (request.members === null || request.members.includes(event.memberCode)) &&
    (request.kinds === null || request.kinds.includes(event.data.kind))
  );
}
