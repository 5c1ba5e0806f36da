import type { Transport } from '@graphql-mesh/transport-common';
import { UnifiedGraphManager } from '@graphql-mesh/fusion-runtime';
import type { Logger } from '@graphql-hive/logger';
import type { ExecutionRequest, Executor } from '@graphql-tools/utils';
import { GraphQLError, validate, type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Engine, Execution } from '../executor/engine.js';
import { readVariables } from '../executor/read-variables.js';
import { completeResult } from './complete-result.js';
import { forPlanner } from './for-planner.js';
import { planSupergraph } from './plan-supergraph.js';
import { plannedEvents, SOURCE, withSource, type Sourced } from './planned-events.js';
import { rootFields, shapeOf } from './shard/root-fields.js';
import { withTypeNames } from './with-type-names.js';

export interface SupergraphOptions {
  /** The composed supergraph as it is now; never throws. */
  readonly supergraph: () => string;
  /** How each kind of transport speaks to a subgraph. */
  readonly transports: Readonly<Record<string, Transport>>;
  /** The kind of transport of each subgraph that is not asked over plain HTTP. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Whether to ask what an object is wherever that may differ: its gaps can then be told, yet not every supergraph has a plan for it. */
  readonly namesTypes?: boolean;
}

/** A supergraph engine, and how it takes over a newly composed supergraph. */
export interface SupergraphEngine extends Engine {
  /** Swaps the supergraph in; running operations and subscriptions go on with the old one. Throws where the planner cannot use it. */
  reload(): Promise<void>;
}

/** A supergraph as it was when an operation began. */
interface Generation {
  readonly schema: GraphQLSchema;
  /** What the planner is given for each operation, so that it finds its plans again. */
  readonly asked: WeakMap<OperationDefinitionNode, DocumentNode>;
}

/** Plans and executes operations over the subgraphs of a supergraph. */
export async function supergraphEngine({
  supergraph,
  transports,
  kinds,
  namesTypes = false,
}: SupergraphOptions): Promise<SupergraphEngine> {
  const listeners = new Set<(schema: GraphQLSchema) => void>();
  let current: Generation | null = null;
  const manager = new UnifiedGraphManager<object>({
    getUnifiedGraph: supergraph,
    handleUnifiedGraph: planSupergraph,
    transportContext: { log: SILENT, logger: SILENT as never },
    transports: (kind: string) => withSource(transports[kind] ?? unknownTransport(kind)),
    transportEntryAdditions: Object.fromEntries(Object.entries(kinds).map(([subgraph, kind]) => [subgraph, { kind }])),
    onUnifiedGraphChange: (schema) => {
      current = { schema, asked: new WeakMap() };
      for (const listener of listeners) listener(schema);
    },
  });
  await manager.getUnifiedGraph();
  const generation = (): Generation => {
    if (current === null) throw new Error('the supergraph is not loaded');
    return current;
  };
  const executorNow = async (): Promise<Executor> => {
    const executor = await manager.getExecutor();
    if (executor === undefined) throw new Error('the supergraph has no executor');
    return executor;
  };
  const run = async (executor: Executor, { schema, asked }: Generation, execution: Execution & Sourced): Promise<ExecutionResult> => {
    const { document, operation, operationName, context } = execution;
    const { errors, values: variables } = readVariables(schema, document, operation, execution.variables);
    if (errors !== null) return { data: null, errors };
    // The planner has no plan for nothing.
    if (rootFields(shapeOf(document), operation, variables).length === 0) return { data: {} };
    const planned = asked.get(operation) ?? plannedDocument(schema, document, operation);
    asked.set(operation, planned);
    const request: ExecutionRequest = {
      document: planned,
      operationType: operation.operation,
      ...(operationName === null ? {} : { operationName }),
      variables,
      context: await manager.getContext({ ...(context as object), [SOURCE]: execution[SOURCE] }),
    };
    try {
      // Where nothing could be had, the executor gives no data at all: each root field is then null by itself.
      const { data, ...rest } = (await executor(request)) as ExecutionResult;
      return completeResult(schema, document, operation, variables, { data: data ?? {}, ...rest });
    } catch (error) {
      return { data: null, errors: outdated(schema, document) ?? [asGraphQLError(error)] };
    }
  };
  const plannedDocument = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): DocumentNode => {
    const planned = forPlanner(document, operation);
    return namesTypes ? withTypeNames(schema, planned) : planned;
  };
  return {
    schema: () => generation().schema,
    onSchema: (listener) => {
      listener(generation().schema);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    execute: async (execution) => run(await executorNow(), generation(), execution),
    subscribe: async (execution) => {
      const [executor, begun] = [await executorNow(), generation()];
      return plannedEvents((source) => run(executor, begun, { ...execution, [SOURCE]: source }));
    },
    reload: async () => {
      const before = current;
      await manager.invalidateUnifiedGraph();
      if (current === before) throw new Error('the planner does not take the new supergraph');
    },
    stop: async () => {
      await manager[Symbol.asyncDispose]();
    },
  };
}

/** Why an operation that was judged by the schema before cannot be executed: its fields are gone. */
function outdated(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] | null {
  const errors = validate(schema, document);
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } };
  return errors.length === 0 ? null : errors.map(({ message, nodes }) => new GraphQLError(message, { nodes: nodes ?? null, extensions }));
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('the operation could not be executed', {
    originalError: error instanceof Error ? error : new Error(String(error)),
  });
}

function unknownTransport(kind: string): never {
  throw new Error(`no transport of kind ${kind}`);
}

const nothing = (): void => undefined;

/** The planner's own talk is nobody's; its logger would also refuse levels of ours (LOG_LEVEL), and be made anew for each request. */
const SILENT = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  log: nothing,
  child: () => SILENT,
} as unknown as Logger;
