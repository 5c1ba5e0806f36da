import type { CaseRecord } from '../../domain/cases/case.js';
import type { Actor, CaseEvent, CaseEventKind } from '../../domain/cases/case-event.js';
import type { Light } from '../../domain/clock/case-clock.js';
import type { Instant } from '../../domain/shared/time.js';

/** A stored case: the record and what only its keeper needs. */
export interface CaseRow {
  readonly record: CaseRecord;
  /** Hash of the last event. */
  readonly head: string;
  /** The tracking code, encrypted. */
  readonly trackingSealed: string;
  /** `YYYY-MM-DD`; sort key of the order by due day. */
  readonly dueOn: string;
  /** The light as the history last tells it. */
  readonly light: Light;
  readonly nextCheckAt: Instant | null;
}

/** A case as most lists show it, and its sort keys: what its columns tell, so that its record need not be read. */
export interface CaseBrief extends Pick<
  CaseRecord,
  | 'id'
  | 'number'
  | 'version'
  | 'title'
  | 'status'
  | 'memberCode'
  | 'itemVersionId'
  | 'receivedAt'
  | 'acceptedAt'
  | 'decidedAt'
  | 'deliveredAt'
> {
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
  /** Its last events, oldest first, as a JSON text: parsed where they are told, so that a page still being read is small. */
  readonly recent: string | null;
}

/** A stored event with its place in the feed. */
export interface EventRow {
  readonly event: CaseEvent;
  readonly hash: string;
  readonly position: FeedPosition;
}

/** What is shown of an event: without what its kind adds to the record. */
export interface EventLine extends Omit<CaseEvent, 'data' | 'actor'> {
  readonly actor: Pick<Actor, 'name' | 'role'>;
  readonly kind: CaseEventKind;
  readonly hash: string;
  readonly position: FeedPosition;
}

/** Where an event stands in the hub's feed: the transaction that wrote it, then its order therein. */
export interface FeedPosition {
  readonly xid: number;
  readonly position: number;
}

export function comparePositions(a: FeedPosition, b: FeedPosition): number {
  return a.xid === b.xid ? a.position - b.position : a.xid - b.xid;
}
