import type { Inquiry } from '../../domain/inquiries/inquiry.js';
import type { RecordTable } from '../shared/records.js';

/** Questions to windows, newest first. */
export const INQUIRIES: RecordTable<Inquiry> = {
  name: 'inquiry',
  order: { column: 'opened_at', direction: 'DESC' },
  columns: {
    member_code: ['text', (inquiry) => inquiry.memberCode],
    status: ['text', (inquiry) => inquiry.status],
    opened_at: ['timestamptz', (inquiry) => inquiry.openedAt],
    referred_to: ['text[]', (inquiry) => inquiry.referrals.map((referral) => referral.memberCode)],
  },
};
