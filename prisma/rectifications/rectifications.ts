import { alertsOnOf, type Rectification } from '../../domain/rectifications/rectification.js';
import type { RecordTable } from '../shared/records.js';

/** The problem ledger, what is due first first. */
export const RECTIFICATIONS: RecordTable<Rectification> = {
  name: 'rectification',
  order: { column: 'due_on', direction: 'ASC' },
  columns: {
    member_code: ['text', (line) => line.memberCode],
    status: ['text', (line) => line.status],
    aspect: ['text', (line) => line.aspect],
    opened_at: ['timestamptz', (line) => line.openedAt],
    due_on: ['date', (line) => line.dueOn],
    alerts_on: ['date', alertsOnOf],
    finding_id: ['text', (line) => line.findingId],
  },
};
