import type { CaseRecord } from '../cases/case.js';
import type { Visit } from './visit.js';

/**
 * Whether the materials that a visit prepared passed at the first check (一次合格, M26): what the officers recorded, else what became of
 * the later case: accepted without a correction notice, or not. Null while neither is known.
 */
export function passedFirstTime(visit: Visit, later: CaseRecord | null): boolean | null {
  if (visit.passedFirstTime !== null || visit.kind !== 'ON_SITE_SERVICE' || later === null) return visit.passedFirstTime;
  if (later.correction !== null || later.status === 'NOT_ACCEPTED') return false;
  return later.acceptedAt === null ? null : true;
}
