import { Kind, visit, type DocumentNode, type SelectionNode } from 'graphql';

/**
 * The same document for the planner, which takes fields that stand twice beside each other for two: lists come out twice as long, or the
 * operation has no plan. Each repetition is given a fragment of its own, in which it is merged as it should be.
 */
export function withRepetitionsApart(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave: (set) => {
        const seen = new Set<string>();
        const selections = set.selections.map((one): SelectionNode => {
          if (one.kind !== Kind.FIELD || one.selectionSet === undefined) return one;
          const key = one.alias?.value ?? one.name.value;
          if (seen.has(key)) return { kind: Kind.INLINE_FRAGMENT, selectionSet: { kind: Kind.SELECTION_SET, selections: [one] } };
          seen.add(key);
          return one;
        });
        return selections.some((one, index) => one !== set.selections[index]) ? { ...set, selections } : undefined;
      },
    },
  });
}
