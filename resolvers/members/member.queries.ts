import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Member, MemberKind as MemberKindValue } from '../../domain/members/member.js';
import { MemberKind, MemberType } from '../../schema/members/member.type.js';
import type { HubContext } from '../shared/context.js';

@Resolver()
export class MemberQueries {
  @Query(() => [MemberType], { description: 'Public. All members, or those of one kind, in the order of their codes.' })
  members(@Ctx() { services }: HubContext, @Arg('kind', () => MemberKind, { nullable: true }) kind?: MemberKindValue | null): Member[] {
    return services.registry.members(kind ?? null);
  }

  @Query(() => MemberType, { nullable: true, description: 'Public.' })
  member(@Ctx() { services }: HubContext, @Arg('code', () => String) code: string): Member | null {
    return services.registry.findMember(code);
  }
}
