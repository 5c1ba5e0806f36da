import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Channel } from '../../domain/inquiries/inquiry.js';
import { ChannelEnum, InquiryType } from './inquiry.type.js';
import { UserErrorType } from '../shared/user-error.type.js';

@InputType('OpenInquiryInput')
export class OpenInquiryInput {
  @Field()
  member!: string;

  @Field()
  question!: string;

  @Field(() => ChannelEnum)
  channel!: Channel;

  @Field(() => String, { nullable: true })
  itemCode?: string | null;

  @Field(() => ID, { nullable: true, description: "The officer's staff id; default: the caller's own." })
  by?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('ReferInquiryInput')
export class ReferInquiryInput {
  @Field(() => ID)
  inquiry!: string;

  @Field()
  member!: string;

  @Field(() => ID, { nullable: true, description: "Default: the member's main centre." })
  center?: string | null;

  @Field(() => ID, { nullable: true, description: 'Default: the first window of that centre.' })
  window?: string | null;

  @Field()
  note!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('AnswerInquiryInput')
export class AnswerInquiryInput {
  @Field(() => ID)
  inquiry!: string;

  @Field()
  answer!: string;

  @Field(() => ID, { nullable: true })
  by?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType('InquiryPayload', { simpleResolvers: true })
export class InquiryPayload {
  @Field(() => InquiryType, { nullable: true })
  readonly inquiry!: InquiryType | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
