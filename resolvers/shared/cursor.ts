import { createHash } from 'node:crypto';
import { canonicalText } from '../../domain/cases/case-event.js';
import { badInput } from './errors.js';

export type CursorKey = readonly (string | number)[];

/** Says which list a cursor belongs to: its name, order and filter; a cursor of another list is refused. */
export function listName(name: string, order: string, filter: unknown): string {
  return `${name}.${createHash('sha256')
    .update(canonicalText([order, filter ?? null]))
    .digest('base64url')
    .slice(0, 10)}`;
}

export function encodeCursor(list: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([list, ...key])).toString('base64url');
}

/** The sort key in a cursor of this list; BAD_USER_INPUT for garbage and for a cursor of another list, order or filter. */
export function decodeCursor(list: string, length: number, cursor: string | null | undefined): CursorKey | null {
  if (cursor === null || cursor === undefined) return null;
  const parts = parse(cursor);
  const scalar = (part: unknown): part is string | number =>
    typeof part === 'string' || (typeof part === 'number' && Number.isSafeInteger(part));
  if (!Array.isArray(parts) || parts.length !== length + 1 || !parts.every(scalar)) throw badInput('游标无效 / not a cursor', ['after']);
  if (parts[0] !== list) throw badInput('游标属于另一列表、排序或筛选 / the cursor is of another list, order or filter', ['after']);
  return parts.slice(1);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
