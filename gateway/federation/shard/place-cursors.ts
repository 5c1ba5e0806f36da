import type { FieldNode } from 'graphql';
import { selectedFields, type Shape, type Variables } from './root-fields.js';

type Json = Readonly<Record<string, unknown>>;
type Placing = (selection: FieldNode, rows: readonly Json[], cursors: readonly (string | undefined)[]) => Json[];

/** Puts the cursors of a merged list where a selection of its rows asks for them, in place of the nodes' own. */
export function cursorPlacing(shape: Shape, variables: Variables): { readonly inRows: Placing; readonly inEdgesAndNodes: Placing } {
  const keysOf = (name: string, { selectionSet }: FieldNode) =>
    selectedFields(shape, selectionSet, variables).filter((selected) => selected.name === name);
  const inRows: Placing = (selection, rows, cursors) => {
    const keys = keysOf('cursor', selection);
    if (keys.length === 0) return [...rows];
    return rows.map((row, index) => ({ ...row, ...Object.fromEntries(keys.map(({ key }) => [key, cursors[index]])) }));
  };
  return {
    inRows,
    /** Of a feed, whose events tell their cursor as their edges do. */
    inEdgesAndNodes: (selection, edges, cursors) => {
      let placed = inRows(selection, edges, cursors);
      for (const { key, node } of keysOf('node', selection)) {
        const events = inRows(
          node,
          placed.map((edge) => edge[key] as Json),
          cursors,
        );
        placed = placed.map((edge, index) => ({ ...edge, [key]: events[index] }));
      }
      return placed;
    },
  };
}
