import {
  Kind,
  OperationTypeNode,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { Shape } from './root-fields.js';

interface Made extends Pick<Shape, 'fragments'> {
  readonly fields: readonly FieldNode[];
  /** Names of the share's own variables. */
  readonly own: readonly string[];
  readonly document: DocumentNode;
}

/** An operation has few: one for each way in which its fields are shared out. */
const MADE_AT_MOST = 32;
const made = new WeakMap<OperationDefinitionNode, Made[]>();

/**
 * The document of a node's share: its root fields, and only the fragments and variables that they use. The same share is given the same
 * document again, which is then printed once.
 */
export function nodeDocument(
  shape: Shape,
  operation: OperationDefinitionNode,
  fields: readonly FieldNode[],
  own: readonly VariableDefinitionNode[] = [],
): DocumentNode {
  const { fragments } = shape;
  const names = own.map(({ variable }) => variable.name.value);
  const all = made.get(operation) ?? [];
  made.set(operation, all);
  const known = all.find((one) => one.fragments === fragments && isSame(one.fields, fields) && isSame(one.own, names));
  if (known !== undefined) return known.document;
  const document = makeDocument(shape, operation, fields, own);
  if (all.length >= MADE_AT_MOST) all.shift();
  all.push({ fragments, fields, own: names, document });
  return document;
}

function isSame<Value>(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function makeDocument(
  shape: Shape,
  operation: OperationDefinitionNode,
  fields: readonly FieldNode[],
  own: readonly VariableDefinitionNode[],
): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const variables = new Set<string>();
  const look = (node: FieldNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = shape.fragments.get(name.value);
        if (fragment === undefined || fragments.has(name.value)) return;
        fragments.set(name.value, fragment);
        look(fragment);
      },
      Variable: ({ name }) => {
        variables.add(name.value);
      },
    });
  };
  fields.forEach(look);
  const declared = (operation.variableDefinitions ?? []).filter(({ variable }) => variables.has(variable.name.value));
  const definition: DefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    // What a node answers of a subscription is its log, from a cursor on.
    operation: operation.operation === OperationTypeNode.SUBSCRIPTION ? OperationTypeNode.QUERY : operation.operation,
    variableDefinitions: [...declared, ...own],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...fields] },
  };
  return { kind: Kind.DOCUMENT, definitions: [definition, ...fragments.values()] };
}

/** The variables of a node's document, out of all that there are. */
export function usedVariables(document: DocumentNode, variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const [operation] = document.definitions;
  const names =
    operation?.kind === Kind.OPERATION_DEFINITION ? (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value) : [];
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name]]] : [])));
}
