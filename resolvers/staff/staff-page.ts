import type { Staff } from '../../prisma/generated/client.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import type { HubContext } from '../shared/context.js';
import { decodeCursor, listName } from '../shared/cursor.js';
import { keysetCursor, pageOf, pageSize } from '../shared/page.js';

/** A page of a member's officers, in the order of their ids. */
export async function staffPage(
  { services }: HubContext,
  memberCode: string,
  first: number,
  after: string | null | undefined,
): Promise<Page<Staff>> {
  const size = pageSize(first);
  const list = listName('staff', 'ID', memberCode);
  const key = decodeCursor(list, ['text'], after);
  const { staff } = services.database.prisma;
  const rows = await staff.findMany({
    where: { memberCode, ...(key === null ? {} : { id: { gt: String(key[0]) } }) },
    orderBy: { id: 'asc' },
    take: size + 1,
  });
  return pageOf(rows, {
    first: size,
    after,
    cursorOf: keysetCursor(list, (row) => [row.id]),
    nodeOf: (row) => row,
    count: () => staff.count({ where: { memberCode } }),
  });
}
