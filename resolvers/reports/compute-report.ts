import { reportTitle, type Obligation } from '../../domain/reports/obligations.js';
import { REPORT_COLUMNS } from '../../domain/reports/report-columns.js';
import type { ReportContent } from '../../domain/reports/report.js';
import { appointmentService } from '../../domain/reports/rows/appointments.js';
import { consolidationSelfCheck } from '../../domain/reports/rows/consolidation-self-check.js';
import { deferredService } from '../../domain/reports/rows/deferred-service.js';
import { districtInspectionSummary } from '../../domain/reports/rows/district-inspection-summary.js';
import { onSiteService } from '../../domain/reports/rows/on-site-service.js';
import type { Table } from '../../domain/reports/rows/table.js';
import { townshipSelfCheck } from '../../domain/reports/rows/township-self-check.js';
import type { Queries } from '../../prisma/database.js';
import { isTableForm, readTableFacts, type FactsOf, type TableForm } from '../../prisma/reports/table-facts.js';
import type { Services } from '../shared/context.js';

type Build<Form extends TableForm> = (found: FactsOf<Form>, report: Obligation, services: Services) => Table;

/** How each table grows out of its records. */
const BUILDERS: { readonly [Form in TableForm]: Build<Form> } = {
  CONSOLIDATION_SELF_CHECK: ({ facts }) => consolidationSelfCheck(facts),
  DEFERRED_SERVICE: ({ facts, figure }, report, { registry, calendars, clock }) =>
    deferredService(facts, {
      ...report,
      member: registry.getMember(report.memberCode),
      accepted: figure,
      today: clock.today(),
      calendar: calendars.current(),
    }),
  ON_SITE_SERVICE: ({ facts }, report) => onSiteService(facts, report),
  APPOINTMENTS: ({ facts }, report, { calendars }) => appointmentService(facts, { ...report, calendar: calendars.current() }),
  TOWNSHIP_SELF_CHECK: ({ facts }) => townshipSelfCheck(facts),
  DISTRICT_INSPECTION_SUMMARY: ({ facts, figure }, report) => districtInspectionSummary(facts, { ...report, openBefore: figure }),
};

/** The tables of reports as their records stand now, by report id: one statement for each form among them; none for narrative forms. */
export async function computeTables(services: Services, queries: Queries, reports: readonly Obligation[]): Promise<Map<string, Table>> {
  const tables = new Map<string, Table>();
  for (const form of new Set(reports.map((report) => report.form).filter(isTableForm))) {
    const ofForm = reports.filter((report) => report.form === form);
    for (const [id, table] of await tablesOf(form, services, queries, ofForm)) tables.set(id, table);
  }
  return tables;
}

async function tablesOf<Form extends TableForm>(
  form: Form,
  services: Services,
  queries: Queries,
  reports: readonly Obligation[],
): Promise<(readonly [id: string, table: Table])[]> {
  const facts = await readTableFacts(queries, form, reports);
  const build = BUILDERS[form];
  return reports.flatMap((report) => {
    const found = facts.get(report.id);
    return found === undefined ? [] : [[report.id, build(found, report, services)] as const];
  });
}

/** What a report says now: its table computed, or the text that is handed in. */
export async function computeContent(
  services: Services,
  queries: Queries,
  report: Obligation,
  body: string | null,
): Promise<ReportContent> {
  const table = (await computeTables(services, queries, [report])).get(report.id) ?? null;
  return {
    title: reportTitle(report),
    columns: REPORT_COLUMNS[report.form],
    rows: table?.rows ?? [],
    totals: table?.totals ?? null,
    body,
  };
}
