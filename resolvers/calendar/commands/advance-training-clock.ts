import { startOfDay } from '../../../domain/shared/time.js';
import type { HubContext } from '../../shared/context.js';
import { badInput, forbiddenBecause, requireRole } from '../../shared/errors.js';
import { advanceClock } from '../advance-clock.js';

/** Moves the training clock forward, by HUB_ADMIN; never back, and never beyond the calendars known (rulings 16). */
export async function advanceTrainingClock({ caller, services }: HubContext, to: string): Promise<string> {
  requireRole(caller, 'HUB_ADMIN');
  const { clock, calendars } = services;
  if (clock.training === null) {
    throw forbiddenBecause(
      '本系统使用真实时钟，只有以 HUB_CLOCK 启动的培训系统可以调整时间 / only a training hub, started with HUB_CLOCK, moves its clock',
    );
  }
  await clock.training.keep();
  if (to < clock.now())
    throw badInput(`培训时钟不能倒退，现为 ${clock.now()} / the training clock never goes back, it is ${clock.now()}`, ['to']);
  const unknownYear = calendars.current().provisionalYear + 1;
  if (to >= startOfDay(`${unknownYear}-01-01`)) {
    throw badInput(`${unknownYear} 年的工作日历尚未公布 / the working calendar of ${unknownYear} has not been published`, ['to']);
  }
  await advanceClock(services, clock.training, to);
  return clock.now();
}
