import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { reportTitle } from '../../domain/reports/obligations.js';
import { REPORT_COLUMNS } from '../../domain/reports/report-columns.js';
import type { Cells } from '../../domain/reports/report.js';
import { MemberType } from '../../schema/members/member.type.js';
import { ReportColumnType, ReportRowType, ReportType } from '../../schema/reports/report.type.js';
import { DateTimeScalar, UrlScalar } from '../../schema/shared/scalars.js';
import type { HubContext } from '../shared/context.js';
import { frozenOf, type ReportView } from './report-view.js';

@Resolver(() => ReportType)
export class ReportFields {
  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: ReportView, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => String)
  title(@Root() view: ReportView): string {
    return frozenOf(view)?.title ?? reportTitle(view);
  }

  @FieldResolver(() => [ReportColumnType], { description: 'None for narrative forms.' })
  columns(@Root() view: ReportView): readonly ReportColumnType[] {
    return frozenOf(view)?.columns ?? REPORT_COLUMNS[view.form];
  }

  @FieldResolver(() => [ReportRowType], { description: "Without the totals; applicants' names and identifiers are masked." })
  async rows(@Root() view: ReportView, @Ctx() { loaders }: HubContext): Promise<readonly ReportRowType[]> {
    const rows = frozenOf(view)?.rows ?? (await loaders.reportTable.load(view))?.rows ?? [];
    return rows.map((cells) => ({ cells }));
  }

  @FieldResolver(() => ReportRowType, { nullable: true, description: 'The totals below the rows; null for narrative forms.' })
  async totals(@Root() view: ReportView, @Ctx() { loaders }: HubContext): Promise<ReportRowType | null> {
    const frozen = frozenOf(view);
    const cells: Cells | null = frozen === null ? ((await loaders.reportTable.load(view))?.totals ?? null) : frozen.totals;
    return cells === null ? null : { cells };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'For narrative forms (plan, typical case, summary): the text last submitted.',
  })
  body(@Root() { stored }: ReportView): string | null {
    return stored?.body ?? null;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true })
  submittedAt(@Root() view: ReportView): string | null {
    return frozenOf(view)?.submittedAt ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  submittedBy(@Root() view: ReportView): string | null {
    return frozenOf(view)?.submittedBy ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was last returned; null unless it is RETURNED.' })
  returnedReason(@Root() { stored }: ReportView): string | null {
    return stored?.state === 'RETURNED' ? (stored.returns.at(-1)?.reason ?? null) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'SHA-256 of the frozen workbook; null while nothing is frozen.' })
  sha256(@Root() view: ReportView): string | null {
    return frozenOf(view)?.sha256 ?? null;
  }

  @FieldResolver(() => UrlScalar, {
    description: "An .xlsx of the same, served by the gateway's own HTTP server: absolute and signed, good for 15 minutes.",
  })
  xlsxUrl(@Root() { id }: ReportView, @Ctx() { services }: HubContext): string {
    return services.documentLinks.linkToReport(id);
  }
}
