import type { StatisticsGrouping } from '../../domain/statistics/statistics-policy.js';
import type { CivilDate } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';
import { allOf, oneOf, Parameters, withinDays } from '../shared/sql.js';

/** Counts and sums over the cases of a group: what can be added to that of other databases. */
export interface GroupRow {
  /** Null for the total. */
  readonly key: string | null;
  /** Of an item: its name; else null. */
  readonly label: string | null;
  readonly received: number;
  readonly accepted: number;
  readonly notAccepted: number;
  readonly decided: number;
  readonly decidedOnTheDay: number;
  readonly decidedInPromise: number;
  readonly overdue: number;
  readonly corrections: number;
  readonly deferredAcceptances: number;
  readonly lateRecordings: number;
  readonly rated: number;
  readonly satisfied: number;
  /** Decided cases of which days were counted, and the sums of those days. */
  readonly counted: number;
  readonly usedDays: number;
  readonly promisedDays: number;
  readonly statutoryDays: number;
  readonly appointments: number;
  readonly onSiteVisits: number;
}

export interface StatisticsRequest {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly members: readonly string[] | null;
  readonly groupBy: StatisticsGrouping;
  readonly today: CivilDate;
}

const SHANGHAI = "AT TIME ZONE 'Asia/Shanghai'";

/** By what each source of figures is grouped. */
const KEYS: Readonly<Record<StatisticsGrouping, Readonly<Record<'case' | 'appointment' | 'visit', string>>>> = {
  MEMBER: { case: 'c.member_code', appointment: 'a.member_code', visit: 'v.member_code' },
  ITEM: { case: 'c.item_code', appointment: 'a.item_code', visit: 'item.code' },
  MONTH: {
    case: `to_char(c.received_at ${SHANGHAI}, 'YYYY-MM')`,
    appointment: `to_char(a.starts_at ${SHANGHAI}, 'YYYY-MM')`,
    visit: `to_char(v.visited_at ${SHANGHAI}, 'YYYY-MM')`,
  },
  HANDLING: { case: 'i.handling', appointment: 'i.handling', visit: 'i.handling' },
};

/** What a source is joined with, where its group is told by the item. */
const JOINS: Readonly<Partial<Record<StatisticsGrouping, Readonly<Record<'case' | 'appointment' | 'visit', string>>>>> = {
  ITEM: { case: '', appointment: '', visit: "CROSS JOIN LATERAL jsonb_array_elements_text(v.record -> 'itemCodes') AS item (code)" },
  HANDLING: {
    case: 'JOIN item_version i ON i.id = c.item_version_id',
    appointment: "JOIN item_version i ON i.id = a.record ->> 'itemVersionId'",
    visit: `CROSS JOIN LATERAL jsonb_array_elements_text(v.record -> 'itemVersionIds') AS item (id)
            JOIN item_version i ON i.id = item.id`,
  },
};

/** The figures of all groups and their total, in one statement: one look at the cases of the period. */
export async function readStatistics(queries: Queries, request: StatisticsRequest): Promise<GroupRow[]> {
  const { groupBy, from, to, members } = request;
  const parameters = new Parameters();
  const today = `${parameters.bind(request.today)}::date`;
  const joins = JOINS[groupBy] ?? { case: '', appointment: '', visit: '' };
  const keys = KEYS[groupBy];
  const where = (alias: string, instant: string): string =>
    allOf([...withinDays(parameters, `${alias}.${instant}`, from, to), ...oneOf(parameters, `${alias}.member_code`, members)]);
  const label = groupBy === 'ITEM' ? LABEL_OF_ITEM : 'NULL::text';
  return queries.query<GroupRow>(
    `WITH cases AS (
       SELECT ${keys.case} AS key, GROUPING(${keys.case}) AS total, count(*) AS received, count(c.accepted_at) AS accepted,
         count(*) FILTER (WHERE c.status = 'NOT_ACCEPTED') AS not_accepted, count(c.decided_at) AS decided,
         count(*) FILTER (WHERE (c.decided_at ${SHANGHAI})::date = (c.received_at ${SHANGHAI})::date) AS decided_on_the_day,
         count(*) FILTER (WHERE c.is_in_promise) AS decided_in_promise,
         count(*) FILTER (WHERE c.is_in_promise = FALSE OR c.promised_due_on < ${today}) AS overdue,
         count(*) FILTER (WHERE c.was_corrected) AS corrections,
         count(*) FILTER (WHERE c.acceptance_mode = 'TOLERANT') AS deferred_acceptances, sum(c.late_recordings) AS late_recordings,
         count(c.evaluation) AS rated, count(*) FILTER (WHERE c.evaluation IN ${SATISFIED}) AS satisfied,
         count(c.used_days) AS counted, sum(c.used_days) AS used, sum(c.promised_days) AS promised, sum(c.statutory_days) AS statutory
       FROM case_record c ${joins.case} WHERE ${where('c', 'received_at')} GROUP BY GROUPING SETS ((${keys.case}), ())),
     appointments AS (
       SELECT ${keys.appointment} AS key, GROUPING(${keys.appointment}) AS total, count(*) AS appointments
       FROM appointment a ${joins.appointment} WHERE a.status <> 'CANCELLED' AND ${where('a', 'starts_at')}
       GROUP BY GROUPING SETS ((${keys.appointment}), ())),
     visits AS (
       SELECT ${keys.visit} AS key, GROUPING(${keys.visit}) AS total, count(DISTINCT v.id) AS visits
       FROM visit v ${joins.visit} WHERE v.kind = 'ON_SITE_SERVICE' AND v.status = 'DONE' AND ${where('v', 'visited_at')}
       GROUP BY GROUPING SETS ((${keys.visit}), ()))
     SELECT key, ${label} AS label, ${count('received')}, ${count('accepted')}, ${count('not_accepted', 'notAccepted')}, ${count('decided')},
       ${count('decided_on_the_day', 'decidedOnTheDay')}, ${count('decided_in_promise', 'decidedInPromise')}, ${count('overdue')},
       ${count('corrections')}, ${count('deferred_acceptances', 'deferredAcceptances')}, ${count('late_recordings', 'lateRecordings')},
       ${count('rated')}, ${count('satisfied')}, ${count('counted')}, ${count('used', 'usedDays')}, ${count('promised', 'promisedDays')},
       ${count('statutory', 'statutoryDays')}, ${count('appointments')}, ${count('visits', 'onSiteVisits')}
     FROM cases FULL JOIN appointments USING (total, key) FULL JOIN visits USING (total, key)
     WHERE total = 0
     UNION ALL
     SELECT NULL, NULL, ${count('received')}, ${count('accepted')}, ${count('not_accepted')}, ${count('decided')}, ${count('decided_on_the_day')},
       ${count('decided_in_promise')}, ${count('overdue')}, ${count('corrections')}, ${count('deferred_acceptances')}, ${count('late_recordings')},
       ${count('rated')}, ${count('satisfied')}, ${count('counted')}, ${count('used')}, ${count('promised')}, ${count('statutory')},
       ${count('appointments')}, ${count('visits')}
     FROM cases JOIN appointments USING (total) JOIN visits USING (total)
     WHERE total = 1
     ORDER BY key NULLS FIRST`,
    parameters.values,
  );
}

const SATISFIED = "('VERY_SATISFIED', 'SATISFIED', 'BASICALLY_SATISFIED')";

const LABEL_OF_ITEM = "(SELECT i.content ->> 'name' FROM item_version i WHERE i.code = key ORDER BY i.version DESC LIMIT 1)";

function count(column: string, name = column): string {
  return `coalesce(${column}, 0)::int AS "${name}"`;
}
