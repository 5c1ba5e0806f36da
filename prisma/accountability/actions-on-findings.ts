import type { AccountabilityAction } from '../../domain/accountability/accountability.js';
import type { Queries } from '../database.js';

/** The actions that rest on any of the findings, newest first. */
export async function readActionsOnFindings(queries: Queries, findingIds: readonly string[]): Promise<AccountabilityAction[]> {
  const rows = await queries.query<{ record: AccountabilityAction }>(
    'SELECT record FROM accountability WHERE finding_ids && $1::text[] ORDER BY proposed_at DESC, id DESC',
    [findingIds],
  );
  return rows.map((row) => row.record);
}
