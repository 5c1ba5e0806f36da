import type { CaseRecord } from '../cases/case.js';
import type { Actor } from '../cases/case-event.js';
import type { StepOutcome } from '../cases/judge-step.js';
import { clockInputOf } from '../cases/clock-input.js';
import type { WorkingCalendar } from '../calendar/working-days.js';
import { caseClock, type Light } from '../clock/case-clock.js';
import type { ItemVersion } from '../items/item.js';
import { addDays, civilDateOf, startOfDay, type Instant } from '../shared/time.js';
import { isSilent } from './checkpoints.js';

/** In whose name the hub records what the passing of time did. */
export const HUB_ACTOR: Actor = { name: '行政许可服务与效能管理系统', role: 'HUB', staff: null, subject: 'hub' };

/**
 * What the passing of time has done to a case by an instant, one event at a time: acceptance by silence at the end of the fifth
 * working day, as of the day of receipt (AL 32 (1)(4)); then the turn of the light since the history last told it (M28). Null where
 * nothing has happened.
 */
export function settle(record: CaseRecord, item: ItemVersion, told: Light, calendar: WorkingCalendar, now: Instant): StepOutcome | null {
  const clock = caseClock(clockInputOf(record, item), civilDateOf(now), calendar);
  if (!clock.granted) return null;
  const { acceptanceDueOn, light } = clock.value;
  if (isSilent(record, clock.value, civilDateOf(now))) {
    const occurredAt = startOfDay(addDays(acceptanceDueOn, 1));
    return { data: { kind: 'ACCEPTED', mode: 'DEEMED', commitment: null }, status: 'ACCEPTED', occurredAt, note: null };
  }
  if (light === told) return null;
  return { data: { kind: 'LIGHT_CHANGED', from: told, to: light }, status: record.status, occurredAt: now, note: null };
}
