/** Queries and mutations of connections that are still to be answered. */
export class RunningOperations<Connection extends object> {
  private readonly running = new Map<Connection, Set<string>>();
  private tell: (() => void) | null = null;

  begin(connection: Connection, id: string): void {
    const ids = this.running.get(connection) ?? new Set();
    this.running.set(connection, ids.add(id));
  }

  end(connection: Connection, id: string): void {
    const ids = this.running.get(connection);
    ids?.delete(id);
    if (ids?.size === 0) this.drop(connection);
  }

  /** The connection is gone: nobody waits for its answers. */
  drop(connection: Connection): void {
    this.running.delete(connection);
    if (this.running.size === 0) this.tell?.();
  }

  /** Resolves when all have been answered, or when the time is over. */
  async finished(withinMs: number): Promise<void> {
    if (this.running.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.tell = () => {
        clearTimeout(timer);
        // The last answer is handed to its connection in this turn.
        setImmediate(resolve);
      };
    });
  }
}
