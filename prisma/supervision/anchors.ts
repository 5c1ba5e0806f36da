import type { CivilDate, Instant } from '../../domain/shared/time.js';
import type { Database } from '../database.js';

/** The anchor of a day over the heads of all chains that grew since the one before. */
export interface ChainAnchor {
  readonly day: CivilDate;
  readonly cases: number;
  readonly root: string;
  readonly hash: string;
}

/** How an anchored head of a case stands today: against its day's root as recomputed from what is stored. */
export interface AnchoredHead {
  readonly version: number;
  readonly head: string;
  readonly day: CivilDate;
  readonly isDayIntact: boolean;
}

/** Hash over lines `case id:version:head`, in the order of ids by their bytes. */
const ROOT = `encode(sha256(convert_to(COALESCE(string_agg(case_id || ':' || version || ':' || head, E'\\n' ORDER BY case_id COLLATE "C", version), ''), 'UTF8')), 'hex')`;

/** The day of the first event that no anchor holds yet; null where there is none. */
export async function readUnanchoredSince(database: Database): Promise<Instant | null> {
  const [row] = await database.query<{ first: Instant | null }>(
    `SELECT min(recorded_at) AS first FROM case_event
     WHERE recorded_at >= COALESCE((SELECT max(day) + 1 FROM chain_anchor)::timestamp AT TIME ZONE 'Asia/Shanghai', '-infinity')`,
  );
  return row?.first ?? null;
}

/**
 * Makes the anchor of a day that has ended, in one statement; null where there was nothing to anchor, or another process was first.
 * Events that committed late around midnight are found by the next anchor: it takes every head newer than its last anchored one.
 */
export async function writeAnchor(database: Database, day: CivilDate, now: Instant): Promise<ChainAnchor | null> {
  const [anchor] = await database.query<ChainAnchor>(
    `WITH grown AS (
       SELECT DISTINCT case_id FROM case_event
       WHERE recorded_at >= COALESCE((SELECT max(made_at) FROM chain_anchor) - interval '1 hour', '-infinity')),
     heads AS (
       INSERT INTO anchored_head (case_id, version, day, head)
       SELECT c.id, c.version, $1::date, c.head FROM case_record c JOIN grown ON grown.case_id = c.id
       WHERE NOT EXISTS (SELECT 1 FROM chain_anchor WHERE day = $1::date)
       ON CONFLICT (case_id, version) DO NOTHING RETURNING case_id, version, head),
     rooted AS (SELECT count(*)::int AS cases, ${ROOT} AS root FROM heads)
     INSERT INTO chain_anchor (day, made_at, cases, root, hash)
     SELECT $1::date, $2::timestamptz, cases, root,
       encode(sha256(convert_to(COALESCE((SELECT hash FROM chain_anchor ORDER BY day DESC LIMIT 1), '') || E'\\n' || $1 || E'\\n' || root, 'UTF8')), 'hex')
     FROM rooted
     ON CONFLICT (day) DO NOTHING RETURNING day, cases, root, hash`,
    [day, now],
  );
  return anchor ?? null;
}

/** The anchored heads of a case, oldest first. */
export async function readAnchoredHeads(database: Database, caseId: string): Promise<AnchoredHead[]> {
  return database.query<AnchoredHead>(
    `SELECT h.version, h.head, h.day,
       COALESCE((SELECT root FROM chain_anchor a WHERE a.day = h.day) = (SELECT ${ROOT} FROM anchored_head same WHERE same.day = h.day), FALSE)
         AS "isDayIntact"
     FROM anchored_head h WHERE h.case_id = $1 ORDER BY h.version`,
    [caseId],
  );
}
