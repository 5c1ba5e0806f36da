import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { visitScope } from '../../domain/visits/visit-policy.js';
import type { Visit } from '../../domain/visits/visit.js';
import type { Conditions } from '../../prisma/shared/records.js';
import { ofScope, oneOf, withinDays } from '../../prisma/shared/sql.js';
import { VISITS } from '../../prisma/visits/visits.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { VisitConnection, VisitFilter } from '../../schema/visits/visit.type.js';
import { optional, readInput, withDays } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { requireScope } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { recordPage } from '../shared/record-page.js';

const bounds = withDays(
  {
    members: optional(z.array(z.string()).max(100)),
    kinds: optional(z.array(z.string()).max(5)),
    statuses: optional(z.array(z.string()).max(5)),
    from: optional(z.string()),
    to: optional(z.string()),
  },
  'from',
  'to',
);

@Resolver()
export class VisitQueries {
  @Query(() => VisitConnection, { description: "Visits of the caller's member, the latest day first; all for supervisors." })
  visits(
    @Ctx() context: HubContext,
    @Arg('filter', () => VisitFilter, { nullable: true }) filter?: VisitFilter | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<Visit>> {
    const scope = requireScope(context.caller, visitScope);
    const criteria = readInput(bounds, filter ?? {}, 'filter');
    checkMembers(context.services.registry, criteria.members, ['filter', 'members']);
    const conditions: Conditions = (parameters) => [
      ...ofScope(parameters, 'r.member_code', scope),
      ...oneOf(parameters, 'r.member_code', criteria.members),
      ...oneOf(parameters, 'r.kind', criteria.kinds),
      ...oneOf(parameters, 'r.status', criteria.statuses),
      ...withinDays(parameters, 'r.scheduled_for', criteria.from, criteria.to),
    ];
    return recordPage(context, VISITS, criteria, conditions, first ?? 20, after);
  }
}
