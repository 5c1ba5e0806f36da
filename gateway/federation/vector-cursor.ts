import { badInput } from '../../resolvers/shared/errors.js';

/** Where each node's log was left, by the node's name: the nodes' own cursors. */
export type Vector = Readonly<Record<string, string>>;

const VECTOR = 'vector';

/** A cursor over several nodes' logs. */
export function encodeVector(vector: Vector): string {
  const entries = Object.entries(vector).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify([VECTOR, ...entries])).toString('base64url');
}

/**
 * Where a feed over these nodes goes on: null for live only. A node's own cursor (such as of a case's `events`) is good for a feed of
 * that node alone. BAD_USER_INPUT for what is no cursor of a feed.
 */
export function decodeVector(after: string | null, nodes: readonly string[]): Vector | null {
  if (after === null) return null;
  const parts = parse(after);
  if (!Array.isArray(parts)) throw badInput('游标无效 / not a cursor', ['after']);
  if (parts[0] === VECTOR) {
    const entries = parts.slice(1);
    if (!entries.every(isEntry)) throw badInput('游标无效 / not a cursor', ['after']);
    return Object.fromEntries(entries);
  }
  const [only] = nodes;
  if (nodes.length !== 1 || only === undefined) {
    throw badInput('该游标只属于一个节点，不能用于多个成员单位的动态 / a cursor of one node cannot lead a feed over several', ['after']);
  }
  return { [only]: after };
}

function isEntry(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
