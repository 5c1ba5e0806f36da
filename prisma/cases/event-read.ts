import { type CaseScope, EVERY_CASE } from '../../domain/cases/case-policy.js';
import type { CaseEvent } from '../../domain/cases/case-event.js';
import type { Database } from '../database.js';
import { allOf, Parameters } from '../shared/sql.js';
import { scopeCondition } from './case-read.js';
import type { EventLine, EventRow, FeedPosition } from './case-row.js';

interface StoredEvent {
  readonly body: CaseEvent;
  readonly hash: string;
  readonly xid: number;
  readonly position: number;
}

const EVENT_COLUMNS = 'e.body, e.hash, e.xid, e.position';

function eventRow({ body, hash, xid, position }: StoredEvent): EventRow {
  return { event: body, hash, position: { xid, position } };
}

/** So many events after a position; null: from the first. */
export interface EventPage {
  readonly after: FeedPosition | null;
  readonly limit: number;
}

/** A page of each case's events, oldest first: one statement for all cases. */
export async function readCaseEvents(
  database: Database,
  caseIds: readonly string[],
  { after, limit }: EventPage,
): Promise<Map<string, EventRow[]>> {
  const parameters = new Parameters();
  const wanted = parameters.bind(caseIds);
  const conditions = ['e.case_id = wanted.id', ...(after === null ? [] : [afterPosition(parameters, after)])];
  const rows = await database.query<StoredEvent & { readonly caseId: string }>(
    `SELECT ${EVENT_COLUMNS}, e.case_id AS "caseId" FROM unnest(${wanted}::text[]) AS wanted(id)
     CROSS JOIN LATERAL (SELECT * FROM case_event e WHERE ${allOf(conditions)} ORDER BY e.sequence LIMIT ${parameters.bind(limit)}) e
     ORDER BY e.sequence`,
    parameters.values,
  );
  const events = new Map<string, EventRow[]>(caseIds.map((id) => [id, []]));
  for (const row of rows) events.get(row.caseId)?.push(eventRow(row));
  return events;
}

/** All of a case's events, oldest first, and the head that its record holds: as they stood at one moment. */
export async function readCaseHistory(database: Database, caseId: string): Promise<{ readonly head: string; readonly rows: EventRow[] }> {
  const [history] = await database.query<{ readonly head: string; readonly events: readonly StoredEvent[] | null }>(
    `SELECT c.head, (SELECT json_agg(json_build_object('body', e.body, 'hash', e.hash, 'xid', e.xid, 'position', e.position) ORDER BY e.sequence)
       FROM case_event e WHERE e.case_id = c.id) AS events
     FROM case_record c WHERE c.id = $1`,
    [caseId],
  );
  if (history === undefined) throw new Error(`case ${caseId} does not exist`);
  return { head: history.head, rows: (history.events ?? []).map(eventRow) };
}

/** Where each part of an event stands. */
const EVENT_PARTS: { readonly [Part in keyof EventLine]: string } = {
  id: 'e.id',
  caseId: 'e.case_id',
  memberCode: 'e.member_code',
  sequence: 'e.sequence',
  kind: 'e.kind',
  status: "e.body -> 'status'",
  occurredAt: "e.body -> 'occurredAt'",
  recordedAt: "e.body -> 'recordedAt'",
  late: "e.body -> 'late'",
  actor: "e.body -> 'actor'",
  note: "e.body -> 'note'",
  documentId: 'e.document_id',
  hash: 'e.hash',
  position: "json_build_object('xid', e.xid, 'position', e.position)",
};

export type EventPart = keyof EventLine;

/** How many of a case's last events are asked for, and which parts of them: every page that people look at shows a few. */
export interface RecentEvents {
  readonly last: number;
  readonly parts: readonly EventPart[];
}

/** An expression for the last events of a case, oldest first, as one JSON text; without parts that were not asked for. */
export function recentEventsOf(caseId: string, { last, parts }: RecentEvents, parameters: Parameters): string {
  const told = parts.map((part) => `'${part}', ${EVENT_PARTS[part]}`).join(', ');
  return `(SELECT json_agg(json_build_object(${told}) ORDER BY e.sequence)
    FROM (SELECT * FROM case_event WHERE case_id = ${caseId} ORDER BY sequence DESC LIMIT ${parameters.bind(last)}) e)`;
}

/** The last events of each case: one statement for all cases. */
export async function readRecentEvents(
  database: Database,
  caseIds: readonly string[],
  recent: RecentEvents,
): Promise<Map<string, Partial<EventLine>[]>> {
  const parameters = new Parameters();
  const rows = await database.query<{ readonly id: string; readonly events: Partial<EventLine>[] | null }>(
    `SELECT wanted.id, ${recentEventsOf('wanted.id', recent, parameters)} AS events
     FROM unnest(${parameters.bind(caseIds)}::text[]) AS wanted(id)`,
    parameters.values,
  );
  return new Map(rows.map(({ id, events }) => [id, events ?? []]));
}

/** How many events each case has. */
export async function countCaseEvents(database: Database, caseIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await database.query<{ readonly id: string; readonly count: number }>(
    'SELECT e.case_id AS id, count(*)::int AS count FROM case_event e WHERE e.case_id = ANY($1::text[]) GROUP BY e.case_id',
    [caseIds],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** One event by id, where the caller may see its case. */
export async function readEvent(database: Database, scope: CaseScope, id: string): Promise<EventRow | null> {
  const parameters = new Parameters();
  const [row] = await database.query<StoredEvent>(
    `SELECT ${EVENT_COLUMNS} FROM case_event e JOIN case_record c ON c.id = e.case_id
     WHERE e.id = ${parameters.bind(id)} AND (${scopeCondition(parameters, scope)})`,
    parameters.values,
  );
  return row === undefined ? null : eventRow(row);
}

/** What a reader of the feed asks for. */
export interface FeedRequest {
  readonly scope: CaseScope;
  readonly members: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly caseId: string | null;
  readonly after: FeedPosition | null;
}

/** The whole feed, before who asks and what for narrow it. */
export const EVERY_EVENT: FeedRequest = {
  scope: EVERY_CASE,
  members: null,
  kinds: null,
  caseId: null,
  after: null,
};

/**
 * Events of the feed after a position, in its order. Only events below the horizon are read: those whose transaction, and every
 * older one, has ended; so none can appear later behind a position already handed out.
 */
export async function readFeed(database: Database, request: FeedRequest, limit: number): Promise<EventRow[]> {
  const parameters = new Parameters();
  const rows = await database.query<StoredEvent>(
    `SELECT ${EVENT_COLUMNS} FROM case_event e ${feedJoin(request)} WHERE ${feedConditions(parameters, request)}
     ORDER BY e.xid, e.position LIMIT ${parameters.bind(limit)}`,
    parameters.values,
  );
  return rows.map(eventRow);
}

/** How many events are left in the feed after a position. */
export async function countFeed(database: Database, request: FeedRequest): Promise<number> {
  const parameters = new Parameters();
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM case_event e ${feedJoin(request)} WHERE ${feedConditions(parameters, request)}`,
    parameters.values,
  );
  return row?.count ?? 0;
}

/** The first transaction position that is not settled yet: everything below it is in the feed for good. */
export async function readHorizon(database: Database): Promise<number> {
  const [row] = await database.query<{ horizon: number }>('SELECT hub_feed_horizon() AS horizon');
  return row?.horizon ?? 0;
}

/** The horizon, and the newest entry's transaction: at or beyond the horizon, there are entries that must still wait. */
export async function readFeedEnd(
  database: Database,
  table: 'case_event' | 'alert',
): Promise<{ readonly horizon: number; readonly latest: number }> {
  const [row] = await database.query<{ horizon: number; latest: number | null }>(
    `SELECT hub_feed_horizon() AS horizon, (SELECT max(xid) FROM ${table}) AS latest`,
  );
  return { horizon: row?.horizon ?? 0, latest: row?.latest ?? 0 };
}

/** A member's or everybody's events need no look at the case; an applicant's do. */
function feedJoin({ scope }: FeedRequest): string {
  return scope.applicant === null || scope.all ? '' : 'JOIN case_record c ON c.id = e.case_id';
}

function feedConditions(parameters: Parameters, { scope, members, kinds, caseId, after }: FeedRequest): string {
  const conditions = ['e.xid < (SELECT hub_feed_horizon())'];
  if (!scope.all) {
    if (scope.applicant !== null) conditions.push(scopeCondition(parameters, scope));
    else conditions.push(scope.member === null ? 'FALSE' : `e.member_code = ${parameters.bind(scope.member)}`);
  }
  if (members !== null) conditions.push(`e.member_code = ANY(${parameters.bind(members)}::text[])`);
  if (kinds !== null) conditions.push(`e.kind = ANY(${parameters.bind(kinds)}::text[])`);
  if (caseId !== null) conditions.push(`e.case_id = ${parameters.bind(caseId)}`);
  if (after !== null) conditions.push(afterPosition(parameters, after));
  return allOf(conditions);
}

function afterPosition(parameters: Parameters, after: FeedPosition): string {
  return `(e.xid, e.position) > (${parameters.bind(after.xid)}::bigint, ${parameters.bind(after.position)}::bigint)`;
}
