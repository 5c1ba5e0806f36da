import type { Database } from '../../prisma/database.js';
import type { EventRow } from '../../prisma/cases/case-row.js';
import { readCaseHistory } from '../../prisma/cases/event-read.js';
import { readAnchoredHeads } from '../../prisma/supervision/anchors.js';
import { firstBroken, firstUnanchored, GENESIS } from './hash-chain.js';

/** What the recomputed chain of a case shows. */
export interface AuditProof {
  readonly events: number;
  readonly head: string;
  readonly intact: boolean;
  readonly firstBroken: EventRow | null;
  readonly anchoredOn: string | null;
}

/** Recomputes a case's chain from what is stored, against the head that its record holds and those that the daily anchors hold (M29). */
export async function auditProof(database: Database, caseId: string): Promise<AuditProof> {
  // Before the history, which then reaches at least as far: a step recorded meanwhile is no fault.
  const anchors = await readAnchoredHeads(database, caseId);
  const { head, rows } = await readCaseHistory(database, caseId);
  const broken = firstBroken(rows) ?? firstUnanchored(rows, anchors);
  const end = rows.at(-1)?.hash ?? GENESIS;
  const isHeld = anchors.every(({ version, isDayIntact }) => isDayIntact && version <= rows.length);
  return {
    events: rows.length,
    head: end,
    intact: broken === null && end === head && isHeld,
    firstBroken: broken,
    anchoredOn: anchors.at(-1)?.day ?? null,
  };
}
