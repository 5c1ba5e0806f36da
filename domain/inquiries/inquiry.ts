import type { Instant } from '../shared/time.js';

/** How an applicant reaches a member: 窗口、电话、微信、网上、手机. */
export const CHANNELS = ['COUNTER', 'PHONE', 'WECHAT', 'WEB', 'APP'] as const;
export type Channel = (typeof CHANNELS)[number];

export const INQUIRY_STATUSES = ['OPEN', 'REFERRED', 'ANSWERED'] as const;
export type InquiryStatus = (typeof INQUIRY_STATUSES)[number];

/** Where an applicant was sent, in full (M11). */
export interface Referral {
  readonly memberCode: string;
  readonly centerId: string;
  readonly windowId: string;
  readonly note: string;
  readonly at: Instant;
}

/** A question to a window (咨询); its first responder answers to the end (首问负责, M10). */
export interface Inquiry {
  readonly id: string;
  readonly memberCode: string;
  readonly question: string;
  readonly channel: Channel;
  /** Staff id. */
  readonly firstResponder: string;
  readonly itemVersionId: string | null;
  readonly referrals: readonly Referral[];
  readonly answer: string | null;
  readonly status: InquiryStatus;
  readonly openedAt: Instant;
  readonly answeredAt: Instant | null;
}
