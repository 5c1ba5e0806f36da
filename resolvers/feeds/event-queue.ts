import { GraphQLError } from 'graphql';

const AT_MOST = 10_000;

/**
 * What waits for one subscriber. Hand-made, not an async generator: one parked on `await` would keep its watcher alive after
 * `return()`. A subscriber that falls too far behind is ended with an error and resumes from its last cursor.
 */
export class EventQueue<T> implements AsyncIterableIterator<T> {
  private readonly waiting: T[] = [];
  private takers: { resolve: (result: IteratorResult<T>) => void; reject: (error: unknown) => void }[] = [];
  private ended = false;
  private fault: unknown = null;
  private readonly enders: (() => void)[] = [];
  private readonly drainers: (() => void)[] = [];

  push(value: T): void {
    if (this.ended) return;
    const taker = this.takers.shift();
    if (taker !== undefined) return taker.resolve({ value, done: false });
    if (this.waiting.length >= AT_MOST) {
      return this.fail(
        new GraphQLError('订阅落后过多，请从最后一个游标继续 / too far behind: resume from your last cursor', {
          extensions: { code: 'RATE_LIMITED' },
        }),
      );
    }
    this.waiting.push(value);
  }

  fail(error: unknown): void {
    if (this.ended) return;
    this.fault = error;
    const taker = this.takers.shift();
    this.end();
    if (taker !== undefined) {
      this.fault = null;
      taker.reject(error);
    }
  }

  get isEnded(): boolean {
    return this.ended;
  }

  onEnd(listener: () => void): void {
    this.enders.push(listener);
  }

  /** Resolves when the subscriber has taken all that waits, so that a long backlog is read no faster than it is sent. */
  async drained(): Promise<void> {
    if (this.waiting.length === 0 || this.ended) return;
    await new Promise<void>((resolve) => this.drainers.push(resolve));
  }

  next(): Promise<IteratorResult<T>> {
    const value = this.waiting.shift();
    if (this.waiting.length === 0) for (const drained of this.drainers.splice(0)) drained();
    if (value !== undefined) return Promise.resolve({ value, done: false });
    if (this.fault !== null) {
      const fault = this.fault;
      this.fault = null;
      return Promise.reject(fault instanceof Error ? fault : new Error('the feed failed', { cause: fault }));
    }
    if (this.ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => this.takers.push({ resolve, reject }));
  }

  return(): Promise<IteratorResult<T>> {
    this.waiting.length = 0;
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    for (const taker of this.takers.splice(0)) taker.resolve({ value: undefined, done: true });
    for (const drained of this.drainers.splice(0)) drained();
    for (const listener of this.enders.splice(0)) listener();
  }
}
