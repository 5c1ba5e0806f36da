import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Inquiry, Referral } from '../../domain/inquiries/inquiry.js';
import type { ItemVersion } from '../../domain/items/item.js';
import { memberOf } from '../../domain/members/member.js';
import { InquiryType, ReferralType } from '../../schema/inquiries/inquiry.type.js';
import { ItemType } from '../../schema/items/item.type.js';
import { MemberType, ServiceCenterType, ServiceWindowType } from '../../schema/members/member.type.js';
import { StaffType } from '../../schema/staff/staff.type.js';
import type { HubContext } from '../shared/context.js';

@Resolver(() => InquiryType)
export class InquiryFields {
  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: Inquiry, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => StaffType)
  firstResponder(@Root() { firstResponder }: Inquiry, @Ctx() { loaders }: HubContext) {
    return loaders.staff.load(firstResponder);
  }

  @FieldResolver(() => ItemType, { nullable: true })
  item(
    @Root() { itemVersionId }: Inquiry,
    @Ctx() { loaders, services }: HubContext,
  ): Promise<ItemVersion | null> | { readonly id: string } | null {
    if (itemVersionId === null) return null;
    // Another member's item is told by its id where its data is elsewhere: the id leads there.
    return services.registry.holds(memberOf(itemVersionId)) ? loaders.item.load(itemVersionId) : { id: itemVersionId };
  }

  @FieldResolver(() => [ReferralType], { description: 'Where the applicant was sent, in full: department, window, phone (M11).' })
  referrals(@Root() { referrals }: Inquiry): readonly Referral[] {
    return referrals;
  }
}

@Resolver(() => ReferralType)
export class ReferralFields {
  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: Referral, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => ServiceCenterType, { nullable: true })
  center(@Root() { centerId }: Referral, @Ctx() { loaders }: HubContext) {
    return loaders.center.load(centerId);
  }

  @FieldResolver(() => ServiceWindowType, { nullable: true })
  window(@Root() { windowId }: Referral, @Ctx() { loaders }: HubContext) {
    return loaders.window.load(windowId);
  }
}
