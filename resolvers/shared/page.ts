import type { Page } from '../../schema/shared/page-info.type.js';
import { encodeCursor, type CursorKey } from './cursor.js';
import { badInput } from './errors.js';

export const PAGE_SIZE_MAX = 100;

/** The bound of `first`; BAD_USER_INPUT outside of 1 to `max`. */
export function pageSize(first: number, max = PAGE_SIZE_MAX): number {
  if (first < 1 || first > max) throw badInput(`须为 1 至 ${max} / must be 1 to ${max}`, ['first']);
  return first;
}

/** A page out of up to `first + 1` rows, the extra one telling that there is more. */
export function pageOf<Row, Node>(
  rows: readonly Row[],
  options: {
    readonly first: number;
    readonly after: unknown;
    readonly cursorOf: (row: Row) => string;
    readonly nodeOf: (row: Row) => Node;
    readonly count: () => Promise<number>;
  },
): Page<Node> {
  const edges = rows.slice(0, options.first).map((row) => ({ cursor: options.cursorOf(row), node: options.nodeOf(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > options.first,
      hasPreviousPage: options.after !== null && options.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count: options.count,
  };
}

/** The cursors of a keyset list. */
export function keysetCursor<Row>(list: string, keyOf: (row: Row) => CursorKey): (row: Row) => string {
  return (row) => encodeCursor(list, keyOf(row));
}
