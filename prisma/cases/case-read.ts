import type { CaseScope } from '../../domain/cases/case-policy.js';
import type { CaseStatus } from '../../domain/cases/case.js';
import { addDays, startOfDay, type CivilDate, type Instant } from '../../domain/shared/time.js';
import type { Light } from '../../domain/clock/case-clock.js';
import type { Queries } from '../database.js';
import { allOf, containing, Parameters } from '../shared/sql.js';
import type { CaseBrief, CaseRow } from './case-row.js';
import { recentEventsOf, type RecentEvents } from './event-read.js';

/** Which cases a list asks for, beside what the caller may see. */
export interface CaseCriteria {
  readonly members: readonly string[] | null;
  readonly items: readonly string[] | null;
  readonly statuses: readonly CaseStatus[] | null;
  readonly lights: readonly Light[] | null;
  readonly numbers: readonly string[] | null;
  readonly receivedFrom: CivilDate | null;
  readonly receivedTo: CivilDate | null;
  readonly search: string | null;
  readonly hasDeferredMaterials: boolean | null;
}

export interface CasePageRequest {
  readonly scope: CaseScope;
  readonly criteria: CaseCriteria;
  readonly order: 'RECEIVED_DESC' | 'RECEIVED_ASC' | 'DUE_ASC';
  readonly today: CivilDate;
  readonly limit: number;
  /** Sort key of the last row before the page: [instant or civil date, id]. */
  readonly after: readonly [key: string, id: string] | null;
}

export const CASE_COLUMNS =
  'c.record, c.head, c.tracking_sealed AS "trackingSealed", c.due_on AS "dueOn", c.light, c.next_check_at AS "nextCheckAt"';

const ORDERS = {
  RECEIVED_DESC: { column: 'c.received_at', direction: 'DESC', comparison: '<', type: 'timestamptz' },
  RECEIVED_ASC: { column: 'c.received_at', direction: 'ASC', comparison: '>', type: 'timestamptz' },
  DUE_ASC: { column: 'c.due_on', direction: 'ASC', comparison: '>', type: 'date' },
} as const;

const BRIEF_COLUMNS = `c.id, c.number, c.version, c.title, c.status, c.member_code AS "memberCode", c.item_version_id AS "itemVersionId",
  c.received_at AS "receivedAt", c.accepted_at AS "acceptedAt", c.decided_at AS "decidedAt", c.delivered_at AS "deliveredAt",
  c.due_on AS "dueOn"`;

/** One page of the cases that the caller may see: one statement, by index, whatever the page's depth. */
export function readCasePage(database: Queries, request: CasePageRequest): Promise<CaseRow[]> {
  return readPage<CaseRow>(database, () => CASE_COLUMNS, request);
}

/** The same page in brief, with the last events of each case where they are asked for. */
export function readBriefCasePage(database: Queries, request: CasePageRequest, recent: RecentEvents | null): Promise<CaseBrief[]> {
  const columns = (parameters: Parameters): string =>
    `${BRIEF_COLUMNS}, ${recent === null ? 'NULL' : recentEventsOf('c.id', recent, parameters)}::text AS recent`;
  return readPage<CaseBrief>(database, columns, request);
}

/** The page is cut out first, so that whatever else its columns ask for is read for its rows alone. */
async function readPage<Row>(database: Queries, columnsOf: (parameters: Parameters) => string, request: CasePageRequest): Promise<Row[]> {
  const parameters = new Parameters();
  const columns = columnsOf(parameters);
  const { column, direction, comparison, type } = ORDERS[request.order];
  const conditions = caseConditions(parameters, request);
  if (request.after !== null) {
    const [key, id] = request.after;
    conditions.push(`(${column}, c.id) ${comparison} (${parameters.bind(key)}::${type}, ${parameters.bind(id)})`);
  }
  const order = `ORDER BY ${column} ${direction}, c.id ${direction}`;
  return database.query<Row>(
    `SELECT ${columns} FROM (
       SELECT * FROM case_record c WHERE ${allOf(conditions)} ${order} LIMIT ${parameters.bind(request.limit)}) c ${order}`,
    parameters.values,
  );
}

/** How many cases the criteria hold for, of those that the caller may see. */
export async function countCases(database: Queries, request: Pick<CasePageRequest, 'scope' | 'criteria' | 'today'>): Promise<number> {
  const parameters = new Parameters();
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM case_record c WHERE ${allOf(caseConditions(parameters, request))}`,
    parameters.values,
  );
  return row?.count ?? 0;
}

/** Cases by id or by number that the caller may see; what is not there and what may not be seen is absent alike. */
export async function readCases(database: Queries, scope: CaseScope, by: 'id' | 'number', values: readonly string[]): Promise<CaseRow[]> {
  const parameters = new Parameters();
  const condition = `c.${by} = ANY(${parameters.bind(values)}::text[])`;
  return database.query<CaseRow>(
    `SELECT ${CASE_COLUMNS} FROM case_record c WHERE ${allOf([condition, scopeCondition(parameters, scope)])}`,
    parameters.values,
  );
}

/** The ids of all cases of an applicant. */
export async function readCaseIdsOf(database: Queries, applicantIdentifier: string): Promise<string[]> {
  const rows = await database.query<{ id: string }>('SELECT id FROM case_record WHERE applicant_identifier = $1', [applicantIdentifier]);
  return rows.map((row) => row.id);
}

/** Visibility as part of the query (rule of the house): the cases of `caseScope`. */
export function scopeCondition(parameters: Parameters, scope: CaseScope): string {
  if (scope.all) return 'TRUE';
  const parts: string[] = [];
  if (scope.member !== null) parts.push(`c.member_code = ${parameters.bind(scope.member)}`);
  if (scope.applicant !== null) parts.push(`c.applicant_identifier = ${parameters.bind(scope.applicant)}`);
  return parts.length === 0 ? 'FALSE' : parts.join(' OR ');
}

function caseConditions(
  parameters: Parameters,
  { scope, criteria, today }: Pick<CasePageRequest, 'scope' | 'criteria' | 'today'>,
): string[] {
  const conditions = [scopeCondition(parameters, scope)];
  const anyOf = (column: string, values: readonly string[] | null): void => {
    if (values !== null) conditions.push(`${column} = ANY(${parameters.bind(values)}::text[])`);
  };
  anyOf('c.member_code', criteria.members);
  anyOf('c.item_code', criteria.items);
  anyOf('c.status', criteria.statuses);
  anyOf('c.number', criteria.numbers);
  if (criteria.lights !== null)
    conditions.push(`${lightExpression(parameters.bind(today))} = ANY(${parameters.bind(criteria.lights)}::text[])`);
  if (criteria.receivedFrom !== null)
    conditions.push(`c.received_at >= ${parameters.bind(startOfDay(criteria.receivedFrom))}::timestamptz`);
  if (criteria.receivedTo !== null)
    conditions.push(`c.received_at < ${parameters.bind(startOfDay(addDays(criteria.receivedTo, 1)))}::timestamptz`);
  if (criteria.hasDeferredMaterials !== null)
    conditions.push(`c.has_deferred_materials = ${parameters.bind(criteria.hasDeferredMaterials)}`);
  if (criteria.search !== null) conditions.push(searchCondition(parameters, scope, criteria.search));
  return conditions;
}

/** Title for all who see the case; the applicant's name only where it is shown whole, since a filter on a masked field would leak it. */
function searchCondition(parameters: Parameters, scope: CaseScope, search: string): string {
  const pattern = parameters.bind(containing(search));
  const whole = scopeCondition(parameters, { ...scope, all: false });
  return `c.title ILIKE ${pattern} OR (c.applicant_name ILIKE ${pattern} AND (${whole}))`;
}

/** The light as the clock shows it today: STOPPED while no promise runs. */
function lightExpression(today: string): string {
  return `CASE WHEN c.yellow_from IS NULL THEN 'STOPPED' WHEN ${today}::date > c.promised_due_on THEN 'RED'
          WHEN ${today}::date >= c.yellow_from THEN 'YELLOW' ELSE 'GREEN' END`;
}

/** The earliest instant at which the passing of time does something to a case other than those; null where nothing is ahead. */
export async function readFirstCheck(database: Queries, except: readonly string[]): Promise<Instant | null> {
  const [row] = await database.query<{ at: Instant | null }>(
    'SELECT min(next_check_at) AS at FROM case_record WHERE id <> ALL($1::text[])',
    [except],
  );
  return row?.at ?? null;
}

/**
 * The cases to which the passing of time does something next: all that share the earliest instant of it, up to `until`; so that work
 * left over from a longer stop is done in the order in which it fell due. Without the cases `except`.
 */
export async function readDueCases(database: Queries, until: Instant, except: readonly string[], limit: number): Promise<CaseRow[]> {
  return database.query<CaseRow>(
    `SELECT ${CASE_COLUMNS} FROM case_record c
     WHERE c.next_check_at = (SELECT min(next_check_at) FROM case_record WHERE id <> ALL($2::text[]))
       AND c.next_check_at <= $1::timestamptz AND c.id <> ALL($2::text[])
     ORDER BY c.id LIMIT $3`,
    [until, except, limit],
  );
}

/** Open cases whose days were counted by an earlier publication of the calendars; after an id, in the order of ids. */
export async function readCasesCountedBefore(database: Queries, revision: number, after: string, limit: number): Promise<CaseRow[]> {
  return database.query<CaseRow>(
    `SELECT ${CASE_COLUMNS} FROM case_record c
     WHERE c.calendar_revision < $1 AND c.id > $2 AND c.status = ANY($3::text[]) ORDER BY c.id LIMIT $4`,
    [revision, after, OPEN_STATUSES, limit],
  );
}

const OPEN_STATUSES: readonly CaseStatus[] = ['RECEIVED', 'CORRECTION_PENDING', 'ACCEPTED', 'REVIEWED', 'APPROVED', 'REJECTED'];
