const FAILURES = 3;
const OPEN_MS = 2_000;

/** Who tries a node that is spared: whoever asks first after two seconds, or its greeting alone. */
export type Trial = 'WHOEVER_ASKS' | 'GREETING';

/** Spares a node that does not answer: after three failures in a row nobody asks it until one trial has been answered. */
export class Breaker {
  private failures = 0;
  private openUntil = 0;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly trial: Trial = 'WHOEVER_ASKS',
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether the node may be asked now. The one that tries a failed node keeps others off while it does. */
  admits(): boolean {
    if (!this.isOpen) return true;
    if (this.trial === 'GREETING' || this.now() < this.openUntil) return false;
    this.openUntil = this.now() + OPEN_MS;
    return true;
  }

  get isOpen(): boolean {
    return this.failures >= FAILURES;
  }

  /** How often it has failed since it last answered. */
  get failed(): number {
    return this.failures;
  }

  answered(): void {
    const wasOpen = this.isOpen;
    this.failures = 0;
    if (wasOpen) this.tellReturn();
  }

  fail(): void {
    this.failures += 1;
    if (this.isOpen) this.openUntil = this.now() + OPEN_MS;
  }

  /** Spares the node at once. */
  open(): void {
    this.failures = Math.max(this.failures, FAILURES - 1);
    this.fail();
  }

  /** Calls whenever a spared node is back; answers how to stop. */
  onReturn(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells all who wait for the node that things are not as they were. */
  tellReturn(): void {
    for (const listener of [...this.listeners]) listener();
  }

  /** Resolves when a spared node is back, and when the time is over. */
  async back(withinMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const told = (): void => {
        clearTimeout(timer);
        forget();
        resolve();
      };
      const timer = setTimeout(told, withinMs);
      timer.unref();
      const forget = this.onReturn(told);
    });
  }
}
