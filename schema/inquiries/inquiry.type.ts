import { Field, ObjectType } from 'type-graphql';
import { CHANNELS, INQUIRY_STATUSES, type Channel } from '../../domain/inquiries/inquiry.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';
import { enumOf } from '../shared/enum.js';
import { DateTimeScalar } from '../shared/scalars.js';

export const ChannelEnum = enumOf('Channel', CHANNELS, '窗口、电话、微信、网上、手机');

export const InquiryStatusEnum = enumOf('InquiryStatus', INQUIRY_STATUSES, '待答、已转介、已答复');

@ObjectType('Inquiry', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A question to a window (咨询); its first responder answers to the end (M10, M11).',
})
export class InquiryType extends NodeType {
  @Field()
  readonly question!: string;

  @Field(() => ChannelEnum)
  readonly channel!: Channel;

  @Field(() => String, { nullable: true })
  readonly answer!: string | null;

  @Field(() => InquiryStatusEnum)
  readonly status!: string;

  @Field(() => DateTimeScalar)
  readonly openedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly answeredAt!: string | null;
}

@ObjectType('Referral', { description: 'Where the applicant was sent, in full: department, centre, window (M11).', simpleResolvers: true })
export class ReferralType {
  @Field()
  readonly note!: string;

  @Field(() => DateTimeScalar)
  readonly at!: string;
}

export const InquiryConnection = connectionOf('Inquiry', () => InquiryType);
