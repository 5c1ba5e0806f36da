import type { Inquiry } from '../../../domain/inquiries/inquiry.js';
import { handlesInquiry, maySeeInquiry } from '../../../domain/inquiries/inquiry-policy.js';
import { refuse, type Verdict } from '../../../domain/shared/refusal.js';
import type { Queries } from '../../../prisma/database.js';
import { INQUIRIES } from '../../../prisma/inquiries/inquiries.js';
import { stepOnRecord, type Changed } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';

/** A step on an inquiry that the caller's member handles, or that it was last referred to. */
export function stepOnInquiry(
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
