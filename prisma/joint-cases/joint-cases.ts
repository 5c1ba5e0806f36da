import { isUnsettled, type JointCase } from '../../domain/joint-cases/joint-case.js';
import type { Queries } from '../database.js';
import type { RecordTable } from '../shared/records.js';

/** Joint cases, each kept by its lead, the newest first. */
export const JOINT_CASES: RecordTable<JointCase> = {
  name: 'joint_case',
  order: { column: 'opened_at', direction: 'DESC' },
  columns: {
    number: ['text', (joint) => joint.number],
    member_code: ['text', (joint) => joint.leadCode],
    opened_at: ['timestamptz', (joint) => joint.openedAt],
    is_unsettled: ['boolean', isUnsettled],
  },
};

/** The joint cases with whose parts something is still to be done. */
export async function readUnsettledIds(queries: Queries): Promise<string[]> {
  const rows = await queries.query<{ id: string }>('SELECT id FROM joint_case WHERE is_unsettled ORDER BY opened_at, id');
  return rows.map(({ id }) => id);
}
