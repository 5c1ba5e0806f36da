import type { CaseEvent } from '../../domain/cases/case-event.js';
import type { CaseRecord } from '../../domain/cases/case.js';
import type { Database } from '../database.js';
import { CASE_COLUMNS } from './case-read.js';
import type { CaseRow } from './case-row.js';

/** A case and its whole history, for who holds the tracking code. */
export interface TrackedCase {
  readonly record: CaseRecord;
  readonly events: readonly CaseEvent[];
}

/** Finds a case by number and hashed code in one statement: a wrong number and a wrong code take the same way. */
export async function readTrackedCase(database: Database, number: string, trackingHash: string): Promise<TrackedCase | null> {
  const [row] = await database.query<TrackedCase>(
    `SELECT c.record, (SELECT json_agg(e.body ORDER BY e.sequence) FROM case_event e WHERE e.case_id = c.id) AS events
     FROM case_record c WHERE c.number = $1 AND c.tracking_hash = $2`,
    [number, trackingHash],
  );
  return row ?? null;
}

/** The stored case of a number and a hashed code, for who rates it. */
export async function readTrackedRow(database: Database, number: string, trackingHash: string): Promise<CaseRow | null> {
  const [row] = await database.query<CaseRow>(`SELECT ${CASE_COLUMNS} FROM case_record c WHERE c.number = $1 AND c.tracking_hash = $2`, [
    number,
    trackingHash,
  ]);
  return row ?? null;
}
