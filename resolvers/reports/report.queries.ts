import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { obligationOf } from '../../domain/reports/obligations.js';
import type { ReportForm } from '../../domain/reports/report-forms.js';
import { reportScope } from '../../domain/reports/report-policy.js';
import { covers } from '../../domain/shared/scope.js';
import { ReportConnection, ReportFilter, ReportFormEnum, ReportType } from '../../schema/reports/report.type.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { DateScalar } from '../../schema/shared/scalars.js';
import { optional, readInput, withDays } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { requireScope } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { reportPage, type ReportListCriteria } from './report-page.js';
import { readView, type ReportView } from './report-view.js';

const bounds = withDays(
  {
    members: optional(z.array(z.string()).max(100)),
    forms: optional(z.array(z.string()).max(20)),
    statuses: optional(z.array(z.string()).max(10)),
    dueFrom: optional(z.string()),
    dueTo: optional(z.string()),
  },
  'dueFrom',
  'dueTo',
);

@Resolver()
export class ReportQueries {
  @Query(() => ReportConnection, {
    description: "What members owe, by due day, the latest first: for supervisors all, for a CENTER_MANAGER the member's.",
  })
  reports(
    @Ctx() context: HubContext,
    @Arg('filter', () => ReportFilter, { nullable: true }) filter: ReportFilter | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<ReportView>> {
    const scope = requireScope(context.caller, reportScope);
    const criteria = readInput(bounds, filter ?? {}, 'filter') as ReportListCriteria;
    checkMembers(context.services.registry, criteria.members, ['filter', 'members']);
    return reportPage(context, scope, criteria, first ?? 20, after);
  }

  @Query(() => ReportType, {
    nullable: true,
    description: "A report for any of the form's periods; null where the member does not owe it or the caller may not see it.",
  })
  async report(
    @Ctx() { caller, services }: HubContext,
    @Arg('member', () => String) memberCode: string,
    @Arg('form', () => ReportFormEnum) form: ReportForm,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Arg('number', () => Int, { nullable: true, defaultValue: 1 }) number: number | null,
  ): Promise<ReportView | null> {
    const scope = requireScope(caller, reportScope);
    const member = services.registry.findMember(memberCode);
    if (member === null || !covers(scope, memberCode)) return null;
    const obligation = obligationOf(member, form, { from, to }, number ?? 1);
    return obligation === null ? null : readView(obligation, services);
  }
}
