import type { Finding } from '../../domain/inspections/inspection.js';
import type { RecordTable } from '../shared/records.js';

/** What inspections found, oldest first. */
export const FINDINGS: RecordTable<Finding> = {
  name: 'finding',
  order: { column: 'recorded_at', direction: 'ASC' },
  columns: {
    inspection_id: ['text', (finding) => finding.inspectionId],
    member_code: ['text', (finding) => finding.memberCode],
    severity: ['text', (finding) => finding.severity],
    violation: ['text', (finding) => finding.violation],
    points: ['float8', (finding) => finding.points],
    staff_id: ['text', (finding) => finding.staffId],
    case_id: ['text', (finding) => finding.caseId],
    recorded_at: ['timestamptz', (finding) => finding.recordedAt],
  },
};
