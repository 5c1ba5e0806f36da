import type { GroupRow } from '../../prisma/statistics/statistics-read.js';

const FIGURES = [
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
  'counted',
  'usedDays',
  'promisedDays',
  'statutoryDays',
  'appointments',
  'onSiteVisits',
] as const satisfies readonly (keyof GroupRow)[];
type Figure = (typeof FIGURES)[number];

/** Groups counted over several databases as one would have counted them, the total first, then by key. */
export function mergeRows(parts: readonly (readonly GroupRow[])[]): GroupRow[] {
  const merged = new Map<string | null, GroupRow>();
  for (const row of parts.flat()) {
    const known = merged.get(row.key);
    merged.set(row.key, known === undefined ? row : mergeTwo(known, row));
  }
  return [...merged.values()].sort((a, b) => Number(a.key !== null) - Number(b.key !== null) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
}

/** Every figure is whole numbers, so that sums are the same in whatever order they are made. */
function mergeTwo(a: GroupRow, b: GroupRow): GroupRow {
  const sums = Object.fromEntries(FIGURES.map((name) => [name, a[name] + b[name]])) as Record<Figure, number>;
  return { key: a.key, label: a.label ?? b.label, ...sums };
}
