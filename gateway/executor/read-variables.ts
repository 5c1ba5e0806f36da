import { getVariableValues, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/** An operation's variables with their defaults filled in; or what is wrong with them, as BAD_USER_INPUT. */
export function readVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Values,
): { readonly values: Values; readonly errors: null } | { readonly values: null; readonly errors: readonly GraphQLError[] } {
  const { errors, coerced } = getVariableValues(schema, variableDefinitions, given, { maxErrors: 20 });
  const refused = errors?.map(asBadInput) ?? nulErrors(coerced);
  return refused === null ? { values: coerced ?? {}, errors: null } : { values: null, errors: refused };
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
