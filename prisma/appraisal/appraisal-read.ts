import type { MemberCounts } from '../../domain/appraisal/formula.js';
import type { CivilDate } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';

/** What was counted of a member; what it owed of reports is told by their own rules. */
export interface CountsRow extends Omit<MemberCounts, 'reportsOwed'> {
  readonly memberCode: string;
}

const DAY = "AT TIME ZONE 'Asia/Shanghai')::date";
const within = (instant: string): string => `(${instant} ${DAY} BETWEEN $1::date AND $2::date`;

/**
 * Everything that the appraisal of a period counts, for every member, in one statement; `$3` is today: what has not come due yet
 * counts neither way.
 */
export async function readCounts(queries: Queries, from: CivilDate, to: CivilDate, today: CivilDate): Promise<CountsRow[]> {
  return queries.query<CountsRow>(STATEMENT, [from, to, today]);
}

const STATEMENT = `
WITH cases AS (
  SELECT c.member_code, count(*) AS received, count(c.decided_at) AS decided, count(*) FILTER (WHERE c.is_in_promise) AS in_promise,
    sum(c.used_days) AS used, sum(c.statutory_days) AS statutory, count(*) FILTER (WHERE c.late_recordings > 0) AS late,
    count(c.evaluation) AS rated,
    count(*) FILTER (WHERE c.evaluation IN ('VERY_SATISFIED', 'SATISFIED', 'BASICALLY_SATISFIED')) AS satisfied
  FROM case_record c WHERE ${within('c.received_at')} GROUP BY c.member_code),
second_notices AS (
  SELECT a.member_code, count(*) AS count FROM alert a
  WHERE a.kind = 'SECOND_NOTICE_ATTEMPTED' AND ${within('a.raised_at')} GROUP BY a.member_code),
deferred AS (
  SELECT t.member_code, count(*) AS due, count(*) FILTER (WHERE t.is_kept) AS kept
  FROM (SELECT c.member_code, (c.record -> 'commitment' ->> 'supplementBy')::date AS supplement_by,
          NOT EXISTS (SELECT 1 FROM jsonb_array_elements(c.record -> 'materials') m
            WHERE c.record -> 'commitment' -> 'materials' ? (m ->> 'code')
              AND (m ->> 'status' <> 'SUBMITTED'
                OR ((m ->> 'receivedAt')::timestamptz ${DAY} > (c.record -> 'commitment' ->> 'supplementBy')::date)) AS is_kept,
          (coalesce((c.record ->> 'endedAt')::timestamptz, CASE WHEN c.record -> 'decision' ->> 'outcome' = 'REJECTED' THEN c.decided_at END)
            ${DAY} AS released_on
        FROM case_record c WHERE c.acceptance_mode = 'TOLERANT' AND ${within('c.received_at')}) t
  WHERE t.supplement_by < $3::date AND (t.is_kept OR t.released_on IS NULL OR t.released_on > t.supplement_by) GROUP BY t.member_code),
visited AS (
  SELECT v.member_code, count(passed.is_passed) AS known, count(*) FILTER (WHERE passed.is_passed) AS passed
  FROM visit v
  LEFT JOIN LATERAL (SELECT c.accepted_at, c.was_corrected, c.status FROM case_record c
    WHERE v.record ->> 'passedFirstTime' IS NULL AND c.item_code IN (SELECT jsonb_array_elements_text(v.record -> 'itemCodes'))
      AND c.received_at >= v.visited_at AND c.applicant_name = v.record -> 'project' ->> 'owner'
    ORDER BY c.received_at, c.id LIMIT 1) later ON TRUE
  CROSS JOIN LATERAL (SELECT coalesce((v.record ->> 'passedFirstTime')::boolean,
    CASE WHEN later.was_corrected OR later.status = 'NOT_ACCEPTED' THEN FALSE WHEN later.accepted_at IS NOT NULL THEN TRUE END) AS is_passed) passed
  WHERE v.kind = 'ON_SITE_SERVICE' AND v.status = 'DONE' AND ${within('v.visited_at')} GROUP BY v.member_code),
booked AS (
  SELECT a.member_code, count(*) AS due, count(*) FILTER (WHERE a.status IN ('CHECKED_IN', 'COMPLETED')) AS kept
  FROM appointment a
  WHERE a.status <> 'CANCELLED' AND ${within('a.starts_at')} AND (a.starts_at ${DAY} < $3::date GROUP BY a.member_code),
inspected AS (
  SELECT i.member_code, count(*) AS count FROM inspection i WHERE ${within('i.opened_at')} GROUP BY i.member_code),
found AS (
  SELECT f.member_code, sum(f.points) AS points,
    count(*) FILTER (WHERE f.violation IN ('EXTRA_MATERIAL', 'REPEATED_CORRECTION', 'EXTRA_STAGE', 'RAISED_THRESHOLD')) AS overasked
  FROM finding f WHERE ${within('f.recorded_at')} GROUP BY f.member_code),
rectified AS (
  SELECT r.member_code, count(*) AS due,
    count(*) FILTER (WHERE r.status IN ('SUBMITTED', 'VERIFIED') AND ((r.record ->> 'submittedAt')::timestamptz ${DAY} <= r.due_on) AS done
  FROM rectification r WHERE r.due_on BETWEEN $1::date AND $2::date AND r.due_on < $3::date GROUP BY r.member_code),
measures AS (
  SELECT a.member_code, a.record ->> 'measure' AS measure, count(*) AS count FROM accountability a
  WHERE a.status IN ('DECIDED', 'PUBLISHED') AND ${within('a.decided_at')} GROUP BY 1, 2),
upheld AS (SELECT m.member_code, jsonb_object_agg(m.measure, m.count) AS by_measure FROM measures m GROUP BY m.member_code),
reported AS (
  SELECT r.member_code, count(*) FILTER (WHERE r.number = 1 AND r.due_on < $3::date AND (r.submitted_at ${DAY} <= r.due_on) AS in_time,
    count(*) FILTER (WHERE r.form = 'TYPICAL_CASE') AS typical
  FROM report r WHERE r.status = 'SUBMITTED' AND r.due_on BETWEEN $1::date AND $2::date GROUP BY r.member_code)
SELECT m.code AS "memberCode", coalesce(cases.received, 0)::int AS received, coalesce(cases.decided, 0)::int AS decided,
  coalesce(cases.in_promise, 0)::int AS "decidedInPromise", coalesce(cases.used, 0)::int AS "usedDays",
  coalesce(cases.statutory, 0)::int AS "statutoryDays", coalesce(cases.late, 0)::int AS "lateCases",
  (coalesce(second_notices.count, 0) + coalesce(found.overasked, 0))::int AS overasked,
  coalesce(deferred.due, 0)::int AS "deferredDue", coalesce(deferred.kept, 0)::int AS "deferredKept",
  coalesce(visited.known, 0)::int AS "visitsKnown", coalesce(visited.passed, 0)::int AS "visitsPassed",
  coalesce(booked.due, 0)::int AS "appointmentsOver", coalesce(booked.kept, 0)::int AS "appointmentsKept",
  coalesce(cases.rated, 0)::int AS rated, coalesce(cases.satisfied, 0)::int AS satisfied,
  coalesce(inspected.count, 0)::int AS inspections, coalesce(found.points, 0)::float8 AS "findingPoints",
  coalesce(rectified.due, 0)::int AS "rectificationsDue", coalesce(rectified.done, 0)::int AS "rectificationsDone",
  coalesce(upheld.by_measure, '{}') AS upheld, coalesce(reported.in_time, 0)::int AS "reportsInTime",
  coalesce(reported.typical, 0)::int AS "typicalCases"
FROM member m
  LEFT JOIN cases ON cases.member_code = m.code LEFT JOIN second_notices ON second_notices.member_code = m.code
  LEFT JOIN deferred ON deferred.member_code = m.code LEFT JOIN visited ON visited.member_code = m.code
  LEFT JOIN booked ON booked.member_code = m.code LEFT JOIN inspected ON inspected.member_code = m.code
  LEFT JOIN found ON found.member_code = m.code LEFT JOIN rectified ON rectified.member_code = m.code
  LEFT JOIN upheld ON upheld.member_code = m.code LEFT JOIN reported ON reported.member_code = m.code`;
