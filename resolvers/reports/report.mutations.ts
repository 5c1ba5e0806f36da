import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { REPORT_FORMS } from '../../domain/reports/report-forms.js';
import { RETURNING_ROLES, SUBMITTING_ROLES } from '../../domain/reports/report-policy.js';
import type { ReportRecord } from '../../domain/reports/report.js';
import { ReportPayload, ReturnReportInput, SubmitReportInput } from '../../schema/reports/report-mutations.operation.js';
import { gap, globalIdText, idempotencyKey, memberCode, optional, readInput } from '../shared/bounds.js';
import type { Changed } from '../shared/change-record.js';
import type { HubContext } from '../shared/context.js';
import { requireRole } from '../shared/errors.js';
import { returnReport } from './commands/return-report.js';
import { submitReport } from './commands/submit-report.js';
import { reportView } from './report-view.js';

const submitBounds = z.object({
  member: memberCode,
  form: z.enum(REPORT_FORMS),
  from: z.string(),
  to: z.string(),
  number: optional(z.number().int().min(1, '须不小于 1 / at least 1').max(1_000, '至多 1000 / at most 1000')),
  body: optional(gap(50_000)),
  idempotencyKey,
});
const returnBounds = z.object({ report: globalIdText, reason: gap(2_000), idempotencyKey });

@Resolver()
export class ReportMutations {
  @Mutation(() => ReportPayload, {
    description: 'Submits a report and freezes it as it then stands (attachments 1-6, plan, typical cases, summary). By CENTER_MANAGER.',
  })
  async submitReport(@Ctx() context: HubContext, @Arg('input', () => SubmitReportInput) raw: SubmitReportInput) {
    requireRole(context.caller, ...SUBMITTING_ROLES);
    return payload(context, await submitReport(context, readInput(submitBounds, raw)));
  }

  @Mutation(() => ReportPayload, { description: 'Sends a submitted report back with a reason; it is then open again. By SUPERVISOR.' })
  async returnReport(@Ctx() context: HubContext, @Arg('input', () => ReturnReportInput) raw: ReturnReportInput) {
    requireRole(context.caller, ...RETURNING_ROLES);
    return payload(context, await returnReport(context, readInput(returnBounds, raw)));
  }
}

function payload({ services }: HubContext, { record, userErrors }: Changed<ReportRecord>) {
  return { report: record === null ? null : reportView(record, record, services), userErrors };
}
