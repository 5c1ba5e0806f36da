const FAILURES = 3;
const OPEN_MS = 2_000;

/** Spares a node that does not answer: after three failures in a row nobody asks it for two seconds, then one tries. */
export class Breaker {
  private failures = 0;
  private openUntil = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether the node may be asked now. The one that tries a failed node keeps others off while it does. */
  admits(): boolean {
    if (this.failures < FAILURES) return true;
    if (this.now() < this.openUntil) return false;
    this.openUntil = this.now() + OPEN_MS;
    return true;
  }

  get isOpen(): boolean {
    return this.failures >= FAILURES;
  }

  succeeded(): void {
    this.failures = 0;
  }

  failed(): void {
    this.failures += 1;
    if (this.failures >= FAILURES) this.openUntil = this.now() + OPEN_MS;
  }
}
