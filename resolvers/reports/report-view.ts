import { obligationOfId, type Obligation } from '../../domain/reports/obligations.js';
import { reportScope } from '../../domain/reports/report-policy.js';
import { daysLeft, statusOf, type ReportRecord, type ReportStatus } from '../../domain/reports/report.js';
import { covers } from '../../domain/shared/scope.js';
import { readReports } from '../../prisma/reports/report-read.js';
import type { HubContext, Services } from '../shared/context.js';

/** A report as resolvers hand it on; what it says is computed, or read as it was frozen, only when asked for. */
export interface ReportView extends Obligation {
  readonly status: ReportStatus;
  readonly daysLeft: number | null;
  readonly stored: ReportRecord | null;
}

export function reportView(obligation: Obligation, stored: ReportRecord | null, { clock }: Pick<Services, 'clock'>): ReportView {
  const today = clock.today();
  const status = statusOf(stored, obligation.dueOn, today);
  return { ...obligation, status, daysLeft: daysLeft(status, obligation.dueOn, today), stored };
}

/** The frozen record while a submission stands. */
export function frozenOf({ stored }: Pick<ReportView, 'stored'>): ReportRecord | null {
  return stored?.state === 'SUBMITTED' ? stored : null;
}

/** A report by id that the caller may see: owed, or offered as a second typical case; null otherwise. */
export async function findReport(id: string, { caller, services }: HubContext): Promise<ReportView | null> {
  const obligation = obligationOfId(id, (code) => services.registry.findMember(code));
  return obligation !== null && covers(reportScope(caller), obligation.memberCode) ? readView(obligation, services) : null;
}

/** A report with what is stored of it; null for a second typical case that was never offered. */
export async function readView(obligation: Obligation, services: Services): Promise<ReportView | null> {
  const [stored] = await readReports(services.database, [obligation.id]);
  if (stored === undefined && obligation.number > 1) return null;
  return reportView(obligation, stored ?? null, services);
}
