import { registerEnumType } from 'type-graphql';

/** Registers a GraphQL enum over the domain's own list of values, so that the two cannot drift apart. */
export function enumOf<Value extends string>(
  name: string,
  values: readonly Value[],
  description: string,
  valueDescriptions: Partial<Record<Value, string>> = {},
): Readonly<Record<Value, Value>> {
  const object = Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
  const entries = Object.entries(valueDescriptions) as [Value, string][];
  const valuesConfig = Object.fromEntries(entries.map(([value, text]) => [value, { description: text }])) as Partial<
    Record<Value, { description: string }>
  >;
  registerEnumType(object, { name, description, valuesConfig });
  return object;
}
