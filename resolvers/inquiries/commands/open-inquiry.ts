import { z } from 'zod';
import { CHANNELS, type Inquiry } from '../../../domain/inquiries/inquiry.js';
import { WINDOW_ROLES } from '../../../domain/inquiries/inquiry-policy.js';
import { globalId } from '../../../domain/members/member.js';
import { ownerOf } from '../../../domain/members/owner-of.js';
import { grant, refuse, type Verdict } from '../../../domain/shared/refusal.js';
import { INQUIRIES } from '../../../prisma/inquiries/inquiries.js';
import type { OpenInquiryInput } from '../../../schema/inquiries/inquiry-mutations.operation.js';
import { offerOf } from '../../joint-cases/joint-parts.js';
import { globalIdText, idempotencyKey, memberCode, optional, readInput, text } from '../../shared/bounds.js';
import { openRecord } from '../../shared/change-record.js';
import type { HubContext } from '../../shared/context.js';
import { forbidden, memberUnavailable, requireRole } from '../../shared/errors.js';
import { checkMembers } from '../../shared/members-filter.js';
import { actingOfficer } from '../../staff/officer.js';
import { inquiryPayload } from '../inquiry-payload.js';

const bounds = z.object({
  member: memberCode,
  question: text(2_000),
  channel: z.enum(CHANNELS),
  itemCode: optional(text(64)),
  by: optional(globalIdText),
  idempotencyKey,
});

/** Takes a question (首问负责, M10), about any member's item. Throws MEMBER_UNAVAILABLE while that member cannot be asked; refuses ITEM_NOT_PUBLISHED, NOT_FOUND, STAFF_NOT_ELIGIBLE. */
export async function openInquiry(context: HubContext, raw: OpenInquiryInput) {
  const { caller, services } = context;
  requireRole(caller, ...WINDOW_ROLES);
  const input = readInput(bounds, raw);
  checkMembers(services.registry, [input.member], ['input', 'member']);
  if (caller.member !== input.member) throw forbidden();
  // Of any member: whoever is asked answers, or refers the applicant on (M10, M11).
  const offer = input.itemCode === null ? undefined : await offerOf(services, input.itemCode);
  return inquiryPayload(
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
