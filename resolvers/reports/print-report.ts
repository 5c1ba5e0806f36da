import { obligationOfId, reportTitle } from '../../domain/reports/obligations.js';
import { readWorkbook } from '../../prisma/reports/report-read.js';
import type { Services } from '../shared/context.js';
import { computeContent } from './compute-report.js';
import { frozenOf, readView, type ReportView } from './report-view.js';
import { makeWorkbook } from './workbook.js';

/** A report by a signed link, which carries the right itself. */
export async function findReportByLink(id: string, services: Services): Promise<ReportView | null> {
  const obligation = obligationOfId(id, (code) => services.registry.findMember(code));
  return obligation === null ? null : readView(obligation, services);
}

/** The workbook as it was frozen; where nothing is, as the records stand now. */
export async function printReport(view: ReportView, services: Services): Promise<{ readonly name: string; readonly xlsx: Uint8Array }> {
  const member = services.registry.getMember(view.memberCode);
  const title = frozenOf(view)?.title ?? reportTitle(view);
  const name = `${member.name}${title}.xlsx`;
  const frozen = frozenOf(view) === null ? null : await readWorkbook(services.database, view.id);
  if (frozen !== null) return { name, xlsx: frozen };
  const content = await computeContent(services, services.database, view, view.stored?.body ?? null);
  const now = services.clock.now();
  return { name, xlsx: await makeWorkbook({ report: view, content, member, status: view.status, submitted: null, now }) };
}
