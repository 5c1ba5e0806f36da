import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import { accountabilityScope } from '../../domain/accountability/accountability-policy.js';
import type { AccountabilityAction } from '../../domain/accountability/accountability.js';
import { ACCOUNTABILITY } from '../../prisma/accountability/accountability.js';
import type { Conditions } from '../../prisma/shared/records.js';
import { oneOf } from '../../prisma/shared/sql.js';
import {
  AccountabilityActionType,
  AccountabilityConnection,
  AccountabilityFilter,
} from '../../schema/accountability/accountability.type.js';
import { DocumentType } from '../../schema/documents/document.type.js';
import { FindingType } from '../../schema/inspections/inspection.type.js';
import { MemberType } from '../../schema/members/member.type.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { StaffType } from '../../schema/staff/staff.type.js';
import { issuedView } from '../documents/document-view.js';
import { optional, readInput } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { requireScope } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { recordPage } from '../shared/record-page.js';

const bounds = z.object({
  members: optional(z.array(z.string()).max(100)),
  statuses: optional(z.array(z.string()).max(10)),
  grounds: optional(z.array(z.string()).max(10)),
});

@Resolver(() => AccountabilityActionType)
export class AccountabilityQueries {
  @Query(() => AccountabilityConnection, {
    description: "Newest first: all for supervisors, the member's for its CENTER_MANAGER, their own for the persons concerned.",
  })
  accountabilityActions(
    @Ctx() context: HubContext,
    @Arg('filter', () => AccountabilityFilter, { nullable: true }) filter?: AccountabilityFilter | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<AccountabilityAction>> {
    const { all, member, subject } = requireScope(context.caller, accountabilityScope);
    const criteria = readInput(bounds, filter ?? {}, 'filter');
    checkMembers(context.services.registry, criteria.members, ['filter', 'members']);
    const conditions: Conditions = (parameters) => [
      ...(all ? [] : [`r.member_code = ${parameters.bind(member)} OR r.subject_id = ${parameters.bind(subject)}`]),
      ...oneOf(parameters, 'r.member_code', criteria.members),
      ...oneOf(parameters, 'r.status', criteria.statuses),
      ...oneOf(parameters, 'r.ground', criteria.grounds),
    ];
    return recordPage(context, ACCOUNTABILITY, criteria, conditions, first ?? 20, after);
  }

  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: AccountabilityAction, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => StaffType, { nullable: true, description: 'Null where the member as a whole answers.' })
  subject(@Root() { subjectId }: AccountabilityAction, @Ctx() { loaders }: HubContext) {
    return subjectId === null ? null : loaders.staff.load(subjectId);
  }

  @FieldResolver(() => [FindingType])
  findings(@Root() { findingIds }: AccountabilityAction, @Ctx() { loaders }: HubContext) {
    return loaders.finding.loadMany([...findingIds]);
  }

  @FieldResolver(() => DocumentType, { nullable: true, description: 'The notice by which it was made known (通报).' })
  async notice(@Root() { noticeId }: AccountabilityAction, @Ctx() { loaders, services }: HubContext) {
    const document = noticeId === null ? null : await loaders.document.load(noticeId);
    return document === null ? null : issuedView(document, services);
  }
}
