import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import type { Member } from '../../domain/members/member.js';
import type { Center, Staff, Window } from '../../prisma/generated/client.js';
import { CASE_ORDERS, CaseFilter, CaseOrderEnum, type CaseOrder } from '../../schema/cases/cases.operation.js';
import { CaseConnection } from '../../schema/cases/case.type.js';
import { ItemConnection } from '../../schema/items/item.type.js';
import { ItemFilter } from '../../schema/items/items.operation.js';
import { Availability, MemberType, ServiceCenterType, ServiceWindowType } from '../../schema/members/member.type.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { StaffConnection, StaffType } from '../../schema/staff/staff.type.js';
import { casePage } from '../cases/case.queries.js';
import type { BriefCaseView } from '../cases/case-view.js';
import { itemPage } from '../items/item.queries.js';
import type { ItemVersion } from '../../domain/items/item.js';
import { staffPage } from '../staff/staff-page.js';
import type { HubContext } from '../shared/context.js';

@Resolver(() => MemberType)
export class MemberFields {
  @FieldResolver(() => Availability, { description: "Whether the node that holds this member's data answers now." })
  availability(@Root() { code }: Member, @Ctx() { services }: HubContext): 'AVAILABLE' | 'UNAVAILABLE' {
    return services.registry.isAvailable(code) ? 'AVAILABLE' : 'UNAVAILABLE';
  }

  @FieldResolver(() => [ServiceCenterType], {
    nullable: true,
    description: 'Null, like the fields below, only while the member is UNAVAILABLE; `errors` then says MEMBER_UNAVAILABLE.',
  })
  centers(@Root() { code }: Member, @Ctx() { loaders }: HubContext): Promise<readonly Center[]> {
    return loaders.centersOfMember.load(code);
  }

  @FieldResolver(() => ItemConnection, { nullable: true })
  items(
    @Root() { code }: Member,
    @Ctx() context: HubContext,
    @Arg('filter', () => ItemFilter, { nullable: true }) filter: ItemFilter | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<ItemVersion>> {
    return itemPage(context, { ...filter, members: within(code, filter?.members) }, first ?? 20, after);
  }

  @FieldResolver(() => CaseConnection, { nullable: true })
  cases(
    @Root() { code }: Member,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => CaseFilter, { nullable: true }) filter: CaseFilter | null,
    @Arg('orderBy', () => CaseOrderEnum, { nullable: true, defaultValue: CASE_ORDERS[0] }) orderBy: CaseOrder | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<BriefCaseView>> {
    return casePage(context, info, { ...filter, members: within(code, filter?.members) }, orderBy ?? CASE_ORDERS[0], first ?? 20, after);
  }

  @FieldResolver(() => StaffConnection, { nullable: true })
  staff(
    @Root() { code }: Member,
    @Ctx() context: HubContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<Staff>> {
    return staffPage(context, code, first ?? 20, after);
  }
}

/** The member's own code, unless the filter asks for other members only. */
function within(code: string, members: readonly string[] | null | undefined): string[] {
  return members === null || members === undefined || members.includes(code) ? [code] : [];
}

@Resolver(() => ServiceCenterType)
export class ServiceCenterFields {
  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: Center, @Ctx() { services }: HubContext): Member {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => [ServiceWindowType])
  windows(@Root() { id }: Center, @Ctx() { loaders }: HubContext): Promise<readonly Window[]> {
    return loaders.windowsOfCenter.load(id);
  }
}

@Resolver(() => ServiceWindowType)
export class ServiceWindowFields {
  @FieldResolver(() => ServiceCenterType)
  center(@Root() { centerId }: Window, @Ctx() { loaders }: HubContext): Promise<Center | null> {
    return loaders.center.load(centerId);
  }

  @FieldResolver(() => [StaffType])
  staff(@Root() { id }: Window, @Ctx() { loaders }: HubContext): Promise<readonly Staff[]> {
    return loaders.staffOfWindow.load(id);
  }
}
