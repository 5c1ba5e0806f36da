import type { TrainingClock } from '../../resolvers/shared/context.js';
import { addMilliseconds, civilDateOf, type Instant } from '../../domain/shared/time.js';

/** A clock that tests move by hand. */
export class TestClock {
  constructor(private instant: Instant = '2017-02-06T01:00:00.000Z') {}

  now(): Instant {
    return this.instant;
  }

  today(): string {
    return civilDateOf(this.instant);
  }

  /** Moved like a training hub's clock, where a test lets it be. */
  training: TrainingClock | null = {
    moveTo: (instant: Instant): Promise<void> => {
      if (instant > this.instant) this.instant = instant;
      return Promise.resolve();
    },
    keep: (): Promise<void> => Promise.resolve(),
  };

  async moveTo(instant: Instant): Promise<void> {
    await this.training?.moveTo(instant);
  }

  /** From now on it is the clock of a real hub. */
  stopTraining(): void {
    this.training = null;
  }

  advanceHours(hours: number): void {
    this.instant = addMilliseconds(this.instant, hours * 3_600_000);
  }
}

/** The clocks of several nodes, moved together. */
export class ClockOfAll extends TestClock {
  constructor(private readonly clocks: readonly TestClock[]) {
    super();
  }

  override training: TrainingClock | null = {
    moveTo: async (instant: Instant): Promise<void> => {
      for (const clock of this.clocks) await clock.training?.moveTo(instant);
    },
    keep: (): Promise<void> => Promise.resolve(),
  };

  override now(): Instant {
    return this.clocks[0]?.now() ?? '';
  }

  override today(): string {
    return civilDateOf(this.now());
  }

  override stopTraining(): void {
    for (const clock of this.clocks) clock.stopTraining();
  }

  override advanceHours(hours: number): void {
    for (const clock of this.clocks) clock.advanceHours(hours);
  }
}
