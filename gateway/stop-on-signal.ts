/** What a process has opened, closed in the opposite order: at a failed start, and on SIGTERM and SIGINT. */
export class Closers {
  private readonly closers: (() => Promise<void>)[] = [];
  private isStopping = false;

  /** Whether a signal has asked the process to stop. */
  get stopping(): boolean {
    return this.isStopping;
  }

  add(close: () => Promise<void>): void {
    this.closers.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.closers.splice(0).reverse()) await close();
  }

  /** Does a work; where it fails, all that was opened is closed. */
  async closeOnFailure(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Stops cleanly on a signal: exit code 0 where all could be closed. A further signal changes nothing. */
  stopOnSignal(): void {
    const stop = (): void => {
      if (this.isStopping) return;
      this.isStopping = true;
      this.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  }
}
