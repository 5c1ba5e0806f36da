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
export function decodeCursor(list: string, parts: readonly CursorPart[], cursor: string | null | undefined): CursorKey | null {
  if (cursor === null || cursor === undefined) return null;
  const decoded = parse(cursor);
  if (!Array.isArray(decoded) || typeof decoded[0] !== 'string') throw notCursor();
  const [of, ...key] = decoded as [string, ...unknown[]];
  if (of !== list) throw badInput('游标属于另一列表、排序或筛选 / the cursor is of another list, order or filter', ['after']);
  if (key.length !== parts.length || !parts.every((part, index) => IS_PART[part](key[index]))) throw notCursor();
  return key as CursorKey;
}

/** What a part of a sort key is: a cursor made up by hand must not reach the database as anything else. */
export type CursorPart = 'instant' | 'day' | 'text' | 'version' | 'position';

const isText = (part: unknown): part is string => typeof part === 'string' && part.length <= 200 && !part.includes('\u0000');
const isNumber = (part: unknown, max: number): boolean => typeof part === 'number' && Number.isInteger(part) && part >= 0 && part <= max;
const isInstant = (part: unknown): boolean => {
  const instant = isText(part) ? new Date(part) : new Date(Number.NaN);
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === part;
};

const IS_PART: Readonly<Record<CursorPart, (part: unknown) => boolean>> = {
  instant: isInstant,
  day: (part) => typeof part === 'string' && isInstant(`${part}T00:00:00.000Z`),
  text: isText,
  version: (part) => isNumber(part, 2_147_483_647),
  position: (part) => isNumber(part, Number.MAX_SAFE_INTEGER),
};

function notCursor(): Error {
  return badInput('游标无效 / not a cursor', ['after']);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
