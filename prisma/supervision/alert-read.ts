import type { Alert, AlertKind } from '../../domain/supervision/alert.js';
import type { MemberScope } from '../../domain/shared/scope.js';
import type { FeedPosition } from '../cases/case-row.js';
import type { Database, Queries } from '../database.js';
import { allOf, Parameters } from '../shared/sql.js';

/** A stored alert with its place in the feed. */
export interface AlertRow extends Alert {
  readonly position: FeedPosition;
}

interface StoredAlert extends Alert {
  readonly xid: number;
  readonly place: number;
}

const ALERT_COLUMNS = `a.id, a.key, a.member_code AS "memberCode", a.case_id AS "caseId", a.kind, a.level, a.raised_at AS "raisedAt", a.facts,
  a.acknowledged_at AS "acknowledgedAt", a.note, a.resolved_at AS "resolvedAt", a.xid, a.position AS place`;

function alertRow({ xid, place, ...alert }: StoredAlert): AlertRow {
  return { ...alert, position: { xid, position: place } };
}

/** Which alerts are asked for, beside what the caller may see. */
export interface AlertCriteria {
  readonly members: readonly string[] | null;
  readonly kinds: readonly AlertKind[] | null;
  /** Not yet resolved, or resolved; null: both. */
  readonly open: boolean | null;
}

export interface AlertPageRequest {
  readonly scope: MemberScope;
  readonly criteria: AlertCriteria;
  readonly limit: number;
  /** Instant and id of the last row before the page. */
  readonly after: readonly [raisedAt: string, id: string] | null;
}

/** One page of the alerts that the caller may see, newest first. */
export async function readAlertPage(database: Database, request: AlertPageRequest): Promise<AlertRow[]> {
  const parameters = new Parameters();
  const conditions = alertConditions(parameters, request.scope, request.criteria);
  if (request.after !== null) {
    const [raisedAt, id] = request.after;
    conditions.push(`(a.raised_at, a.id) < (${parameters.bind(raisedAt)}::timestamptz, ${parameters.bind(id)})`);
  }
  const rows = await database.query<StoredAlert>(
    `SELECT ${ALERT_COLUMNS} FROM alert a WHERE ${allOf(conditions)}
     ORDER BY a.raised_at DESC, a.id DESC LIMIT ${parameters.bind(request.limit)}`,
    parameters.values,
  );
  return rows.map(alertRow);
}

export async function countAlerts(database: Database, { scope, criteria }: Pick<AlertPageRequest, 'scope' | 'criteria'>): Promise<number> {
  const parameters = new Parameters();
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM alert a WHERE ${allOf(alertConditions(parameters, scope, criteria))}`,
    parameters.values,
  );
  return row?.count ?? 0;
}

/** Alerts by id that the caller may see. */
export async function readAlerts(database: Queries, scope: MemberScope, ids: readonly string[]): Promise<AlertRow[]> {
  const parameters = new Parameters();
  const conditions = [...alertConditions(parameters, scope, EVERY), `a.id = ANY(${parameters.bind(ids)}::text[])`];
  const rows = await database.query<StoredAlert>(`SELECT ${ALERT_COLUMNS} FROM alert a WHERE ${allOf(conditions)}`, parameters.values);
  return rows.map(alertRow);
}

/** The alerts of cases, in the order in which they rose: one statement for all of them. */
export async function readAlertsOfCases(database: Database, caseIds: readonly string[]): Promise<AlertRow[]> {
  const rows = await database.query<StoredAlert>(
    `SELECT ${ALERT_COLUMNS} FROM alert a WHERE a.case_id = ANY($1::text[]) ORDER BY a.position`,
    [caseIds],
  );
  return rows.map(alertRow);
}

/** The alerts that opened each inspection, oldest first: one statement for all of them. */
export async function readAlertsOfInspections(database: Database, inspectionIds: readonly string[]): Promise<Map<string, AlertRow[]>> {
  const rows = await database.query<StoredAlert & { readonly inspectionId: string }>(
    `SELECT ${ALERT_COLUMNS}, a.inspection_id AS "inspectionId" FROM alert a
     WHERE a.inspection_id = ANY($1::text[]) ORDER BY a.raised_at, a.id`,
    [inspectionIds],
  );
  const byInspection = new Map<string, AlertRow[]>(inspectionIds.map((id) => [id, []]));
  for (const { inspectionId, ...stored } of rows) byInspection.get(inspectionId)?.push(alertRow(stored));
  return byInspection;
}

/** Alerts of the feed after a position, in its order; only settled ones, as with case events. */
export async function readAlertFeed(
  database: Database,
  request: { readonly scope: MemberScope; readonly criteria: AlertCriteria; readonly after: FeedPosition | null },
  limit: number,
): Promise<AlertRow[]> {
  const parameters = new Parameters();
  const conditions = [...alertConditions(parameters, request.scope, request.criteria), 'a.xid < (SELECT hub_feed_horizon())'];
  if (request.after !== null) {
    const { xid, position } = request.after;
    conditions.push(`(a.xid, a.position) > (${parameters.bind(xid)}::bigint, ${parameters.bind(position)}::bigint)`);
  }
  const rows = await database.query<StoredAlert>(
    `SELECT ${ALERT_COLUMNS} FROM alert a WHERE ${allOf(conditions)} ORDER BY a.xid, a.position LIMIT ${parameters.bind(limit)}`,
    parameters.values,
  );
  return rows.map(alertRow);
}

const EVERY: AlertCriteria = { members: null, kinds: null, open: null };

function alertConditions(parameters: Parameters, scope: MemberScope, { members, kinds, open }: AlertCriteria): string[] {
  const conditions: string[] = [];
  if (!scope.all) conditions.push(scope.member === null ? 'FALSE' : `a.member_code = ${parameters.bind(scope.member)}`);
  if (members !== null) conditions.push(`a.member_code = ANY(${parameters.bind(members)}::text[])`);
  if (kinds !== null) conditions.push(`a.kind = ANY(${parameters.bind(kinds)}::text[])`);
  if (open !== null) conditions.push(`a.resolved_at IS ${open ? '' : 'NOT '}NULL`);
  return conditions;
}
