import { createDefaultExecutor, type Transport } from '@graphql-mesh/transport-common';
import { handleFederationSupergraph, UnifiedGraphManager, type UnifiedGraphHandlerOpts } from '@graphql-mesh/fusion-runtime';
import { Logger } from '@graphql-hive/logger';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import type { Executor, ExecutionRequest } from '@graphql-tools/utils';
import { OperationTypeNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Engine, Execution } from '../executor/engine.js';
import { completeResult } from './complete-result.js';

export interface SupergraphOptions {
  /** The composed supergraph as it is now; never throws. */
  readonly supergraph: () => string;
  /** How each kind of transport speaks to a subgraph. */
  readonly transports: Readonly<Record<string, Transport>>;
  /** The kind of transport of each subgraph that is not asked over plain HTTP. */
  readonly kinds: Readonly<Record<string, string>>;
}

/** A supergraph engine, and how it takes over a newly composed supergraph. */
export interface SupergraphEngine extends Engine {
  /** Swaps the supergraph in; running operations end on the old one. */
  reload(): Promise<void>;
}

/** Plans and executes operations over the subgraphs of a supergraph. */
export async function supergraphEngine({ supergraph, transports, kinds }: SupergraphOptions): Promise<SupergraphEngine> {
  const listeners = new Set<(schema: GraphQLSchema) => void>();
  const silent = new Logger({ level: false });
  const manager = new UnifiedGraphManager<object>({
    getUnifiedGraph: supergraph,
    handleUnifiedGraph: plannedWithStitchedSubscriptions,
    transportContext: { log: silent, logger: undefined as never },
    transports: (kind: string) => transports[kind] ?? unknownTransport(kind),
    transportEntryAdditions: Object.fromEntries(Object.entries(kinds).map(([subgraph, kind]) => [subgraph, { kind }])),
    onUnifiedGraphChange: (schema) => {
      for (const listener of listeners) listener(schema);
    },
  });
  let current: GraphQLSchema = await manager.getUnifiedGraph();
  listeners.add((schema) => {
    current = schema;
  });
  const run = async ({ document, operation, operationName, variables, context }: Execution) => {
    const executor = await manager.getExecutor();
    if (executor === undefined) throw new Error('the supergraph has no executor');
    const request: ExecutionRequest = {
      document,
      operationType: operation.operation,
      ...(operationName === null ? {} : { operationName }),
      variables,
      context: await manager.getContext({ ...(context as object) }),
    };
    return executor(request);
  };
  return {
    schema: () => current,
    onSchema: (listener) => {
      listener(current);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    execute: async (execution) => {
      const result = (await run(execution)) as ExecutionResult;
      return completeResult(current, execution.document, execution.operation, result);
    },
    subscribe: async (execution) => (await run(execution)) as AsyncIterable<ExecutionResult> | ExecutionResult,
    reload: async () => {
      await manager.invalidateUnifiedGraph();
    },
    stop: async () => {
      await manager[Symbol.asyncDispose]();
    },
  };
}

/** The Rust planner for queries and mutations; the stitching executor, loaded when first needed, for subscriptions. */
async function plannedWithStitchedSubscriptions(options: UnifiedGraphHandlerOpts) {
  const planned = await unifiedGraphHandler(options);
  let stitched: Executor | null = null;
  const executor: Executor = (request) => {
    if (request.operationType !== OperationTypeNode.SUBSCRIPTION && planned.executor !== undefined)
      return planned.executor(request) as never;
    stitched ??= createDefaultExecutor(handleFederationSupergraph(options).unifiedGraph);
    return stitched(request) as never;
  };
  return { ...planned, executor };
}

function unknownTransport(kind: string): never {
  throw new Error(`no transport of kind ${kind}`);
}
