import { Kind, type FieldNode } from 'graphql';
import type { KeyOrder } from '../../../schema/routing.js';
import { ownName } from '../own-name.js';
import { oncePerField } from './once-per-field.js';
import { cursorPlacing } from './place-cursors.js';
import { selectedFields, type SelectedField, type Shape, type Variables } from './root-fields.js';

type Json = Readonly<Record<string, unknown>>;

/** Response keys under which the merge finds what it needs, however the caller has spelled the connection. */
export const CURSORS_KEY = ownName('cursors');
export const PAGE_KEY = ownName('page');

const field = (name: string, alias: string | null, inner: readonly FieldNode[] = []): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(alias === null ? {} : { alias: { kind: Kind.NAME, value: alias } }),
  ...(inner.length === 0 ? {} : { selectionSet: { kind: Kind.SELECTION_SET, selections: [...inner] } }),
});

const EDGES = field('edges', CURSORS_KEY, [field('cursor', null)]);
/** A feed over several nodes is told in the order in which things were recorded. */
const FEED_EDGES = field('edges', CURSORS_KEY, [field('cursor', null), field('node', null, [field('recordedAt', null)])]);
const HAS_NEXT_PAGE = field('pageInfo', PAGE_KEY, [field('hasNextPage', null)]);

/** A connection's field with what the merge needs beside what the caller asks for. */
export const withMergeFields = oncePerField((node: FieldNode, kind: 'LIST' | 'FEED'): FieldNode => {
  const merged = [kind === 'FEED' ? FEED_EDGES : EDGES, HAS_NEXT_PAGE];
  return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: [...(node.selectionSet?.selections ?? []), ...merged] } };
});

/** One node's page of a list. */
export interface NodePage {
  readonly page: Json;
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
}

export function nodePage(page: Json): NodePage {
  const edges = page[CURSORS_KEY] as readonly { readonly cursor: string }[];
  return {
    page,
    cursors: edges.map(({ cursor }) => cursor),
    hasNextPage: (page[PAGE_KEY] as { readonly hasNextPage: boolean }).hasNextPage,
  };
}

/** A place in one of the pages. */
interface Place {
  readonly from: number;
  readonly at: number;
}

/** How pages are put in one order, and which cursor a row has in the merged list. */
export interface Merging {
  /** Whether the head of one page comes before that of another. */
  readonly isBefore: (
    a: { readonly cursor: string; readonly row: Json | null },
    b: { readonly cursor: string; readonly row: Json | null },
  ) => boolean;
  readonly cursorOf: (place: { readonly from: number; readonly cursor: string }) => string;
  /** Whether rows tell their cursor themselves, as a feed's events do. */
  readonly isFeed: boolean;
}

/** By the sort key that every node's cursors hold: such a cursor means the same to all of them. */
export function byKey(order: KeyOrder): Merging {
  return { isBefore: (a, b) => compareKeys(keyOf(a.cursor), keyOf(b.cursor), order) < 0, cursorOf: ({ cursor }) => cursor, isFeed: false };
}

/** By the time of recording, each node's events in their own order; `advance` answers the cursor after an event of a node. */
export function byRecording(advance: (from: number, cursor: string) => string): Merging {
  const recordedAt = (row: Json | null): string => (row?.['node'] as { readonly recordedAt: string } | undefined)?.recordedAt ?? '';
  return { isBefore: (a, b) => recordedAt(a.row) < recordedAt(b.row), cursorOf: ({ from, cursor }) => advance(from, cursor), isFeed: true };
}

/** One page out of the nodes' pages, as one node with all the rows would give it. */
export function mergePages(
  shape: Shape,
  node: FieldNode,
  variables: Variables,
  request: { readonly pages: readonly NodePage[]; readonly first: number; readonly hasPreviousPage: boolean; readonly merging: Merging },
): Json {
  const { pages, first, hasPreviousPage, merging } = request;
  const places = merge(pages, first, merging);
  const cursors = places.map(({ from, at }) => merging.cursorOf({ from, cursor: pages[from]?.cursors[at] ?? '' }));
  const taken = pages.map((_, from) => places.filter((place) => place.from === from).length);
  const hasNextPage = pages.some((page, from) => page.hasNextPage || page.cursors.length > (taken[from] ?? 0));
  const pageInfo: Json = { hasNextPage, hasPreviousPage, startCursor: cursors[0] ?? null, endCursor: cursors.at(-1) ?? null };
  const { inRows, inEdgesAndNodes } = cursorPlacing(shape, variables);
  const told = (selected: SelectedField): unknown => {
    const rows = (): Json[] => places.map(({ from, at }) => (pages[from]?.page[selected.key] as readonly Json[])[at] ?? {});
    switch (selected.name) {
      case 'totalCount':
        return pages.reduce((sum, { page }) => sum + Number(page[selected.key]), 0);
      case 'pageInfo':
        return spelled(shape, selected.node, variables, { __typename: 'PageInfo', ...pageInfo });
      case 'edges':
        return (merging.isFeed ? inEdgesAndNodes : inRows)(selected.node, rows(), cursors);
      case 'nodes':
        return merging.isFeed ? inRows(selected.node, rows(), cursors) : rows();
      case '__typename':
        return pages[0]?.page[selected.key];
      default:
        throw new Error(`a connection has no ${selected.name}`);
    }
  };
  return Object.fromEntries(selectedFields(shape, node.selectionSet, variables).map((selected) => [selected.key, told(selected)]));
}

/** A page of a list of which no node told anything. */
export function emptyPage(shape: Shape, node: FieldNode, variables: Variables, hasPreviousPage: boolean, typeName: string): Json {
  const pageInfo = { __typename: 'PageInfo', hasNextPage: false, hasPreviousPage, startCursor: null, endCursor: null };
  const told = ({ name, node: selected }: SelectedField): unknown => {
    if (name === 'totalCount') return 0;
    if (name === 'pageInfo') return spelled(shape, selected, variables, pageInfo);
    return name === '__typename' ? typeName : [];
  };
  return Object.fromEntries(selectedFields(shape, node.selectionSet, variables).map((selected) => [selected.key, told(selected)]));
}

/** The heads of the pages in turn, the first of them first. */
function merge(pages: readonly NodePage[], first: number, { isBefore }: Merging): Place[] {
  const heads = pages.map(() => 0);
  const places: Place[] = [];
  const headOf = (from: number) => {
    const at = heads[from] ?? 0;
    const cursor = pages[from]?.cursors[at];
    const rows = pages[from]?.page[CURSORS_KEY] as readonly Json[] | undefined;
    return cursor === undefined ? null : { cursor, row: rows?.[at] ?? null };
  };
  while (places.length < first) {
    let best: number | null = null;
    for (let from = 0; from < pages.length; from += 1) {
      const head = headOf(from);
      const least = best === null ? null : headOf(best);
      if (head !== null && (least === null || isBefore(head, least))) best = from;
    }
    if (best === null) break;
    places.push({ from: best, at: heads[best] ?? 0 });
    heads[best] = (heads[best] ?? 0) + 1;
  }
  return places;
}

function spelled(shape: Shape, node: FieldNode, variables: Variables, values: Json): Json {
  return Object.fromEntries(selectedFields(shape, node.selectionSet, variables).map(({ key, name }) => [key, values[name]]));
}

type Key = readonly (string | number)[];

const keys = new Map<string, Key>();
const KEYS_AT_MOST = 10_000;

function keyOf(cursor: string): Key {
  const known = keys.get(cursor);
  if (known !== undefined) return known;
  const [, ...key] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [string, ...Key];
  if (keys.size >= KEYS_AT_MOST) keys.clear();
  keys.set(cursor, key);
  return key;
}

/** By code unit, as the nodes' databases compare: fixed-width instants, civil dates and ids alike. */
function compareKeys(a: Key, b: Key, order: KeyOrder): number {
  for (const [index, direction] of order.entries()) {
    const [left, right] = [a[index] ?? '', b[index] ?? ''];
    if (left === right) continue;
    return (left < right ? -1 : 1) * (direction === 'ASC' ? 1 : -1);
  }
  return 0;
}
