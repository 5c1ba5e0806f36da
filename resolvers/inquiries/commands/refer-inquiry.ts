import { z } from 'zod';
import { WINDOW_ROLES } from '../../../domain/inquiries/inquiry-policy.js';
import { referInquiry as judgeReferral } from '../../../domain/inquiries/refer-inquiry.js';
import { readCounters } from '../../../prisma/members/counter-read.js';
import type { ReferInquiryInput } from '../../../schema/inquiries/inquiry-mutations.operation.js';
import { globalIdText, idempotencyKey, memberCode, optional, readInput, text } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { requireRole } from '../../shared/errors.js';
import { checkMembers } from '../../shared/members-filter.js';
import { inquiryPayload } from '../inquiry-payload.js';
import { stepOnInquiry } from './step-on-inquiry.js';

const bounds = z.object({
  inquiry: globalIdText,
  member: memberCode,
  center: optional(globalIdText),
  window: optional(globalIdText),
  note: text(2_000),
  idempotencyKey,
});

/** Sends the applicant on to a place (M11). */
export async function referInquiry(context: HubContext, raw: ReferInquiryInput) {
  const { services } = context;
  requireRole(context.caller, ...WINDOW_ROLES);
  const input = readInput(bounds, raw);
  checkMembers(services.registry, [input.member], ['input', 'member']);
  return inquiryPayload(
    await stepOnInquiry(context, 'REFER_INQUIRY', input, async (inquiry, transaction) =>
      judgeReferral(inquiry, { ...input, now: services.clock.now() }, await readCounters(transaction, input.member)),
    ),
  );
}
