import type { CaseEventKind } from '../../domain/cases/case-event.js';
import type { CaseRecord, CaseStatus } from '../../domain/cases/case.js';
import type { Instant } from '../../domain/shared/time.js';
import type { Database } from '../database.js';
import { CASE_COLUMNS } from './case-read.js';
import type { CaseRow } from './case-row.js';

/** A step of a case's history, of which the public sees no more. */
export interface TrackedStep {
  readonly kind: CaseEventKind;
  readonly status: CaseStatus;
  readonly at: Instant;
  readonly note: string | null;
}

/** A case and its whole history, for who holds the tracking code. */
export interface TrackedCase {
  readonly record: CaseRecord;
  readonly steps: readonly TrackedStep[];
}

/** Finds a case by number and hashed code in one statement: a wrong number and a wrong code take the same way. */
export async function readTrackedCase(database: Database, number: string, trackingHash: string): Promise<TrackedCase | null> {
  const [row] = await database.query<TrackedCase>(
    `SELECT c.record, (SELECT json_agg(json_build_object('kind', e.kind, 'status', e.body -> 'status', 'at', e.body -> 'occurredAt',
       'note', e.body -> 'note') ORDER BY e.sequence) FROM case_event e WHERE e.case_id = c.id) AS steps
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
