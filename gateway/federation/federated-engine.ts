import type { Transport } from '@graphql-mesh/transport-common';
import type { ExecutionRequest } from '@graphql-tools/utils';
import {
  buildASTSchema,
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { memberUnavailable } from '../../resolvers/shared/errors.js';
import type { Engine, Execution } from '../executor/engine.js';
import { jitExecutor } from '../executor/jit-executor.js';
import type { RequestContext } from '../http/context-of.js';
import type { NodeWatch } from '../nodes/node-watch.js';
import type { NodePool } from '../nodes/node-pool.js';
import { Departments } from './departments.js';
import { directoryContexts } from './directory.js';
import { feedSubscriptions } from './feed-subscriptions.js';
import { answerIntrospection, asksOfSchema, withoutIntrospection } from './introspection.js';
import { shardExecutor } from './shard/shard-executor.js';
import type { OwnSubgraph } from './subgraphs.js';
import { supergraphEngine, type SupergraphEngine } from './supergraph-engine.js';

export interface FederatedOptions {
  /** The nodes' schema: the public one and what only gateways ask. */
  readonly nodeSchema: GraphQLSchema;
  /** The SDL of our own subgraphs. */
  readonly own: Readonly<Record<OwnSubgraph, string>>;
  readonly supergraph: () => string;
  readonly pool: NodePool;
  readonly watch: NodeWatch;
  /** The departments' own subgraphs. */
  readonly departments?: Departments;
  /** The gateway's own address, once it listens. */
  readonly base: () => string;
}

/** Which way an operation takes: what one of our subgraphs knows whole needs no plan. */
type Way = 'NODES' | 'DIRECTORY' | 'INTROSPECTION' | 'PLAN';

/** Answers operations over nodes and departments' subgraphs: those of one kind directly, those that cross by the planner. */
export async function federatedEngine(options: FederatedOptions): Promise<SupergraphEngine> {
  const { nodeSchema, own, supergraph, pool, watch, base, departments = new Departments() } = options;
  const overNodes = shardExecutor({ schema: nodeSchema, pool, base });
  const follow = feedSubscriptions({ schema: nodeSchema, pool, base, watch });
  const inDirectory = directoryExecutor(nodeSchema, pool);
  let schemaNow = (): GraphQLSchema => nodeSchema;
  const planned = await supergraphEngine({
    supergraph,
    transports: {
      shard: transportOf((execution) =>
        execution.operation.operation === OperationTypeNode.SUBSCRIPTION ? follow(execution) : overNodes(execution),
      ),
      local: transportOf(inDirectory),
      http: departments.transport(() => schemaNow()),
    },
    kinds: { cases: 'shard', joint: 'shard', links: 'shard', directory: 'local' },
    namesTypes: true,
  });
  schemaNow = () => planned.schema();
  const schemas = { NODES: schemaOf(own.cases), DIRECTORY: schemaOf(own.directory) };
  const routes = new WeakMap<DocumentNode, Route>();
  const routeOf = (document: DocumentNode): Route => {
    const known = routes.get(document) ?? findRoute(document, schemas);
    routes.set(document, known);
    return known;
  };
  const along = (way: Way, execution: Execution): Promise<ExecutionResult> => {
    switch (way) {
      case 'NODES':
        return overNodes(execution);
      case 'DIRECTORY':
        return inDirectory(execution);
      case 'INTROSPECTION':
        return introspect(planned, execution);
      case 'PLAN':
        return planned.execute(execution);
    }
  };
  return {
    ...planned,
    execute: async (execution) => {
      const { way, rest } = routeOf(execution.document);
      if (rest === null) return along(way, execution);
      const operation = getOperationAST(rest, execution.operationName) ?? execution.operation;
      return answerIntrospection(planned.schema(), execution, await along(way, { ...execution, document: rest, operation }));
    },
    subscribe: (execution) => (routeOf(execution.document).way === 'NODES' ? follow(execution) : planned.subscribe(execution)),
  };
}

/** The way of a document, and what of it goes there where it asks of the schema besides; null: all of it. */
interface Route {
  readonly way: Way;
  readonly rest: DocumentNode | null;
}

function findRoute(document: DocumentNode, schemas: Readonly<Record<'NODES' | 'DIRECTORY', GraphQLSchema>>): Route {
  const question = asksOfSchema(document);
  if (question === 'ONLY') return { way: 'INTROSPECTION', rest: null };
  const rest = question === 'BESIDE' ? withoutIntrospection(document) : null;
  return { way: findWay(rest ?? document, schemas), rest };
}

function findWay(document: DocumentNode, { NODES, DIRECTORY }: Readonly<Record<'NODES' | 'DIRECTORY', GraphQLSchema>>): Way {
  if (knowsWhole(NODES, document)) return 'NODES';
  return knowsWhole(DIRECTORY, document) ? 'DIRECTORY' : 'PLAN';
}

function knowsWhole(schema: GraphQLSchema, document: DocumentNode): boolean {
  // Validation finds no fault with fields of a root that the schema does not have.
  const hasRoots = document.definitions.every((one) => one.kind !== Kind.OPERATION_DEFINITION || !!schema.getRootType(one.operation));
  return hasRoots && validate(schema, document, undefined, { maxErrors: 1 }).length === 0;
}

async function introspect(engine: Engine, { document, operationName, variables }: Execution): Promise<ExecutionResult> {
  return execute({ schema: engine.schema(), document, operationName, variableValues: variables });
}

/** A subgraph's SDL as a schema, to see whether a document is of it alone. */
function schemaOf(sdl: string): GraphQLSchema {
  const document = parse(sdl);
  const definitions = document.definitions.filter(({ kind }) => kind !== Kind.SCHEMA_EXTENSION);
  return buildASTSchema({ ...document, definitions }, { assumeValidSDL: true });
}

function directoryExecutor(schema: GraphQLSchema, pool: NodePool): (execution: Execution) => Promise<ExecutionResult> {
  const run = jitExecutor(schema);
  const contextOf = directoryContexts(pool);
  return async (execution) => {
    const context = contextOf(execution.context as RequestContext);
    const result = await run({ ...execution, context });
    return context.missing.size === 0 ? result : { ...result, errors: [...(result.errors ?? []), memberUnavailable([...context.missing])] };
  };
}

/** How the planner speaks to a subgraph that is ours. */
function transportOf(run: (execution: Execution) => Promise<unknown>): Transport {
  return {
    getSubgraphExecutor: () =>
      ((request: ExecutionRequest) => {
        const { document, operationName = null } = request;
        const operation = getOperationAST(document, operationName);
        if (operation === null || operation === undefined) throw new GraphQLError('the plan asks for no operation');
        const variables = (request.variables ?? {}) as Record<string, unknown>;
        return run({ document, operation, operationName, variables, context: request.context as unknown });
      }) as never,
  };
}
