import { isNonNullType, type ExecutionResult, type GraphQLError, type GraphQLOutputType } from 'graphql';

/** What a root field comes to. */
export interface Outcome {
  readonly value: unknown;
  readonly errors: readonly GraphQLError[];
}

/** Whether a root field that may not be null is. */
export function isBroken(type: GraphQLOutputType | null, outcome: Outcome | undefined): boolean {
  return isNonNullType(type) && (outcome?.value ?? null) === null;
}

/** The result of an operation out of those of its root fields: what may not be null, and is, takes all with it. */
export function resultOf(
  fields: readonly { readonly key: string; readonly type: GraphQLOutputType | null; readonly outcome: Outcome }[],
): ExecutionResult {
  const errors = distinct(fields.flatMap(({ outcome }) => outcome.errors));
  const data = fields.some(({ type, outcome }) => isBroken(type, outcome))
    ? null
    : Object.fromEntries(fields.map(({ key, outcome }) => [key, outcome.value]));
  return errors.length === 0 ? { data } : { data, errors };
}

/** The same fault of several nodes is told once. */
function distinct(errors: readonly GraphQLError[]): GraphQLError[] {
  return [...new Map(errors.map((error) => [JSON.stringify([error.message, error.path, error.extensions['code']]), error])).values()];
}
