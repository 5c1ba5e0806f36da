import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  AnswerInquiryInput,
  InquiryPayload,
  OpenInquiryInput,
  ReferInquiryInput,
} from '../../schema/inquiries/inquiry-mutations.operation.js';
import type { HubContext } from '../shared/context.js';
import { answerInquiry } from './commands/answer-inquiry.js';
import { openInquiry } from './commands/open-inquiry.js';
import { referInquiry } from './commands/refer-inquiry.js';

@Resolver()
export class InquiryMutations {
  @Mutation(() => InquiryPayload, { description: 'A question is put; the officer who takes it answers to the end (首问负责, M10).' })
  openInquiry(@Ctx() context: HubContext, @Arg('input', () => OpenInquiryInput) input: OpenInquiryInput) {
    return openInquiry(context, input);
  }

  @Mutation(() => InquiryPayload, {
    description: 'Sends the applicant on, with member, centre, window and telephone: nobody is sent away without a place (M11).',
  })
  referInquiry(@Ctx() context: HubContext, @Arg('input', () => ReferInquiryInput) input: ReferInquiryInput) {
    return referInquiry(context, input);
  }

  @Mutation(() => InquiryPayload, { description: 'The answer, by the first responder, or by the member that it was referred to.' })
  answerInquiry(@Ctx() context: HubContext, @Arg('input', () => AnswerInquiryInput) input: AnswerInquiryInput) {
    return answerInquiry(context, input);
  }
}
