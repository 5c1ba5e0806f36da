import type { Visit } from '../../domain/visits/visit.js';
import type { RecordTable } from '../shared/records.js';

/** Visits to applicants, the latest day first. */
export const VISITS: RecordTable<Visit> = {
  name: 'visit',
  order: { column: 'scheduled_for', direction: 'DESC' },
  columns: {
    member_code: ['text', (visit) => visit.memberCode],
    kind: ['text', (visit) => visit.kind],
    status: ['text', (visit) => visit.status],
    scheduled_for: ['timestamptz', (visit) => visit.scheduledFor],
    visited_at: ['timestamptz', (visit) => visit.visitedAt],
    case_id: ['text', (visit) => visit.caseId],
  },
};
