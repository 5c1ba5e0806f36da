import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Member } from '../../domain/members/member.js';
import { MemberType } from '../../schema/members/member.type.js';
import { NodeType } from '../../schema/shared/node.type.js';
import { ViewerType } from '../../schema/viewer/viewer.type.js';
import type { HubContext } from '../shared/context.js';
import { readInput, storableText } from '../shared/bounds.js';
import { findNode, type Found } from './find-node.js';

@Resolver(() => ViewerType)
export class ViewerQueries {
  @Query(() => NodeType, {
    nullable: true,
    description: 'Anything by its global id; null where it does not exist or the caller may not see it.',
  })
  node(@Ctx() context: HubContext, @Arg('id', () => ID) id: string): Promise<Found> | Found {
    return findNode(readInput(storableText, id, 'id'), context);
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
