import type { Obligation } from '../../domain/reports/obligations.js';
import type { ReportForm } from '../../domain/reports/report-forms.js';
import type { AppointmentFacts } from '../../domain/reports/rows/appointments.js';
import type { ConsolidationFacts } from '../../domain/reports/rows/consolidation-self-check.js';
import type { DeferredFacts } from '../../domain/reports/rows/deferred-service.js';
import type { InspectionFacts } from '../../domain/reports/rows/district-inspection-summary.js';
import type { OnSiteFacts } from '../../domain/reports/rows/on-site-service.js';
import type { TownshipFacts } from '../../domain/reports/rows/township-self-check.js';
import { addDays, startOfDay } from '../../domain/shared/time.js';
import type { Queries } from '../database.js';
import {
  APPOINTMENTS_SQL,
  CONSOLIDATION_SQL,
  DEFERRED_SQL,
  INSPECTIONS_SQL,
  ON_SITE_SQL,
  TOWNSHIPS_SQL,
  type FactsSql,
} from './table-facts-sql.js';

/** What each table is computed from; `figure` is a count over the member's period, where the form needs one. */
export interface TableFacts {
  readonly CONSOLIDATION_SELF_CHECK: ConsolidationFacts;
  readonly DEFERRED_SERVICE: DeferredFacts;
  readonly ON_SITE_SERVICE: OnSiteFacts;
  readonly APPOINTMENTS: AppointmentFacts;
  readonly TOWNSHIP_SELF_CHECK: TownshipFacts;
  readonly DISTRICT_INSPECTION_SUMMARY: InspectionFacts;
}
export type TableForm = keyof TableFacts;

/** The records behind one report, in the order of its rows. */
export interface FactsOf<Form extends TableForm> {
  readonly facts: readonly TableFacts[Form][];
  readonly figure: number;
}

const SQL: Readonly<Record<TableForm, FactsSql>> = {
  CONSOLIDATION_SELF_CHECK: CONSOLIDATION_SQL,
  DEFERRED_SERVICE: DEFERRED_SQL,
  ON_SITE_SERVICE: ON_SITE_SQL,
  APPOINTMENTS: APPOINTMENTS_SQL,
  TOWNSHIP_SELF_CHECK: TOWNSHIPS_SQL,
  DISTRICT_INSPECTION_SUMMARY: INSPECTIONS_SQL,
};

export function isTableForm(form: ReportForm): form is TableForm {
  return form in SQL;
}

/** The records behind reports of one form, by report id: one statement, however many reports. */
export async function readTableFacts<Form extends TableForm>(
  queries: Queries,
  form: Form,
  reports: readonly Pick<Obligation, 'id' | 'memberCode' | 'from' | 'to'>[],
): Promise<Map<string, FactsOf<Form>>> {
  const { facts, figure } = SQL[form];
  const periods = reports.map(({ id, memberCode, from, to }) => ({
    id,
    member: memberCode,
    starts: startOfDay(from),
    ends: startOfDay(addDays(to, 1)),
  }));
  const rows = await queries.query<FactsOf<Form> & { readonly id: string }>(
    `SELECT p.id, COALESCE((${facts}), '[]'::jsonb) AS facts, (${figure ?? 'SELECT 0'})::int AS figure
     FROM jsonb_to_recordset($1::jsonb) AS p (id text, member text, starts timestamptz, ends timestamptz)`,
    [JSON.stringify(periods)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
