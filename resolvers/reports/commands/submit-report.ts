import type { Obligation } from '../../../domain/reports/obligations.js';
import { FORM_RULES, type ReportForm } from '../../../domain/reports/report-forms.js';
import { maySubmit } from '../../../domain/reports/report-policy.js';
import { statusOf, type ReportRecord } from '../../../domain/reports/report.js';
import { judgeSubmission } from '../../../domain/reports/submit-report.js';
import { grant, refuse, type Verdict } from '../../../domain/shared/refusal.js';
import type { Queries } from '../../../prisma/database.js';
import { lockReports, readApplicantNamesIn, readReports } from '../../../prisma/reports/report-read.js';
import { lockSubmission } from '../../../prisma/reports/overdue-reports.js';
import { writeSubmission } from '../../../prisma/reports/report-write.js';
import { endAlert } from '../../../prisma/supervision/alert-write.js';
import { ChangedMeanwhile, changeRecord, notFound, type Changed } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { computeContent } from '../compute-report.js';
import { reportAlertKey } from '../report-alerts.js';
import { makeWorkbook, sha256Of } from '../workbook.js';

export interface SubmitRequest {
  readonly member: string;
  readonly form: ReportForm;
  readonly from: string;
  readonly to: string;
  readonly number: number | null;
  readonly body: string | null;
  readonly idempotencyKey: string | null;
}

/** Submits a report: computes it, freezes it with its workbook, and ends the alert of its absence, in one transaction. */
export function submitReport(context: HubContext, request: SubmitRequest): Promise<Changed<ReportRecord>> {
  return changeRecord(context, {
    operation: 'SUBMIT_REPORT',
    input: request,
    find: async (id, queries) => (await readReports(queries, [id]))[0] ?? null,
    run: (transaction) => submitInside(context, request, transaction),
  });
}

async function submitInside(context: HubContext, request: SubmitRequest, transaction: Queries): Promise<Verdict<ReportRecord>> {
  const { caller, services } = context;
  const { form, from, to, number, body } = request;
  const member = services.registry.findMember(request.member);
  if (member === null || !maySubmit(caller, member.code)) return refuse(notFound(['member']));
  await lockSubmission(transaction);
  const stored = await lockReports(transaction, member.code, form, from);
  const isText = FORM_RULES[form].content === 'NARRATIVE' && body !== null;
  const applicantNames = isText ? await readApplicantNamesIn(transaction, member.code, body.normalize('NFKC')) : [];
  const today = services.clock.today();
  const verdict = judgeSubmission({ member, form, from, to, number, body, stored, applicantNames, today });
  if (!verdict.granted) return verdict;
  const earlier = stored.find((report) => report.id === verdict.value.id) ?? null;
  const record = await freeze(context, verdict.value, earlier, body, transaction);
  await endAlert(transaction, reportAlertKey(record), record.submittedAt);
  return grant(record);
}

async function freeze(
  { caller, services }: HubContext,
  obligation: Obligation,
  earlier: ReportRecord | null,
  body: string | null,
  transaction: Queries,
): Promise<ReportRecord> {
  const submittedAt = services.clock.now();
  const content = await computeContent(services, transaction, obligation, body);
  const standing = { state: 'SUBMITTED', submittedAt } as const;
  const xlsx = await makeWorkbook({
    report: obligation,
    content,
    member: services.registry.getMember(obligation.memberCode),
    status: statusOf(standing, obligation.dueOn, services.clock.today()),
    submitted: { by: caller.name, at: submittedAt },
    now: submittedAt,
  });
  const record: ReportRecord = {
    ...obligation,
    ...content,
    ...standing,
    submittedBy: caller.name,
    sha256: sha256Of(xlsx),
    returnedAt: earlier?.returnedAt ?? null,
    returns: earlier?.returns ?? [],
  };
  if (!(await writeSubmission(transaction, record, xlsx))) throw new ChangedMeanwhile();
  return record;
}
