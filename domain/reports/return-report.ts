import { grant, refuse, type Verdict } from '../shared/refusal.js';
import type { Instant } from '../shared/time.js';
import { FORM_RULES } from './report-forms.js';
import type { ReportRecord } from './report.js';

/**
 * Sends a submitted report back with a reason; it is open again and computed anew until it is submitted anew.
 * Refuses ILLEGAL_TRANSITION where none stands submitted, REASON_REQUIRED.
 */
export function returnReport(
  report: ReportRecord,
  { by, reason, now }: { readonly by: string; readonly reason: string; readonly now: Instant },
): Verdict<ReportRecord> {
  const { basis } = FORM_RULES[report.form];
  if (report.state !== 'SUBMITTED') {
    return refuse({ code: 'ILLEGAL_TRANSITION', reason: 'report', path: ['input', 'report'], basis });
  }
  if (reason.trim() === '') return refuse({ code: 'REASON_REQUIRED', path: ['input', 'reason'], basis });
  return grant({ ...report, state: 'RETURNED', returnedAt: now, returns: [...report.returns, { at: now, by, reason }] });
}
