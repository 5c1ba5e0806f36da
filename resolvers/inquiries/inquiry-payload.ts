import type { Inquiry } from '../../domain/inquiries/inquiry.js';
import type { Changed } from '../shared/change-record.js';

export function inquiryPayload({ record, userErrors }: Changed<Inquiry>) {
  return { inquiry: record, userErrors };
}
