import { z } from 'zod';
import { WINDOW_ROLES } from '../../../domain/inquiries/inquiry-policy.js';
import { answerInquiry as judgeAnswer } from '../../../domain/inquiries/answer-inquiry.js';
import { readOfficer } from '../../../prisma/staff/officer-read.js';
import type { AnswerInquiryInput } from '../../../schema/inquiries/inquiry-mutations.operation.js';
import { globalIdText, idempotencyKey, optional, readInput, text } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { requireRole } from '../../shared/errors.js';
import { actingOfficer } from '../../staff/officer.js';
import { inquiryPayload } from '../inquiry-payload.js';
import { stepOnInquiry } from './step-on-inquiry.js';

const bounds = z.object({ inquiry: globalIdText, answer: text(5_000), by: optional(globalIdText), idempotencyKey });

/** Answers, by the first responder or by the member referred to (M10). */
export async function answerInquiry(context: HubContext, raw: AnswerInquiryInput) {
  requireRole(context.caller, ...WINDOW_ROLES);
  const input = readInput(bounds, raw);
  return inquiryPayload(
    await stepOnInquiry(context, 'ANSWER_INQUIRY', input, async (inquiry, transaction) => {
      const officer = await actingOfficer(context, transaction, input.by);
      if (!officer.granted) return officer;
      const firstResponder = await readOfficer(transaction, inquiry.firstResponder);
      return judgeAnswer(inquiry, { answer: input.answer, officer: officer.value, firstResponder, now: context.services.clock.now() });
    }),
  );
}
