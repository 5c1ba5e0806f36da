import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { answerInquiry } from '../../domain/inquiries/answer-inquiry.js';
import { CHANNELS, type Inquiry } from '../../domain/inquiries/inquiry.js';
import { handlesInquiry, maySeeInquiry, WINDOW_ROLES } from '../../domain/inquiries/inquiry-policy.js';
import { referInquiry } from '../../domain/inquiries/refer-inquiry.js';
import { globalId } from '../../domain/members/member.js';
import { ownerOf } from '../../domain/members/owner-of.js';
import { grant, refuse, type Verdict } from '../../domain/shared/refusal.js';
import type { Queries } from '../../prisma/database.js';
import { INQUIRIES } from '../../prisma/inquiries/inquiries.js';
import { readCounters } from '../../prisma/members/counter-read.js';
import { readOfficer } from '../../prisma/staff/officer-read.js';
import {
  AnswerInquiryInput,
  InquiryPayload,
  OpenInquiryInput,
  ReferInquiryInput,
} from '../../schema/inquiries/inquiry-mutations.operation.js';
import { actingOfficer } from '../staff/officer.js';
import { globalIdText, idempotencyKey, memberCode, optional, readInput, text } from '../shared/bounds.js';
import { openRecord, stepOnRecord, type Changed } from '../shared/change-record.js';
import type { HubContext } from '../shared/context.js';
import { offerOf } from '../joint-cases/joint-parts.js';
import { forbidden, memberUnavailable, requireRole } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';

const openBounds = z.object({
  member: memberCode,
  question: text(2_000),
  channel: z.enum(CHANNELS),
  itemCode: optional(text(64)),
  by: optional(globalIdText),
  idempotencyKey,
});
const referBounds = z.object({
  inquiry: globalIdText,
  member: memberCode,
  center: optional(globalIdText),
  window: optional(globalIdText),
  note: text(2_000),
  idempotencyKey,
});
const answerBounds = z.object({ inquiry: globalIdText, answer: text(5_000), by: optional(globalIdText), idempotencyKey });

@Resolver()
export class InquiryMutations {
  @Mutation(() => InquiryPayload, { description: 'A question is put; the officer who takes it answers to the end (首问负责, M10).' })
  async openInquiry(@Ctx() context: HubContext, @Arg('input', () => OpenInquiryInput) raw: OpenInquiryInput) {
    const { caller, services } = context;
    requireRole(caller, ...WINDOW_ROLES);
    const input = readInput(openBounds, raw);
    checkMembers(services.registry, [input.member], ['input', 'member']);
    if (caller.member !== input.member) throw forbidden();
    // Of any member: whoever is asked answers, or refers the applicant on (M10, M11).
    const offer = input.itemCode === null ? undefined : await offerOf(services, input.itemCode);
    return payload(
      await openRecord(context, {
        operation: 'OPEN_INQUIRY',
        input,
        table: INQUIRIES,
        judge: async (transaction): Promise<Verdict<Inquiry>> => {
          if (offer === null) throw memberUnavailable([ownerOf(input.itemCode ?? '') ?? '']);
          if (offer?.published === false) return refuse({ code: 'ITEM_NOT_PUBLISHED', path: ['input', 'itemCode'], basis: '通知第24条' });
          const officer = await actingOfficer(context, transaction, input.by);
          if (!officer.granted) return officer;
          return grant({
            id: globalId('inquiry', input.member, services.ids.next()),
            memberCode: input.member,
            question: input.question,
            channel: input.channel,
            firstResponder: officer.value.id,
            itemVersionId: offer?.versionId ?? null,
            referrals: [],
            answer: null,
            status: 'OPEN',
            openedAt: services.clock.now(),
            answeredAt: null,
          });
        },
      }),
    );
  }

  @Mutation(() => InquiryPayload, {
    description: 'Sends the applicant on, with member, centre, window and telephone: nobody is sent away without a place (M11).',
  })
  async referInquiry(@Ctx() context: HubContext, @Arg('input', () => ReferInquiryInput) raw: ReferInquiryInput) {
    const { services } = context;
    requireRole(context.caller, ...WINDOW_ROLES);
    const input = readInput(referBounds, raw);
    checkMembers(services.registry, [input.member], ['input', 'member']);
    return payload(
      await stepOnInquiry(context, 'REFER_INQUIRY', input, async (inquiry, transaction) =>
        referInquiry(inquiry, { ...input, now: services.clock.now() }, await readCounters(transaction, input.member)),
      ),
    );
  }

  @Mutation(() => InquiryPayload, { description: 'The answer, by the first responder, or by the member that it was referred to.' })
  async answerInquiry(@Ctx() context: HubContext, @Arg('input', () => AnswerInquiryInput) raw: AnswerInquiryInput) {
    requireRole(context.caller, ...WINDOW_ROLES);
    const input = readInput(answerBounds, raw);
    return payload(
      await stepOnInquiry(context, 'ANSWER_INQUIRY', input, async (inquiry, transaction) => {
        const officer = await actingOfficer(context, transaction, input.by);
        if (!officer.granted) return officer;
        const firstResponder = await readOfficer(transaction, inquiry.firstResponder);
        return answerInquiry(inquiry, { answer: input.answer, officer: officer.value, firstResponder, now: context.services.clock.now() });
      }),
    );
  }
}

/** A step on an inquiry that the caller's member handles, or that it was last referred to. */
function stepOnInquiry(
  context: HubContext,
  operation: string,
  input: { readonly inquiry: string; readonly idempotencyKey: string | null },
  judge: (inquiry: Inquiry, transaction: Queries) => Promise<Verdict<Inquiry>>,
): Promise<Changed<Inquiry>> {
  const { caller } = context;
  return stepOnRecord(context, {
    operation,
    input,
    table: INQUIRIES,
    id: input.inquiry,
    field: 'inquiry',
    sees: (inquiry) => maySeeInquiry(caller, inquiry),
    judge: (inquiry, transaction) => {
      const isAsked = handlesInquiry(caller, inquiry) || inquiry.referrals.at(-1)?.memberCode === caller.member;
      const mismatch = { code: 'MEMBER_MISMATCH', reason: 'record', path: ['input', 'inquiry'], basis: '通知第10条' } as const;
      return isAsked ? judge(inquiry, transaction) : refuse({ ...mismatch, facts: { member: inquiry.memberCode } });
    },
  });
}

function payload({ record, userErrors }: Changed<Inquiry>) {
  return { inquiry: record, userErrors };
}
