import {
  BREAK,
  execute,
  GraphQLError,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { Execution } from './engine.js';
import { readVariables } from './read-variables.js';

/** What a document that cannot be compiled is remembered as. */
const PLAIN = 'plain';

/**
 * Executes operations; queries are compiled from their second use on (a compilation costs more than one execution saves) and kept with
 * their parsed document, which Apollo keeps by text. Mutations are not compiled: the compiler's would go on behind one that failed.
 */
export function jitExecutor(schema: GraphQLSchema): (execution: Execution) => Promise<ExecutionResult> {
  const compiled = new WeakMap<DocumentNode, Map<string, CompiledQuery | typeof PLAIN>>();
  return async ({ document, operation, operationName, variables, context }) => {
    const { errors, values } = readVariables(schema, document, operation, variables);
    if (errors !== null) return { errors };
    if (operation.operation !== OperationTypeNode.QUERY) return plainly(schema, document, operationName, variables, context);
    const queries = compiled.get(document);
    if (queries === undefined) {
      compiled.set(document, new Map());
      return plainly(schema, document, operationName, variables, context);
    }
    const key = operationName ?? '';
    const query = queries.get(key) ?? compile(schema, document, operationName);
    queries.set(key, query);
    if (query === PLAIN) return plainly(schema, document, operationName, variables, context);
    const result = (await query.query(undefined, context, values)) as ExecutionResult;
    return result.errors === undefined ? result : { ...result, errors: result.errors.map(asGraphQLError) };
  };
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): CompiledQuery | typeof PLAIN {
  if (!isCompilable(document)) return PLAIN;
  const query = compileQuery(schema, document, operationName ?? undefined);
  return isCompiledQuery(query) ? query : PLAIN;
}

async function plainly(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  variableValues: Readonly<Record<string, unknown>>,
  contextValue: unknown,
): Promise<ExecutionResult> {
  return execute({ schema, document, operationName, variableValues, contextValue });
}

/**
 * Not where an input object stands in the document itself (the compiler does not fill in the defaults of its fields), nor where something
 * is left out on a condition (it joins the conditions of all places where a field or fragment stands), nor where an answer or a variable is
 * to be called `__proto__` (it keeps them in plain objects).
 */
function isCompilable(document: DocumentNode): boolean {
  let isPlain = false;
  const plain = (): typeof BREAK => {
    isPlain = true;
    return BREAK;
  };
  visit(document, {
    ObjectValue: plain,
    Directive: plain,
    Name: ({ value }) => (value === '__proto__' ? plain() : undefined),
  });
  return !isPlain;
}

/** The compiler's errors lack what graphql's own always have, such as `extensions`; and where they stand in the document they say without its nodes. */
function asGraphQLError({ message, locations, path, originalError, extensions }: GraphQLError): GraphQLError {
  const inner = originalError as Partial<GraphQLError> | undefined;
  const error = new GraphQLError(message, {
    path: path ?? null,
    originalError: originalError ?? null,
    extensions: extensions ?? inner?.extensions ?? null,
  });
  return Object.assign(error, { locations });
}
