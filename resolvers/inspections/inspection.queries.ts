import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { inspectionScope } from '../../domain/inspections/inspection-policy.js';
import type { Inspection } from '../../domain/inspections/inspection.js';
import { INSPECTIONS } from '../../prisma/inspections/inspections.js';
import type { Conditions } from '../../prisma/shared/records.js';
import { ofScope, oneOf, withinDays } from '../../prisma/shared/sql.js';
import { InspectionConnection, InspectionFilter } from '../../schema/inspections/inspection.type.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { optional, readInput, withDays } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { requireScope } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { recordPage } from '../shared/record-page.js';

const bounds = withDays(
  {
    members: optional(z.array(z.string()).max(100)),
    kinds: optional(z.array(z.string()).max(10)),
    statuses: optional(z.array(z.string()).max(5)),
    from: optional(z.string()),
    to: optional(z.string()),
  },
  'from',
  'to',
);

@Resolver()
export class InspectionQueries {
  @Query(() => InspectionConnection, {
    description: "Inspections, newest first: all for supervisors, the member's for its CENTER_MANAGER.",
  })
  inspections(
    @Ctx() context: HubContext,
    @Arg('filter', () => InspectionFilter, { nullable: true }) filter?: InspectionFilter | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<Inspection>> {
    const scope = requireScope(context.caller, inspectionScope);
    const criteria = readInput(bounds, filter ?? {}, 'filter');
    checkMembers(context.services.registry, criteria.members, ['filter', 'members']);
    const conditions: Conditions = (parameters) => [
      ...ofScope(parameters, 'r.member_code', scope),
      ...oneOf(parameters, 'r.member_code', criteria.members),
      ...oneOf(parameters, 'r.kind', criteria.kinds),
      ...oneOf(parameters, 'r.status', criteria.statuses),
      ...withinDays(parameters, 'r.opened_at', criteria.from, criteria.to),
    ];
    return recordPage(context, INSPECTIONS, criteria, conditions, first ?? 20, after);
  }
}
