import type { JointCase } from '../../domain/joint-cases/joint-case.js';
import type { Changed } from '../shared/change-record.js';
import type { HubContext } from '../shared/context.js';

/** What opening and delivering answer: the tracking code with the record, for who received the applicant. */
export function jointCasePayload({ services }: HubContext, { record, userErrors }: Changed<JointCase>) {
  return { jointCase: record, trackingCode: record === null ? null : services.trackingCodes.open(record.trackingSealed), userErrors };
}
