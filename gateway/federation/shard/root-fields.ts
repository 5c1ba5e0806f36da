import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { isSwitchedOff } from './conditions.js';

export type Variables = Readonly<Record<string, unknown>>;

/** A field of a selection with its response key; selections of one key are put together. */
export interface SelectedField {
  readonly key: string;
  readonly name: string;
  readonly node: FieldNode;
}

/** What a document holds, so that it is looked through once. */
export interface Shape {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

export function shapeOf(document: DocumentNode): Shape {
  return {
    fragments: new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : []))),
  };
}

/** The fields that an operation asks of its root, fragments opened, without what directives switch off; in order. */
export function rootFields(shape: Shape, operation: OperationDefinitionNode, variables: Variables): SelectedField[] {
  return selectedFields(shape, operation.selectionSet, variables);
}

/** The fields of a selection on one type, fragments opened whatever their condition: for roots and connections, which have no kinds. */
export function selectedFields(shape: Shape, set: SelectionSetNode | undefined, variables: Variables): SelectedField[] {
  const byKey = new Map<string, SelectedField>();
  const collect = (selections: SelectionSetNode): void => {
    for (const selection of selections.selections) {
      if (isSwitchedOff(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = byKey.get(key);
        byKey.set(
          key,
          known === undefined ? { key, name: selection.name.value, node: selection } : { ...known, node: joined(known.node, selection) },
        );
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : shape.fragments.get(selection.name.value)?.selectionSet;
        if (inner !== undefined) collect(inner);
      }
    }
  };
  if (set !== undefined) collect(set);
  return [...byKey.values()];
}

function joined(a: FieldNode, b: FieldNode): FieldNode {
  if (a.selectionSet === undefined || b.selectionSet === undefined) return a;
  return { ...a, selectionSet: { ...a.selectionSet, selections: [...a.selectionSet.selections, ...b.selectionSet.selections] } };
}
