import type { Inspection } from '../../domain/inspections/inspection.js';
import type { RecordTable } from '../shared/records.js';

/** Inspections, newest first. */
export const INSPECTIONS: RecordTable<Inspection> = {
  name: 'inspection',
  order: { column: 'opened_at', direction: 'DESC' },
  columns: {
    number: ['text', (inspection) => inspection.number],
    member_code: ['text', (inspection) => inspection.memberCode],
    kind: ['text', (inspection) => inspection.kind],
    status: ['text', (inspection) => inspection.status],
    opened_at: ['timestamptz', (inspection) => inspection.openedAt],
    closed_at: ['timestamptz', (inspection) => inspection.closedAt],
    center_id: ['text', (inspection) => inspection.centerId],
    case_id: ['text', (inspection) => inspection.caseId],
  },
};
