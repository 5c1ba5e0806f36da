import type { Counter } from '../../domain/inquiries/refer-inquiry.js';
import type { Queries } from '../database.js';

/** The centres of a member with their windows, in their order. */
export async function readCounters(queries: Queries, memberCode: string): Promise<Counter[]> {
  return queries.query<Counter>(
    `SELECT c.id, c.member_code AS "memberCode", c.level,
            (SELECT coalesce(json_agg(json_build_object('id', w.id) ORDER BY w.number), '[]') FROM service_window w WHERE w.center_id = c.id) AS windows
     FROM center c WHERE c.member_code = $1 ORDER BY c.id`,
    [memberCode],
  );
}
