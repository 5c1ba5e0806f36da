import type { Services } from '../shared/context.js';
import { recountCases } from './recount-cases.js';
import { runDueChecks } from './run-due-checks.js';

/** How often the hub looks for what has fallen due: well within the minute that it promises. */
const EVERY_MS = 20_000;

/** The sweep of electronic supervision (电子监察): once at start, catching up after a stop, then every twenty seconds. */
export class Sweep {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(private readonly services: Services) {}

  start(): void {
    this.running = this.run();
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    const { clock, calendars, onFault } = this.services;
    try {
      await clock.training?.keep();
      await calendars.refresh();
      await recountCases(this.services);
      await runDueChecks(this.services, clock.now());
    } catch (error) {
      onFault(error);
    }
    if (this.closed) return;
    this.timer = setTimeout(() => this.start(), EVERY_MS);
    this.timer.unref();
  }
}
