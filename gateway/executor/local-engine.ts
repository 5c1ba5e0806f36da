import { subscribe, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Engine, Execution } from './engine.js';
import { jitExecutor } from './jit-executor.js';
import { readVariables } from './read-variables.js';

/** One schema whose resolvers are in this process. */
export function localEngine(schema: GraphQLSchema): Engine {
  return {
    schema: () => schema,
    onSchema: (listener) => {
      listener(schema);
      return () => undefined;
    },
    execute: jitExecutor(schema),
    subscribe: async (execution: Execution): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> => {
      const { document, operation, operationName, variables, context } = execution;
      const { errors } = readVariables(schema, document, operation, variables);
      if (errors !== null) return { errors };
      return subscribe({ schema, document, operationName, variableValues: variables, contextValue: context }) as Promise<
        AsyncIterable<ExecutionResult> | ExecutionResult
      >;
    },
    stop: () => Promise.resolve(),
  };
}
