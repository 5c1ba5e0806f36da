import type { GroupRow } from '../../prisma/statistics/statistics-read.js';

const AVERAGES = ['averageWorkingDays', 'averagePromisedDays', 'averageStatutoryDays'] as const;
const COUNTS = [
  'received',
  'accepted',
  'notAccepted',
  'decided',
  'decidedOnTheDay',
  'decidedInPromise',
  'overdue',
  'corrections',
  'deferredAcceptances',
  'lateRecordings',
  'rated',
  'satisfied',
  'appointments',
  'onSiteVisits',
] as const;

/** Groups counted over several databases as one would have counted them: counts add, averages weigh by the cases decided. */
export function mergeRows(parts: readonly (readonly GroupRow[])[]): GroupRow[] {
  const merged = new Map<string | null, GroupRow>();
  for (const row of parts.flat()) {
    const known = merged.get(row.key);
    merged.set(row.key, known === undefined ? row : mergeTwo(known, row));
  }
  return [...merged.values()].sort((a, b) => Number(a.key !== null) - Number(b.key !== null) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
}

function mergeTwo(a: GroupRow, b: GroupRow): GroupRow {
  const counts = Object.fromEntries(COUNTS.map((name) => [name, a[name] + b[name]]));
  const averages = Object.fromEntries(AVERAGES.map((name) => [name, weighted(a[name], a.decided, b[name], b.decided)]));
  return {
    key: a.key,
    label: a.label ?? b.label,
    ...(counts as Record<(typeof COUNTS)[number], number>),
    ...(averages as Record<(typeof AVERAGES)[number], number | null>),
  };
}

function weighted(a: number | null, weightOfA: number, b: number | null, weightOfB: number): number | null {
  if (a === null || b === null) return a ?? b;
  return (a * weightOfA + b * weightOfB) / (weightOfA + weightOfB);
}
