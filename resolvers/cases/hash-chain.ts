import { hash } from 'node:crypto';
import { canonicalText, type CaseEvent } from '../../domain/cases/case-event.js';

/** The head before the first event. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the hash before and everything the event says: the next link of a case's chain (M29). */
export function chainHash(previous: string, event: CaseEvent): string {
  return hash('sha256', `${previous}\n${canonicalText(event)}`);
}

/** The first event whose stored hash is not the one recomputed from what is stored; null where the chain is whole. */
export function firstBroken<Row extends { readonly event: CaseEvent; readonly hash: string }>(rows: readonly Row[]): Row | null {
  let previous = GENESIS;
  for (const [index, row] of rows.entries()) {
    if (row.event.sequence !== index + 1 || chainHash(previous, row.event) !== row.hash) return row;
    previous = row.hash;
  }
  return null;
}

/** The first event whose hash is not the one that a daily anchor holds for it: a chain rewritten as a whole. Null where there is none. */
export function firstUnanchored<Row extends { readonly hash: string }>(
  rows: readonly Row[],
  anchors: readonly { readonly version: number; readonly head: string }[],
): Row | null {
  const broken = anchors.find(({ version, head }) => rows[version - 1] !== undefined && rows[version - 1]?.hash !== head);
  return broken === undefined ? null : (rows[broken.version - 1] ?? null);
}
