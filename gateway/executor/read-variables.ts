import {
  getVariableValues,
  GraphQLError,
  isNonNullType,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/** An operation's variables with their defaults filled in; or what is wrong with them, as BAD_USER_INPUT. */
export function readVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Values,
): { readonly values: Values; readonly errors: null } | { readonly values: null; readonly errors: readonly GraphQLError[] } {
  const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 20 });
  const refused = errors?.map(asBadInput) ?? nulErrors(coerced) ?? nullErrors(schema, document, operation, given);
  if (refused !== null) return { values: null, errors: refused };
  // No names but the variables': the compiler looks them up as they are.
  return { values: Object.assign(Object.create(null) as object, coerced), errors: null };
}

/** A variable with a default may stand where null may not; null given in so many words is then a fault of the request all the same. */
function nullErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  { name, variableDefinitions = [] }: OperationDefinitionNode,
  given: Values,
): GraphQLError[] | null {
  const nulls = new Set(
    variableDefinitions
      .filter(({ defaultValue, variable }) => defaultValue !== undefined && given[variable.name.value] === null)
      .map(({ variable }) => variable.name.value),
  );
  if (nulls.size === 0) return null;
  const errors: GraphQLError[] = [];
  const info = new TypeInfo(schema);
  visit(
    separateOperations(document)[name?.value ?? ''] ?? document,
    visitWithTypeInfo(info, {
      VariableDefinition: () => false,
      Variable: (node) => {
        if (!nulls.has(node.name.value) || !isNonNullType(info.getInputType())) return;
        const message = `$${node.name.value}: 此处不能为空 / must not be null here`;
        errors.push(new GraphQLError(message, { nodes: node, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } }));
      },
    }),
  );
  return errors.length === 0 ? null : errors;
}

/** The database cannot store the NUL character; wherever it stands, in an id, a filter or a text, it is a fault of the request. */
function nulErrors(variables: unknown): GraphQLError[] | null {
  const open: (readonly [path: readonly string[], value: unknown])[] = [[[], variables]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value] = next;
    if (typeof value === 'string' && value.includes('\u0000')) {
      const message = `${path.join('.')}: 含有空字符 / contains the NUL character`;
      return [new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', path, http: { status: 400 } } })];
    }
    if (typeof value === 'object' && value !== null) for (const [name, part] of Object.entries(value)) open.push([[...path, name], part]);
  }
  return null;
}

function asBadInput(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
