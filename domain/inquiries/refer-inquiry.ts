import type { CenterLevel } from '../members/member.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import type { Instant } from '../shared/time.js';
import type { Inquiry } from './inquiry.js';

/** A centre of a member with its windows, in their order. */
export interface Counter {
  readonly id: string;
  readonly memberCode: string;
  readonly level: CenterLevel;
  readonly windows: readonly { readonly id: string }[];
}

export interface ReferRequest {
  readonly member: string;
  /** Null: the member's own main centre. */
  readonly center: string | null;
  /** Null: the first window of that centre. */
  readonly window: string | null;
  readonly note: string;
  readonly now: Instant;
}

const BASIS = '通知第10条、第11条';

/**
 * Sends the applicant on, never without a place: member, centre, window (with the centre's telephone). What the request leaves open
 * becomes the member's main centre and its first window. Refuses ILLEGAL_TRANSITION once answered, INVALID_INPUT for a referral to
 * the member itself without another window, MEMBER_MISMATCH for a centre or window of another member.
 */
export function referInquiry(inquiry: Inquiry, request: ReferRequest, counters: readonly Counter[]): Verdict<Inquiry> {
  if (inquiry.status === 'ANSWERED') {
    return refuse({ code: 'ILLEGAL_TRANSITION', reason: 'record', basis: BASIS, facts: { status: 'ANSWERED', from: 'OPEN, REFERRED' } });
  }
  if (request.member === inquiry.memberCode && request.window === null) {
    return refuse({ code: 'INVALID_INPUT', reason: 'redirectToSelf', path: ['input', 'member'], basis: null });
  }
  const center = centerOf(request, counters);
  if (center === null) return refuse(mismatch('center'));
  const windowId = request.window ?? center.windows[0]?.id;
  if (windowId === undefined || !center.windows.some((window) => window.id === windowId)) return refuse(mismatch('window'));
  const referral = { memberCode: request.member, centerId: center.id, windowId, note: request.note, at: request.now };
  return grant({ ...inquiry, status: 'REFERRED', referrals: [...inquiry.referrals, referral] });
}

/** The centre asked for, that of the window asked for, or the main one: a township's comes last. */
function centerOf({ center, window }: ReferRequest, counters: readonly Counter[]): Counter | null {
  if (center !== null) return counters.find(({ id }) => id === center) ?? null;
  if (window !== null) return counters.find(({ windows }) => windows.some(({ id }) => id === window)) ?? null;
  return counters.find(({ level }) => level !== 'TOWNSHIP') ?? counters[0] ?? null;
}

function mismatch(field: 'center' | 'window'): Refusal {
  return { code: 'MEMBER_MISMATCH', reason: field, path: ['input', field], basis: BASIS };
}
