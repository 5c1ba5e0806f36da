import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import { ledgerScope } from '../../domain/rectifications/rectification-policy.js';
import { isOverdue, type Rectification } from '../../domain/rectifications/rectification.js';
import { RECTIFICATIONS } from '../../prisma/rectifications/rectifications.js';
import type { Conditions } from '../../prisma/shared/records.js';
import { ofScope, oneOf } from '../../prisma/shared/sql.js';
import { FindingType } from '../../schema/inspections/inspection.type.js';
import { MemberType } from '../../schema/members/member.type.js';
import { RectificationConnection, RectificationFilter, RectificationType } from '../../schema/rectifications/rectification.type.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { optional, readInput } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { requireScope } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { recordPage } from '../shared/record-page.js';

const bounds = z.object({
  members: optional(z.array(z.string()).max(100)),
  statuses: optional(z.array(z.string()).max(5)),
  aspects: optional(z.array(z.string()).max(5)),
  overdue: optional(z.boolean()),
});

@Resolver(() => RectificationType)
export class RectificationQueries {
  @Query(() => RectificationConnection, {
    description: "The problem ledger (问题台账), what is due first first: all for supervisors, the member's for its CENTER_MANAGER.",
  })
  rectifications(
    @Ctx() context: HubContext,
    @Arg('filter', () => RectificationFilter, { nullable: true }) filter?: RectificationFilter | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<Rectification>> {
    const { services, caller } = context;
    const scope = requireScope(caller, ledgerScope);
    const criteria = readInput(bounds, filter ?? {}, 'filter');
    checkMembers(services.registry, criteria.members, ['filter', 'members']);
    const conditions: Conditions = (parameters) => [
      ...ofScope(parameters, 'r.member_code', scope),
      ...oneOf(parameters, 'r.member_code', criteria.members),
      ...oneOf(parameters, 'r.status', criteria.statuses),
      ...oneOf(parameters, 'r.aspect', criteria.aspects),
      ...(criteria.overdue === null
        ? []
        : [`(r.alerts_on IS NOT NULL AND r.alerts_on <= ${parameters.bind(services.clock.today())}::date) = ${String(criteria.overdue)}`]),
    ];
    return recordPage(context, RECTIFICATIONS, criteria, conditions, first ?? 20, after);
  }

  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: Rectification, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => FindingType, { nullable: true })
  finding(@Root() { findingId }: Rectification, @Ctx() { loaders }: HubContext) {
    return findingId === null ? null : loaders.finding.load(findingId);
  }

  @FieldResolver(() => Boolean, { description: 'Its day is over, and the member has not said that it is done.' })
  overdue(@Root() line: Rectification, @Ctx() { services }: HubContext): boolean {
    return isOverdue(line, services.clock.today());
  }
}
