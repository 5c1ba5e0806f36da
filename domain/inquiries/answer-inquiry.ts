import { grant, refuse, type Verdict } from '../shared/refusal.js';
import { civilDateOf, type Instant } from '../shared/time.js';
import { isOnLeave, type Staff } from '../staff/staff.js';
import type { Inquiry } from './inquiry.js';

const BASIS = '通知第10条';

/**
 * The answer ends an inquiry. Its first responder answers to the end (首问负责): another officer of the member only while the first
 * responder is on leave; after a referral also an officer of the member that it was last referred to.
 * Refuses ILLEGAL_TRANSITION for a second answer, STAFF_NOT_ELIGIBLE, MEMBER_MISMATCH.
 */
export function answerInquiry(
  inquiry: Inquiry,
  request: { readonly answer: string; readonly officer: Staff; readonly firstResponder: Staff | null; readonly now: Instant },
): Verdict<Inquiry> {
  const { officer, firstResponder, now, answer } = request;
  if (inquiry.status === 'ANSWERED') {
    return refuse({ code: 'ILLEGAL_TRANSITION', reason: 'record', basis: BASIS, facts: { status: 'ANSWERED', from: 'OPEN, REFERRED' } });
  }
  const isReferredTo = inquiry.referrals.at(-1)?.memberCode === officer.memberCode;
  if (officer.memberCode !== inquiry.memberCode && !isReferredTo) {
    const facts = { officer: officer.name, member: inquiry.memberCode };
    return refuse({ code: 'MEMBER_MISMATCH', reason: 'officer', path: ['input', 'by'], basis: BASIS, facts });
  }
  const stepsIn = isReferredTo || firstResponder === null || isOnLeave(firstResponder, civilDateOf(now));
  if (officer.id !== inquiry.firstResponder && !stepsIn) {
    const facts = { officer: firstResponder.name };
    return refuse({ code: 'STAFF_NOT_ELIGIBLE', reason: 'firstResponder', path: ['input', 'by'], basis: BASIS, facts });
  }
  return grant({ ...inquiry, status: 'ANSWERED', answer, answeredAt: now });
}
