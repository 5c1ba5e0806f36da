import {
  BREAK,
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { TYPE_NAME } from './with-type-names.js';

/** One operation of a document, written so that the planner takes it for what it is. */
export function forPlanner(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const definitions = document.definitions.filter((one) => one.kind !== Kind.OPERATION_DEFINITION || one === operation);
  const alone: DocumentNode = { ...document, definitions };
  const hasConditions = mentionsConditions(alone);
  return visit(alone, {
    OperationDefinition: { leave: typeNamesLast },
    SelectionSet: {
      leave: (set, _key, parent) => {
        const apart = withRepetitionsApart(set);
        return hasConditions && isField(parent) ? neverEmpty(apart) : apart;
      },
    },
  });
}

/**
 * The planner takes fields that stand twice beside each other for two (lists come out twice as long, or the operation has no plan), and
 * loses what a field asks for that a fragment before it asks for too. Each such field is given a fragment of its own, in which it is merged
 * as it should be.
 */
function withRepetitionsApart(set: SelectionSetNode): SelectionSetNode {
  const seen = new Set<string>();
  let isAfterFragment = false;
  const selections = set.selections.map((one): SelectionNode => {
    isAfterFragment ||= one.kind !== Kind.FIELD;
    if (one.kind !== Kind.FIELD) return one;
    const key = one.alias?.value ?? one.name.value;
    if (seen.has(key) || isAfterFragment)
      return { kind: Kind.INLINE_FRAGMENT, selectionSet: { kind: Kind.SELECTION_SET, selections: [one] } };
    seen.add(key);
    return one;
  });
  return selections.some((one, index) => one !== set.selections[index]) ? { ...set, selections } : set;
}

/** The planner takes what begins with `__typename` and goes on with a fragment for a question about the schema alone, and executes nothing. */
function typeNamesLast(operation: OperationDefinitionNode): OperationDefinitionNode {
  const isTypeName = (one: SelectionNode): boolean => one.kind === Kind.FIELD && one.name.value === '__typename';
  const { selections } = operation.selectionSet;
  const sorted = [...selections.filter((one) => !isTypeName(one)), ...selections.filter(isTypeName)];
  return { ...operation, selectionSet: { ...operation.selectionSet, selections: sorted } };
}

/** An object of which everything may be left out is an empty one; the planner would not ask for it, as if it were none. */
function neverEmpty(set: SelectionSetNode): SelectionSetNode {
  const isSure = set.selections.some((one) => one.kind === Kind.FIELD && !isConditional(one));
  return isSure ? set : { ...set, selections: [...set.selections, TYPE_NAME] };
}

function isConditional({ directives = [] }: SelectionNode): boolean {
  return directives.length > 0;
}

function mentionsConditions(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive: () => {
      found = true;
      return BREAK;
    },
  });
  return found;
}

function isField(node: ASTNode | readonly ASTNode[] | undefined): boolean {
  return node !== undefined && 'kind' in node && node.kind === Kind.FIELD;
}
