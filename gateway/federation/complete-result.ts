import {
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { applies, isSwitchedOff } from './shard/conditions.js';
import { isObject } from './is-object.js';

type Json = unknown;
type Fields = Readonly<Record<string, Json>>;
type Variables = Readonly<Record<string, unknown>>;
export type Path = readonly (string | number)[];

/** Stands for a value that was null where the schema allows none: the null moves up to the first place that allows it. */
const BROKEN = Symbol('broken');

/** The field by which a gateway asks a subgraph for entities; it stands in no public schema. */
const ENTITIES = '_entities';

/** Data as a schema allows it, and where it was not of the kind that the schema says. */
export interface Completed {
  readonly data: Record<string, Json> | null;
  readonly unfit: readonly Path[];
}

/**
 * Brings a planned result into the form that the specification demands: `data` is there, with the fields that were asked and no others,
 * and where a field that may not be null is missing, the null stands at the nearest place above that may be.
 */
export function completeResult(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  { data, ...rest }: ExecutionResult,
): ExecutionResult {
  return { ...rest, data: complete({ schema, document, operation, variables, data, judgesLeaves: false }).data };
}

/** What of an answer to an operation fits the schema; anything else is null, as far up as it must be. */
export function completeData(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  data: Json,
): Completed {
  return complete({ schema, document, operation, variables, data, judgesLeaves: true });
}

interface Completing {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
  readonly data: Json;
  /** Whether scalars and enums too are held against the schema. */
  readonly judgesLeaves: boolean;
}

function complete({ schema, document, operation, variables, data, judgesLeaves }: Completing): Completed {
  const root = schema.getRootType(operation.operation);
  if (!isObject(data) || root === null || root === undefined) return { data: null, unfit: [] };
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );
  const walk: Walk = { schema, fragments, variables, judgesLeaves, unfit: [], known: new WeakMap() };
  const completed = completeObject(walk, root, [operation.selectionSet], data, []);
  return { data: completed === BROKEN ? null : (completed as Record<string, Json>), unfit: walk.unfit };
}

interface Asked {
  readonly name: string;
  readonly inner: SelectionSetNode[];
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<
    string,
    { readonly typeCondition: { readonly name: { readonly value: string } }; readonly selectionSet: SelectionSetNode }
  >;
  readonly variables: Variables;
  readonly judgesLeaves: boolean;
  readonly unfit: Path[];
  /** The fields asked of a type by selections seen before: a list asks the same of each of its elements. */
  readonly known: WeakMap<readonly SelectionSetNode[], Map<GraphQLObjectType, Map<string, Asked>>>;
}

function completeObject(walk: Walk, type: GraphQLObjectType, selections: readonly SelectionSetNode[], value: Fields, path: Path): Json {
  const completed: Record<string, Json> = {};
  for (const [key, { name, inner }] of fieldsOf(walk, type, selections)) {
    const found = value[key];
    const at = [...path, key];
    if (name === '__typename') completed[key] = typeof found === 'string' ? found : type.name;
    else if (name === ENTITIES) completed[key] = completeEntities(walk, inner, found, at);
    else {
      const field = type.getFields()[name];
      const result = field === undefined ? found : completeValue(walk, field.type, inner, found, at);
      if (result === BROKEN) return BROKEN;
      completed[key] = result;
    }
  }
  return completed;
}

function completeValue(walk: Walk, type: GraphQLOutputType, selections: readonly SelectionSetNode[], value: Json, path: Path): Json {
  if (isNonNullType(type)) {
    const inner = completeNullable(walk, type.ofType, selections, value, path);
    return inner === null ? BROKEN : inner;
  }
  const completed = completeNullable(walk, type, selections, value, path);
  return completed === BROKEN ? null : completed;
}

function completeNullable(walk: Walk, type: GraphQLOutputType, selections: readonly SelectionSetNode[], value: Json, path: Path): Json {
  if (value === null || value === undefined) return null;
  if (isListType(type)) {
    if (!Array.isArray(value)) return unfit(walk, path);
    const items = value.map((item, index) => completeValue(walk, type.ofType, selections, item, [...path, index]));
    return items.includes(BROKEN) ? BROKEN : items;
  }
  if (isLeafType(type)) return !walk.judgesLeaves || isValueOf(type, value) ? value : unfit(walk, path);
  if (!isObject(value)) return unfit(walk, path);
  if (isObjectType(type)) return completeObject(walk, type, selections, value, path);
  if (!isAbstractType(type)) return value;
  const { __typename: name } = value;
  // Without a name it cannot be told which fields were asked of it.
  if (typeof name !== 'string' || name === type.name) return value;
  const actual = walk.schema.getType(name);
  return isObjectType(actual) && walk.schema.isSubType(type, actual)
    ? completeObject(walk, actual, selections, value, path)
    : unfit(walk, path);
}

/** Entities are of the type that their name or the one fragment on them says. */
function completeEntities(walk: Walk, selections: readonly SelectionSetNode[], value: Json, path: Path): Json {
  if (!Array.isArray(value)) return value === null ? null : unfit(walk, path);
  const conditions = new Set(selections.flatMap((set) => set.selections.flatMap((one) => conditionOf(walk, one) ?? [])));
  const [only] = conditions;
  return value.map((item: Json, index) => {
    if (item === null || item === undefined) return null;
    const at = [...path, index];
    if (!isObject(item)) return unfit(walk, at);
    const { __typename: name = conditions.size === 1 ? only : undefined } = item;
    const type = typeof name === 'string' ? walk.schema.getType(name) : undefined;
    if (!isObjectType(type)) return name === undefined ? item : unfit(walk, at);
    const completed = completeObject(walk, type, selections, item, at);
    return completed === BROKEN ? null : completed;
  });
}

function unfit(walk: Walk, path: Path): null {
  walk.unfit.push(path);
  return null;
}

function isValueOf(type: GraphQLLeafType, value: Json): boolean {
  try {
    type.serialize(value);
    return true;
  } catch {
    return false;
  }
}

/** The fields asked of an object of this type, by response key, with fragments opened, without what directives switch off. */
function fieldsOf(walk: Walk, type: GraphQLObjectType, selections: readonly SelectionSetNode[]): Map<string, Asked> {
  const byType = walk.known.get(selections) ?? new Map<GraphQLObjectType, Map<string, Asked>>();
  walk.known.set(selections, byType);
  const known = byType.get(type);
  if (known !== undefined) return known;
  const fields = new Map<string, Asked>();
  const collect = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (isSwitchedOff(selection, walk.variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const asked = fields.get(key) ?? { name: selection.name.value, inner: [] };
        if (selection.selectionSet !== undefined) asked.inner.push(selection.selectionSet);
        fields.set(key, asked);
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : walk.fragments.get(selection.name.value)?.selectionSet;
        if (inner !== undefined && applies(walk.schema, conditionOf(walk, selection), type)) collect(inner);
      }
    }
  };
  selections.forEach(collect);
  byType.set(type, fields);
  return fields;
}

function conditionOf({ fragments }: Walk, selection: SelectionNode): string | undefined {
  if (selection.kind === Kind.FIELD) return undefined;
  return selection.kind === Kind.INLINE_FRAGMENT
    ? selection.typeCondition?.name.value
    : fragments.get(selection.name.value)?.typeCondition.name.value;
}
