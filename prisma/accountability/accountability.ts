import type { AccountabilityAction } from '../../domain/accountability/accountability.js';
import type { RecordTable } from '../shared/records.js';

/** Accountability actions, newest first. */
export const ACCOUNTABILITY: RecordTable<AccountabilityAction> = {
  name: 'accountability',
  order: { column: 'proposed_at', direction: 'DESC' },
  columns: {
    number: ['text', (action) => action.number],
    member_code: ['text', (action) => action.memberCode],
    subject_id: ['text', (action) => action.subjectId],
    status: ['text', (action) => action.status],
    ground: ['text', (action) => action.ground],
    proposed_at: ['timestamptz', (action) => action.proposedAt],
    decided_at: ['timestamptz', (action) => action.decidedAt],
    finding_ids: ['text[]', (action) => action.findingIds],
    notice_id: ['text', (action) => action.noticeId],
  },
};
