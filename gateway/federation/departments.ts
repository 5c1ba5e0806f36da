import type { Transport } from '@graphql-mesh/transport-common';
import type { ExecutionRequest } from '@graphql-tools/utils';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  print,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { RequestContext } from '../http/context-of.js';
import type { TopologySubgraph } from '../nodes/topology.js';
import { completeData } from './complete-result.js';
import { DepartmentClient, DepartmentUnavailable, type DepartmentCall } from './department-client.js';
import { callerToken } from './department-identity.js';

/** Of one answer: a department that errs everywhere need not be told and logged a thousand times. */
const ERRORS_AT_MOST = 100;

interface Department {
  readonly client: DepartmentClient;
  readonly secret: string | null;
}

/** The departments' own subgraphs, as the topology last named them: where they are, and by which secret they know the gateway. */
export class Departments {
  private readonly known = new Map<string, Department>();

  constructor(private readonly withinMs?: number) {}

  /** Takes a topology's subgraphs over. One that it names no longer is kept: the supergraph that serves may still ask it. */
  take(subgraphs: readonly TopologySubgraph[]): void {
    for (const { name, url, secret } of subgraphs) {
      const client = this.known.get(name)?.client;
      if (client?.url !== url) client?.close();
      this.known.set(name, { client: client?.url === url ? client : new DepartmentClient(name, url, this.withinMs), secret });
    }
  }

  /** Whether a subgraph is spared for a while because it has not answered. */
  isSpared(name: string): boolean {
    return this.known.get(name)?.client.breaker.isOpen === true;
  }

  close(): void {
    for (const { client } of this.known.values()) client.close();
  }

  /** How the planner speaks to departments; `schema` tells what their answers must fit. */
  transport(schema: () => GraphQLSchema): Transport {
    return {
      getSubgraphExecutor: ({ subgraphName, transportEntry }) =>
        ((request: ExecutionRequest) => this.ask(this.named(subgraphName, transportEntry.location ?? ''), request, schema())) as never,
    };
  }

  private named(name: string, url: string): Department {
    if (!this.known.has(name)) this.take([{ name, url, schema: null, secret: null }]);
    return this.known.get(name) as Department;
  }

  private async ask({ client, secret }: Department, request: ExecutionRequest, schema: GraphQLSchema): Promise<ExecutionResult> {
    const operation = getOperationAST(request.document, request.operationName);
    if (operation === null || operation === undefined) throw new GraphQLError('the plan asks for no operation');
    const variables = (request.variables ?? {}) as Record<string, unknown>;
    const { caller, language } = request.context as RequestContext;
    const call: DepartmentCall = {
      query: textOf(request.document),
      variables,
      headers: {
        'accept-language': language,
        ...(secret === null ? {} : { authorization: `Bearer ${await callerToken(caller, client.name, secret)}` }),
      },
      isRepeatable: operation.operation === OperationTypeNode.QUERY,
    };
    try {
      const { data: told, errors = [] } = await client.ask(call);
      const { data, unfit } = completeData(schema, request.document, operation, variables, told);
      const faults = unfit.map((path) =>
        faultOf(client.name, new Error(`it answers what its schema does not allow at ${path.join('.')}`), path),
      );
      const all = [...errors.map((error) => retold(client.name, error)), ...faults].slice(0, ERRORS_AT_MOST);
      return all.length === 0 ? { data } : { data, errors: all };
    } catch (error) {
      if (!(error instanceof DepartmentUnavailable)) throw error;
      return { data: null, errors: [faultOf(client.name, error)] };
    }
  }
}

const printed = new WeakMap<DocumentNode, string>();

function textOf(document: DocumentNode): string {
  const known = printed.get(document) ?? print(document);
  printed.set(document, known);
  return known;
}

/** Codes by which a department may tell the caller something in its own words; anything else is told as a fault of the subgraph. */
const DEPARTMENTS_OWN: ReadonlySet<unknown> = new Set(['BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED', 'RATE_LIMITED']);

function retold(subgraph: string, { message, path, extensions }: GraphQLError): GraphQLError {
  const code = extensions?.['code'];
  const at = Array.isArray(path) && path.every((part) => ['string', 'number'].includes(typeof part)) ? path : undefined;
  return DEPARTMENTS_OWN.has(code)
    ? new GraphQLError(message, { ...(at === undefined ? {} : { path: at }), extensions: { code, subgraph } })
    : faultOf(subgraph, new Error(`it answers with an error: ${message}`), at);
}

/** What the caller is told of a subgraph that cannot answer names it; why is for the log. */
function faultOf(subgraph: string, cause: Error, path?: readonly (string | number)[]): GraphQLError {
  return new GraphQLError(`subgraph ${subgraph}: ${cause.message}`, {
    ...(path === undefined ? {} : { path }),
    originalError: cause,
    extensions: { subgraph },
  });
}
