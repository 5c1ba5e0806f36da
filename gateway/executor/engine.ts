import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';

/** One validated operation, and in whose name it is executed. */
export interface Execution {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
}

/** What answers operations behind the server: one schema in this process, or a supergraph over many. */
export interface Engine {
  /** The schema that callers see now. */
  schema(): GraphQLSchema;
  /** Tells of the schema, now and whenever it changes; answers how to stop being told. */
  onSchema(listener: (schema: GraphQLSchema) => void): () => void;
  /** Executes a query or a mutation. */
  execute(execution: Execution): Promise<ExecutionResult>;
  subscribe(execution: Execution): Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;
  stop(): Promise<void>;
}
