import { civilDateOf, instantOf, maxInstant, type Instant } from '../domain/shared/time.js';
import type { Database } from '../prisma/database.js';
import { keepSeen, readLastRecorded } from '../prisma/supervision/training-clock.js';
import type { Clock, TrainingClock } from '../resolvers/shared/context.js';

const KEEP_EVERY_MS = 1_000;

/** The clock of a hub, and how it is let go. */
export interface HubClock extends Clock {
  readonly close: () => Promise<void>;
}

/** The real clock; or, from `start`, a training hub's. */
export async function hubClock(start: Instant | null, database: Database, onFault: (error: unknown) => void): Promise<HubClock> {
  if (start === null) return { ...clockOf(() => 0), training: null, close: () => Promise.resolve() };
  const clock = new RunningTrainingClock(database, onFault);
  await clock.begin(start);
  return { ...clockOf(() => clock.aheadMs), training: clock, close: () => clock.close() };
}

function clockOf(aheadMs: () => number): Pick<Clock, 'now' | 'today'> {
  const now = (): Instant => instantOf(new Date(Date.now() + aheadMs()));
  return { now, today: () => civilDateOf(now()) };
}

/**
 * Begins at the later of the instant asked for, the last one that any process of this hub has kept, and the last one at which anything
 * was recorded; so that it never goes back, over a kill and a restart neither.
 */
class RunningTrainingClock implements TrainingClock {
  aheadMs = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly onFault: (error: unknown) => void,
  ) {}

  async begin(start: Instant): Promise<void> {
    await this.moveTo(maxInstant(start, await readLastRecorded(this.database)));
    this.timer = setInterval(() => void this.keep().catch(this.onFault), KEEP_EVERY_MS);
    this.timer.unref();
  }

  async moveTo(instant: Instant): Promise<void> {
    this.follow(await keepSeen(this.database, instant));
  }

  async keep(): Promise<void> {
    await this.moveTo(instantOf(new Date(Date.now() + this.aheadMs)));
  }

  async close(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.keep();
  }

  private follow(seen: Instant): void {
    this.aheadMs = Math.max(this.aheadMs, Date.parse(seen) - Date.now());
  }
}
