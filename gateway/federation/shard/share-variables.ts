import { Kind, type FieldNode, type VariableDefinitionNode } from 'graphql';
import { oncePerField } from './once-per-field.js';

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
const variableNode = (value: string) => ({ kind: Kind.VARIABLE, name: name(value) }) as const;

/** A look-up of the entities that a variable names. */
export const withRepresentations = oncePerField((node: FieldNode, variable: string): FieldNode => {
  return { ...node, arguments: [{ kind: Kind.ARGUMENT, name: name('representations'), value: variableNode(variable) }] };
});

export function representationsVariable(variable: string): VariableDefinitionNode {
  const any = { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: name('_Any') } } as const;
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: variableNode(variable),
    type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.LIST_TYPE, type: any } },
  };
}

/** A field with one argument given by a variable, whatever the caller gave. */
export const withArgument = oncePerField((node: FieldNode, argument: string, variable: string): FieldNode => {
  const others = (node.arguments ?? []).filter(({ name: known }) => known.value !== argument);
  return { ...node, arguments: [...others, { kind: Kind.ARGUMENT, name: name(argument), value: variableNode(variable) }] };
});

export function textVariable(variable: string): VariableDefinitionNode {
  return { kind: Kind.VARIABLE_DEFINITION, variable: variableNode(variable), type: { kind: Kind.NAMED_TYPE, name: name('String') } };
}
