import type { Page } from '../../schema/shared/page-info.type.js';
import { countRecords, readRecordPage, type Conditions, type RecordTable } from '../../prisma/shared/records.js';
import type { HubContext } from './context.js';
import { decodeCursor, listName } from './cursor.js';
import { keysetCursor, pageOf, pageSize } from './page.js';

/** A page of records in their table's order: one statement, and one more where the count is asked for. */
export async function recordPage<Kept extends { readonly id: string }>(
  { services }: HubContext,
  table: RecordTable<Kept>,
  criteria: unknown,
  conditions: Conditions,
  first: number | null,
  after: string | null | undefined,
): Promise<Page<Kept>> {
  const size = pageSize(first ?? 20);
  const list = listName(table.name, table.order.column, criteria);
  const key = decodeCursor(list, [table.columns[table.order.column]?.[0] === 'date' ? 'day' : 'instant', 'text'], after);
  const rows = await readRecordPage(services.database, table, conditions, key === null ? null : [String(key[0]), String(key[1])], size + 1);
  return pageOf(rows, {
    first: size,
    after,
    cursorOf: keysetCursor(list, (row) => [row.key, row.record.id]),
    nodeOf: (row) => row.record,
    count: () => countRecords(services.database, table, conditions),
  });
}
