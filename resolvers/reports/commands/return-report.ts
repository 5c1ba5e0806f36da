import { FORM_RULES } from '../../../domain/reports/report-forms.js';
import type { ReportRecord } from '../../../domain/reports/report.js';
import { returnReport as judgeReturn } from '../../../domain/reports/return-report.js';
import { refuse, type Verdict } from '../../../domain/shared/refusal.js';
import type { Queries } from '../../../prisma/database.js';
import { lockReports, readReports } from '../../../prisma/reports/report-read.js';
import { writeReturn } from '../../../prisma/reports/report-write.js';
import { changeRecord, notFound, type Changed } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { findReport } from '../report-view.js';

export interface ReturnRequest {
  readonly report: string;
  readonly reason: string;
  readonly idempotencyKey: string | null;
}

/** Sends a submitted report back to its member, who submits it anew. */
export async function returnReport(context: HubContext, request: ReturnRequest): Promise<Changed<ReportRecord>> {
  const owed = await findReport(request.report, context);
  return changeRecord(context, {
    operation: 'RETURN_REPORT',
    input: request,
    find: async (id, queries) => (await readReports(queries, [id]))[0] ?? null,
    run: async (transaction: Queries): Promise<Verdict<ReportRecord>> => {
      if (owed === null) return refuse(notFound(['report']));
      const { id, memberCode, form, from } = owed;
      const stored = (await lockReports(transaction, memberCode, form, from)).find((report) => report.id === id);
      if (stored === undefined) {
        const basis = FORM_RULES[form].basis;
        return refuse({ code: 'ILLEGAL_TRANSITION', reason: 'report', path: ['input', 'report'], basis });
      }
      const { reason } = request;
      const verdict = judgeReturn(stored, { by: context.caller.name, reason, now: context.services.clock.now() });
      if (verdict.granted) await writeReturn(transaction, verdict.value);
      return verdict;
    },
  });
}
