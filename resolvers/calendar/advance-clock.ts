import type { Instant } from '../../domain/shared/time.js';
import type { Services, TrainingClock } from '../shared/context.js';
import { runDueChecks } from '../supervision/run-due-checks.js';

/** Clocks that are being moved. */
const moving = new WeakMap<TrainingClock, Promise<void>>();

/** Moves a training clock forward; everything that falls due on the way happens first (rulings 16). One move after another. */
export async function advanceClock(services: Services, training: TrainingClock, to: Instant): Promise<void> {
  const move = (moving.get(training) ?? Promise.resolve()).catch(() => undefined).then(() => moveTo(services, training, to));
  moving.set(training, move);
  await move;
}

async function moveTo(services: Services, training: TrainingClock, to: Instant): Promise<void> {
  if (to <= services.clock.now()) return;
  await runDueChecks(services, to);
  await training.moveTo(to);
  services.bus.wake();
}
