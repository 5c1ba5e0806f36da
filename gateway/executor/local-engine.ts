import { subscribe, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Engine, Execution } from './engine.js';
import { jitExecutor } from './jit-executor.js';

/** One schema whose resolvers are in this process. */
export function localEngine(schema: GraphQLSchema): Engine {
  return {
    schema: () => schema,
    onSchema: (listener) => {
      listener(schema);
      return () => undefined;
    },
    execute: jitExecutor(schema),
    subscribe: ({ document, operationName, variables, context }: Execution): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> =>
      subscribe({ schema, document, operationName, variableValues: variables, contextValue: context }) as Promise<
        AsyncIterable<ExecutionResult> | ExecutionResult
      >,
    stop: () => Promise.resolve(),
  };
}
