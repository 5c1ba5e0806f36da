import { civilDateOf, type CivilDate, type Instant } from '../shared/time.js';
import type { Obligation } from './obligations.js';
import type { ReportColumn } from './report-columns.js';

export const REPORT_STATUSES = ['DUE', 'OVERDUE', 'SUBMITTED', 'SUBMITTED_LATE', 'RETURNED'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** A report sent back, which is then open again. */
export interface ReportReturn {
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
}

export type Cells = readonly (string | null)[];

/** What a report says: the table with its totals, or the text. */
export interface ReportContent {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly Cells[];
  /** One cell for each column; null for narrative forms. */
  readonly totals: Cells | null;
  readonly body: string | null;
}

/** A report that was submitted: frozen as it then stood, until it is returned. */
export interface ReportRecord extends Obligation, ReportContent {
  readonly state: 'SUBMITTED' | 'RETURNED';
  /** Of the submission that stands, or of the last one. */
  readonly submittedAt: Instant;
  /** Name of who submitted it. */
  readonly submittedBy: string;
  /** SHA-256 of the workbook, lower-case hex. */
  readonly sha256: string;
  /** When it was last returned: the instant by which alerts are judged after a stop of the hub. */
  readonly returnedAt: Instant | null;
  /** Oldest first. */
  readonly returns: readonly ReportReturn[];
}

/** What tells how a stored report stands. */
export type StoredState = Pick<ReportRecord, 'state' | 'submittedAt'>;

/**
 * The status of a report, which nobody sets: not submitted, it is DUE to the end of its due day and OVERDUE after it; submitted, it is
 * late where the standing submission came after that day; RETURNED until it is submitted anew.
 */
export function statusOf(stored: StoredState | null, dueOn: CivilDate, today: CivilDate): ReportStatus {
  if (stored === null) return today > dueOn ? 'OVERDUE' : 'DUE';
  if (stored.state === 'RETURNED') return 'RETURNED';
  return civilDateOf(stored.submittedAt) > dueOn ? 'SUBMITTED_LATE' : 'SUBMITTED';
}

/** Calendar days to the due day, as a reminder; negative once it has passed, null for what is submitted. */
export function daysLeft(status: ReportStatus, dueOn: CivilDate, today: CivilDate): number | null {
  if (status === 'SUBMITTED' || status === 'SUBMITTED_LATE') return null;
  return Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000);
}
