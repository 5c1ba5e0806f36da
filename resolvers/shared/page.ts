import type { Page } from '../../schema/shared/page-info.type.js';
import { encodeCursor, type CursorKey } from './cursor.js';
import { badInput } from './errors.js';

export const PAGE_SIZE_MAX = 100;

/** The bound of a page's size, of which `argument` tells; BAD_USER_INPUT outside of 1 to `max`. */
export function pageSize(size: number, max = PAGE_SIZE_MAX, argument = 'first'): number {
  if (size < 1 || size > max) throw badInput(`须为 1 至 ${max} / must be 1 to ${max}`, [argument]);
  return size;
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
  const { cursorOf, nodeOf } = options;
  const shown = rows.slice(0, options.first);
  const nodes = shown.map(nodeOf);
  const cursorAt = (row: Row | undefined): string | null => (row === undefined ? null : cursorOf(row));
  return {
    // Most callers read the nodes alone.
    get edges() {
      return nodes.map((node, at) => ({ cursor: cursorOf(shown[at] as Row), node }));
    },
    nodes,
    pageInfo: {
      hasNextPage: rows.length > options.first,
      hasPreviousPage: options.after !== null && options.after !== undefined,
      startCursor: cursorAt(shown[0]),
      endCursor: cursorAt(shown.at(-1)),
    },
    count: options.count,
  };
}

/** The cursors of a keyset list. */
export function keysetCursor<Row>(list: string, keyOf: (row: Row) => CursorKey): (row: Row) => string {
  return (row) => encodeCursor(list, keyOf(row));
}
