import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { passedFirstTime } from '../../domain/visits/first-check.js';
import type { Visit } from '../../domain/visits/visit.js';
import { CaseType } from '../../schema/cases/case.type.js';
import { ItemType } from '../../schema/items/item.type.js';
import { MemberType } from '../../schema/members/member.type.js';
import { StaffType } from '../../schema/staff/staff.type.js';
import { VisitType } from '../../schema/visits/visit.type.js';
import type { CaseView } from '../cases/case-view.js';
import type { HubContext } from '../shared/context.js';

@Resolver(() => VisitType)
export class VisitFields {
  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: Visit, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => [ItemType])
  items(@Root() { itemVersionIds }: Visit, @Ctx() { loaders }: HubContext) {
    return loaders.item.loadMany([...itemVersionIds]);
  }

  @FieldResolver(() => CaseType, {
    nullable: true,
    description: 'The case that is surveyed, or that came of the on-site service: the first one that its project applied for afterwards.',
  })
  async case(@Root() visit: Visit, @Ctx() { loaders }: HubContext): Promise<CaseView | null> {
    const caseId = visit.caseId ?? (await loaders.laterCase.load(visit))?.id ?? null;
    return caseId === null ? null : loaders.case.load(caseId);
  }

  @FieldResolver(() => StaffType, { description: 'The named officer (专人).' })
  contactOfficer(@Root() { contactOfficer }: Visit, @Ctx() { loaders }: HubContext) {
    return loaders.staff.load(contactOfficer);
  }

  @FieldResolver(() => [StaffType])
  attendees(@Root() { attendees }: Visit, @Ctx() { loaders }: HubContext) {
    return loaders.staff.loadMany([...attendees]);
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'Whether the materials passed at the first check (一次合格).' })
  async passedFirstTime(@Root() visit: Visit, @Ctx() { loaders }: HubContext): Promise<boolean | null> {
    return passedFirstTime(visit, await loaders.laterCase.load(visit));
  }
}
