import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

type Json = unknown;
type Fields = Readonly<Record<string, Json>>;

/** Stands for a value that was null where the schema allows none: the null moves up to the first place that allows it. */
const BROKEN = Symbol('broken');

/**
 * Brings a planned result with errors into the form that the specification demands: `data` is there, and where a field that may not be
 * null is missing, the null stands at the nearest place above that may be.
 */
export function completeResult(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  result: ExecutionResult,
): ExecutionResult {
  if (result.errors === undefined || result.errors.length === 0) return result;
  const root = schema.getRootType(operation.operation);
  if (result.data === null || result.data === undefined || root === null || root === undefined) return { ...result, data: null };
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet]] : [])),
  );
  const completed = completeObject({ schema, fragments }, root, [operation.selectionSet], result.data);
  return { ...result, data: completed === BROKEN ? null : (completed as Record<string, unknown>) };
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, SelectionSetNode>;
}

function completeObject(walk: Walk, type: GraphQLObjectType, selections: readonly SelectionSetNode[], value: Fields): Json {
  const completed: Record<string, Json> = { ...value };
  for (const [key, { name, inner }] of fieldsOf(walk, type, selections)) {
    const field = type.getFields()[name];
    if (field === undefined) continue;
    const result = completeValue(walk, field.type, inner, value[key]);
    if (result === BROKEN) return BROKEN;
    completed[key] = result;
  }
  return completed;
}

function completeValue(walk: Walk, type: GraphQLOutputType, selections: readonly SelectionSetNode[], value: Json): Json {
  if (isNonNullType(type)) {
    const inner = completeValue(walk, type.ofType as GraphQLOutputType, selections, value);
    return inner === null || inner === undefined ? BROKEN : inner;
  }
  const completed = completeNullable(walk, type, selections, value);
  return completed === BROKEN || completed === undefined ? null : completed;
}

function completeNullable(walk: Walk, type: GraphQLOutputType, selections: readonly SelectionSetNode[], value: Json): Json {
  if (value === null || value === undefined) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) return value;
    const items = value.map((item) => completeValue(walk, nullable.ofType, selections, item));
    return items.includes(BROKEN) ? BROKEN : items;
  }
  const named = getNamedType(nullable);
  if (isObjectType(named)) return completeObject(walk, named, selections, value as Fields);
  if (!isAbstractType(named)) return value;
  const typeName = (value as Fields)['__typename'];
  const actual = typeof typeName === 'string' ? walk.schema.getType(typeName) : undefined;
  return isObjectType(actual) ? completeObject(walk, actual, selections, value as Fields) : value;
}

/** The fields asked of an object of this type, by response key, with fragments opened. */
function fieldsOf(
  walk: Walk,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): Map<string, { readonly name: string; readonly inner: SelectionSetNode[] }> {
  const fields = new Map<string, { readonly name: string; readonly inner: SelectionSetNode[] }>();
  const collect = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      // What a directive may switch off is not missed.
      if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include') === true) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = fields.get(key) ?? { name: selection.name.value, inner: [] };
        if (selection.selectionSet !== undefined) known.inner.push(selection.selectionSet);
        fields.set(key, known);
      } else {
        const condition = selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined;
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : walk.fragments.get(selection.name.value);
        if (inner !== undefined && applies(walk.schema, condition, type)) collect(inner);
      }
    }
  };
  selections.forEach(collect);
  return fields;
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditioned = schema.getType(condition);
  return isAbstractType(conditioned) && schema.isSubType(conditioned, type);
}
