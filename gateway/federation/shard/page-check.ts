import { CURSORS_KEY, PAGE_KEY } from './merge-connections.js';
import { isObject } from '../is-object.js';

type Json = Readonly<Record<string, unknown>>;

/** Whether what a node answered is a page with what the merge needs: as many cursors as rows, and whether there is more. */
export function isPage(value: unknown, isFeed: boolean): boolean {
  if (!isObject(value)) return false;
  const edges = value[CURSORS_KEY];
  const page = value[PAGE_KEY];
  if (!Array.isArray(edges) || !isObject(page) || typeof page['hasNextPage'] !== 'boolean') return false;
  const isPlaced = isFeed ? isFeedEdge : isEdge;
  return edges.every(isPlaced) && Object.values(value).every((list) => !Array.isArray(list) || list.length === edges.length);
}

/** Whether a page's cursors are sort keys: looked into only where a merge has failed. */
export function hasKeys(page: unknown): boolean {
  return ((page as Json)[CURSORS_KEY] as readonly { readonly cursor: string }[]).every(({ cursor }) => isKey(cursor));
}

function isFeedEdge(edge: unknown): boolean {
  if (!isObject(edge) || typeof edge['cursor'] !== 'string') return false;
  return isObject(edge['node']) && typeof edge['node']['recordedAt'] === 'string';
}

function isEdge(edge: unknown): boolean {
  return isObject(edge) && typeof edge['cursor'] === 'string';
}

function isKey(cursor: string): boolean {
  try {
    return Array.isArray(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return false;
  }
}
