import type { CaseRecord } from '../../domain/cases/case.js';
import type { CaseEvent } from '../../domain/cases/case-event.js';
import { caseClock, type CaseClock } from '../../domain/clock/case-clock.js';
import { clockInputOf } from '../../domain/cases/projection.js';
import type { ItemVersion } from '../../domain/items/item.js';
import type { CaseRow, EventRow, FeedPosition } from '../../prisma/cases/case-row.js';
import type { Services } from '../shared/context.js';

/** A case as resolvers hand it on: the record's own fields, and what relations need. */
export interface CaseView extends CaseRecord {
  readonly head: string;
  readonly trackingSealed: string;
  readonly dueOn: string;
}

export function caseView({ record, ...rest }: CaseRow): CaseView {
  return { ...record, ...rest };
}

/** An event as resolvers hand it on. */
export interface EventView extends CaseEvent {
  readonly kind: CaseEvent['data']['kind'];
  readonly hash: string;
  readonly position: FeedPosition;
}

export function eventView({ event, hash, position }: EventRow): EventView {
  return { ...event, kind: event.data.kind, hash, position };
}

/** The legal clock of a case today. */
export function clockOf(record: CaseRecord, item: ItemVersion, services: Services): CaseClock {
  const clock = caseClock(clockInputOf(record, item), services.clock.today(), services.calendar());
  if (!clock.granted) throw new Error(`the clock of case ${record.number} leaves the published calendar`);
  return clock.value;
}
