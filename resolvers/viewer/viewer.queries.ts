import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { caseScope, isEmptyScope } from '../../domain/cases/case-policy.js';
import { draftScope } from '../../domain/items/item-policy.js';
import type { Member } from '../../domain/members/member.js';
import { alertScope } from '../../domain/supervision/alert-policy.js';
import { readAlerts } from '../../prisma/supervision/alert-read.js';
import { readEvent } from '../../prisma/cases/event-read.js';
import { MemberType } from '../../schema/members/member.type.js';
import { NodeType } from '../../schema/shared/node.type.js';
import { ViewerType } from '../../schema/viewer/viewer.type.js';
import { eventView } from '../cases/case-view.js';
import { findDocument } from '../documents/print-document.js';
import type { HubContext } from '../shared/context.js';

type Found = { readonly id: string } | null;

/** How each kind of node is found; what the caller may not see is not found. */
const FINDERS: Readonly<Record<string, (id: string, context: HubContext) => Promise<Found> | Found>> = {
  member: (id, { services }) => services.registry.members().find((member) => member.id === id) ?? null,
  center: (id, { loaders }) => loaders.center.load(id),
  window: (id, { loaders }) => loaders.window.load(id),
  staff: (id, { loaders }) => loaders.staff.load(id),
  item: async (id, { caller, loaders }) => {
    const item = await loaders.item.load(id);
    const scope = draftScope(caller);
    return item === null || (item.status === 'DRAFT' && !scope.all && scope.member !== item.memberCode) ? null : item;
  },
  case: (id, { caller, loaders }) => (isEmptyScope(caseScope(caller)) ? null : loaders.case.load(id)),
  event: async (id, { caller, services }) => {
    const row = await readEvent(services.database, caseScope(caller), id);
    return row === null ? null : eventView(row);
  },
  document: (id, context) => findDocument(id, context),
  alert: async (id, { caller, services }) => (await readAlerts(services.database, alertScope(caller), [id]))[0] ?? null,
};

@Resolver(() => ViewerType)
export class ViewerQueries {
  @Query(() => NodeType, {
    nullable: true,
    description: 'Anything by its global id; null where it does not exist or the caller may not see it.',
  })
  node(@Ctx() context: HubContext, @Arg('id', () => ID) id: string): Promise<Found> | Found {
    return FINDERS[id.slice(0, Math.max(0, id.indexOf('_')))]?.(id, context) ?? null;
  }

  @Query(() => ViewerType, { nullable: true, description: 'Who asks; null for the public.' })
  viewer(@Ctx() { caller }: HubContext): ViewerType | null {
    const { subject, name, roles, member } = caller;
    return subject === null ? null : { subject, name, roles, memberCode: member };
  }

  @FieldResolver(() => MemberType, { nullable: true })
  member(@Root() { memberCode }: ViewerType, @Ctx() { services }: HubContext): Member | null {
    return memberCode === null ? null : services.registry.findMember(memberCode);
  }
}
