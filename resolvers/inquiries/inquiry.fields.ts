import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Inquiry, Referral } from '../../domain/inquiries/inquiry.js';
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
  item(@Root() { itemVersionId }: Inquiry, @Ctx() { loaders }: HubContext) {
    return itemVersionId === null ? null : loaders.item.load(itemVersionId);
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
