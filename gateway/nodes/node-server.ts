import { GraphQLError, getOperationAST, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { HubContext, Services } from '../../resolvers/shared/context.js';
import { memberUnavailable } from '../../resolvers/shared/errors.js';
import { hubContext } from '../../resolvers/shared/hub-context.js';
import type { Config } from '../config.js';
import { tellError } from '../errors/tell-error.js';
import { jitExecutor } from '../executor/jit-executor.js';
import { httpServer, json, type HttpAnswer } from '../http/http-server.js';
import { Metrics } from '../http/metrics.js';
import { BODY_LIMIT, fault, readBytes } from '../http/read-body.js';
import { urlOf } from '../http/url-of.js';
import type { HttpRoute, RunningServer } from '../http/server.js';
import { CallReader, SIGNATURE_HEADER, type CallIdentity } from './call-signature.js';
import type { NodeOperations } from './node-operations.js';

export interface NodeServerOptions {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly operations: NodeOperations;
  /** Its name in the topology. */
  readonly name: string;
  readonly secret: string;
  readonly config: Pick<Config, 'port' | 'host'>;
  readonly log: Logger;
  /** What other paths answer, over the services as one caller's request needs them. */
  readonly routes: readonly ((services: Services) => HttpRoute<HubContext>)[];
  /** Throws where the node cannot serve. */
  readonly readiness: () => Promise<unknown>;
}

/** Serves one node: to its gateway and the other nodes alone, in the name of the caller that they sign for. */
export async function startNodeServer(options: NodeServerOptions): Promise<RunningServer> {
  const reader = new CallReader(options.secret, Date.now, options.name);
  const metrics = new Metrics(() => 0);
  const execute = documentExecutor(options, metrics);
  const answer = async (request: IncomingMessage): Promise<HttpAnswer> => {
    const url = urlOf(request.url);
    switch (url.pathname) {
      case '/healthz':
        return json(200, { status: 'ok' });
      case '/readyz':
        return options.readiness().then(
          (state) => json(200, state),
          () => json(503, { status: 'unavailable' }),
        );
      case '/metrics': {
        const { type, text } = await metrics.print();
        return { status: 200, type, body: text };
      }
    }
    const body = request.method === 'POST' ? (await readBytes(request, BODY_LIMIT * WRAPPED)).toString('utf8') : '';
    const identity = identify(reader, request, body);
    if (request.method !== 'POST') return answerRoute(options, url, identity);
    return url.pathname === '/node'
      ? json(200, { result: await operate(options.operations, body, request.socket) })
      : json(200, await execute(body, identity));
  };
  const http = httpServer(answer, options.config, options.log);
  await http.listen();
  return { base: http.base(), stop: () => http.stop() };
}

/** How much longer a gateway's body may be than its caller's, with what it adds. */
const WRAPPED = 4;
/** Whoever does not hold the secret is told nothing, not even what there is. */
function identify(reader: CallReader, request: IncomingMessage, body: string): CallIdentity {
  const given = request.headers[SIGNATURE_HEADER];
  const identity = reader.read(typeof given === 'string' ? given : undefined, request.method === 'POST' ? body : (request.url ?? ''));
  if (identity !== null) return identity;
  throw fault('UNAUTHENTICATED', 401, '节点只应答其网关 / a node answers its gateway alone');
}

async function operate(operations: NodeOperations, body: string, socket: Socket): Promise<unknown> {
  const { operation, input } = readJson(body) as { readonly operation?: unknown; readonly input?: unknown };
  if (typeof operation !== 'string' || !Object.hasOwn(operations, operation))
    throw fault('BAD_USER_INPUT', 400, `no operation ${String(operation)}`);
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  socket.once('close', leave);
  try {
    return await operations[operation as keyof NodeOperations](input as never, gone.signal);
  } finally {
    socket.off('close', leave);
  }
}

function readJson(body: string): object {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // told below
  }
  throw fault('BAD_USER_INPUT', 400, 'the body must be one JSON object');
}

async function answerRoute({ routes, services }: NodeServerOptions, url: URL, identity: CallIdentity): Promise<HttpAnswer> {
  const context = contextOf(services, identity);
  for (const route of routes) {
    const found = await route(context.services)(url, () => Promise.resolve(context));
    if (found !== null) return found;
  }
  return json(404, { errors: [{ message: 'no such path', extensions: { code: 'NOT_FOUND' } }] });
}

/** The services as one caller's request needs them: its links lead to the gateway that the caller knows. */
function contextOf(services: Services, { caller, language, base }: CallIdentity): HubContext {
  const own: Services = { ...services, documentLinks: services.documentLinks.at(base) };
  return hubContext(own, caller, language);
}

/** Longer texts are parsed and validated each time, and of the others so much is kept: it must stay small, whoever fills it. */
const KEPT_LENGTH = 10_000;
const KEPT_IN_ALL = 1_000_000;

/** Executes GraphQL texts; each is parsed and validated once. */
function documentExecutor({ schema, services, log }: NodeServerOptions, metrics: Metrics) {
  const execute = jitExecutor(schema);
  const documents = new Map<string, DocumentNode>();
  let kept = 0;
  const documentOf = (query: string): DocumentNode => {
    const known = documents.get(query);
    if (known !== undefined) return known;
    const document = parse(query, { noLocation: true });
    const [fault] = validate(schema, document);
    if (fault !== undefined) throw new GraphQLError(fault.message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
    if (query.length > KEPT_LENGTH) return document;
    if (kept + query.length > KEPT_IN_ALL) {
      documents.clear();
      kept = 0;
    }
    documents.set(query, document);
    kept += query.length;
    return document;
  };
  return async (body: string, identity: CallIdentity): Promise<object> => {
    const started = performance.now();
    const { query, variables } = readJson(body) as { readonly query?: unknown; readonly variables?: Record<string, unknown> };
    if (typeof query !== 'string') throw fault('BAD_USER_INPUT', 400, 'query must be a text');
    const document = documentOf(query);
    const operation = getOperationAST(document, null);
    if (operation === null || operation === undefined) throw fault('BAD_USER_INPUT', 400, 'one operation is asked at a time');
    const context = Object.assign(contextOf(services, identity), { missing: new Set<string>() });
    const result = await execute({
      document,
      operation,
      operationName: null,
      variables: variables ?? {},
      context,
    });
    // Members of other nodes, such as of parts of a joint case, that could not be asked.
    const told = context.missing.size === 0 ? result.errors : [...(result.errors ?? []), memberUnavailable([...context.missing])];
    const errors = told?.map((error) => tellError(error, error.toJSON(), log));
    metrics.operation(
      operation.operation,
      performance.now() - started,
      (errors ?? []).map(({ extensions }) => String(extensions?.['code'])),
    );
    return errors === undefined ? { data: result.data } : { data: result.data, errors };
  };
}
