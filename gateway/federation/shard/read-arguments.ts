import { getArgumentValues, type FieldNode, type GraphQLField } from 'graphql';
import type { Variables } from './root-fields.js';

/** A root field's arguments as its resolver takes them: null stands for the default, where there is one. */
export function readArguments(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Variables,
): Readonly<Record<string, unknown>> {
  const given = getArgumentValues(field, node, variables);
  const defaults = Object.fromEntries(field.args.map(({ name, defaultValue }) => [name, defaultValue]));
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? defaults[name] ?? null]));
}
