import type { CaseRecord } from '../../domain/cases/case.js';
import type { Visit } from '../../domain/visits/visit.js';
import type { Queries } from '../database.js';

/**
 * The case that came of each on-site service: the first one received after the visit for one of its items from the project's owner
 * (M26). One statement for all visits.
 */
export async function readLaterCases(queries: Queries, visits: readonly Visit[]): Promise<Map<string, CaseRecord>> {
  const done = visits.flatMap(({ id, project, itemCodes, visitedAt }) =>
    project === null || visitedAt === null ? [] : [{ id, owner: project.owner, itemCodes, visitedAt }],
  );
  if (done.length === 0) return new Map();
  const rows = await queries.query<{ id: string; record: CaseRecord }>(
    `SELECT v.id, later.record
     FROM jsonb_to_recordset($1::jsonb) AS v (id text, owner text, "itemCodes" jsonb, "visitedAt" timestamptz),
     LATERAL (SELECT c.record FROM case_record c
       WHERE c.item_code IN (SELECT jsonb_array_elements_text(v."itemCodes")) AND c.received_at >= v."visitedAt" AND c.applicant_name = v.owner
       ORDER BY c.received_at, c.id LIMIT 1) later`,
    [JSON.stringify(done)],
  );
  return new Map(rows.map(({ id, record }) => [id, record]));
}
