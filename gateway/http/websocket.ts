import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  validate,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import { CloseCode } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Identity } from '../auth/verify-token.js';
import type { Execution } from '../executor/engine.js';
import { tellError } from '../errors/tell-error.js';
import { judgeCost } from '../limits/document-limits.js';
import type { CallerLimits } from '../limits/rate-limit.js';
import { refuseTooComplex } from '../limits/refuse-too-complex.js';
import { noSuchOperation } from './apollo.js';
import { languageOf, type RequestContext } from './context-of.js';
import { guardedSocket } from './guarded-socket.js';
import { FINISH_WITHIN_MS } from './http-server.js';
import { codeOf, type Metrics } from './metrics.js';
import { BODY_LIMIT } from './read-body.js';
import { RunningOperations } from './running-operations.js';
import type { ServerOptions } from './server.js';

interface Extra extends Record<PropertyKey, unknown> {
  identity?: Identity;
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}

/** Operations that run on one connection at the same time, at most. */
export const OPERATIONS_AT_ONCE = 500;
/** Answers to pings that wait for a client to read them, at most. */
const PONGS_UNREAD = 100;

/** Serves the `graphql-transport-ws` subprotocol on /graphql; the token comes with `connectionInit`, and its expiry ends the connection. */
export function serveWebSocket<Context extends RequestContext>(
  server: Server,
  options: ServerOptions<Context> & { readonly limits: CallerLimits; readonly metrics: Metrics },
): {
  /** Takes no further operation, lets running queries and mutations finish (10 s at most), and closes all connections. */
  readonly stop: () => Promise<void>;
} {
  const { engine, log, metrics } = options;
  const sockets = new WebSocketServer({
    server,
    path: '/graphql',
    maxPayload: BODY_LIMIT,
    WebSocket: guardedSocket(log, OPERATIONS_AT_ONCE + PONGS_UNREAD),
  });
  const running = new RunningOperations();
  let isStopping = false;
  const told = (error: GraphQLError): GraphQLFormattedError => {
    const formatted = tellError(error, error.toJSON(), log);
    metrics.refusal(codeOf(formatted.extensions));
    return formatted;
  };
  const disposable = useServer<Record<string, unknown>, Extra>(
    {
      schema: () => engine.schema(),
      execute: (execution) => measured(metrics, executionOf(execution), (one) => engine.execute(one)),
      subscribe: async (execution) => refusedAsError(await measured(metrics, executionOf(execution), (one) => engine.subscribe(one))),
      onConnect: async ({ connectionParams, extra }) => {
        const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
        try {
          // What is no text is no token: refused like any bad one, never taken for the public.
          extra.identity = await options.verifyToken(
            given === undefined || given === null ? undefined : typeof given === 'string' ? given : ' ',
          );
        } catch (error) {
          extra.socket.close(CloseCode.Forbidden, error instanceof Error ? error.message.slice(0, 60) : 'UNAUTHENTICATED');
          return false;
        }
        endAtExpiry(extra.socket, extra.identity);
        return true;
      },
      onSubscribe: (connection, id, { query, operationName, variables }) => {
        // Left unanswered: the end of the connection tells the client to ask again, elsewhere.
        if (isStopping) return new Promise<never>(() => undefined);
        const { extra, connectionParams, subscriptions } = connection;
        const { caller } = extra.identity as Identity;
        const refused = options.limits.refusal(caller.subject, extra.request.socket.remoteAddress ?? '');
        if (refused !== null) return [refused];
        if (Object.keys(subscriptions).length > OPERATIONS_AT_ONCE) return [tooManyAtOnce()];
        try {
          refuseTooComplex(query);
          const schema = engine.schema();
          const document = parse(query);
          const errors = validate(schema, document);
          if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
          const language = connectionParams?.['acceptLanguage'];
          const contextValue = options.contextOf(caller, languageOf(typeof language === 'string' ? language : undefined));
          const operation = getOperationAST(document, operationName);
          if (operation === null || operation === undefined) return [noSuchOperation()];
          const tooMuch = judgeCost(schema, document, operation, variables ?? {});
          if (tooMuch !== null) return [tooMuch];
          if (operation.operation !== OperationTypeNode.SUBSCRIPTION) running.begin(connection, id);
          return { schema, document, operationName, variableValues: variables, contextValue };
        } catch (error) {
          return [error instanceof GraphQLError ? withCode(error, 'GRAPHQL_PARSE_FAILED') : internalError(error)];
        }
      },
      onComplete: (connection, id) => running.end(connection, id),
      onClose: (connection) => running.drop(connection),
      onNext: (_context, _id, _payload, _args, { data = null, errors }) =>
        errors === undefined ? undefined : { data, errors: errors.map(told) },
      // What ended a subscription comes wrapped, without its place.
      onError: (_context, _id, _payload, errors) =>
        errors.map((error) => told(error.originalError instanceof GraphQLError ? error.originalError : error)),
    },
    sockets,
  );
  return {
    stop: async () => {
      isStopping = true;
      await running.finished(FINISH_WITHIN_MS);
      await disposable.dispose();
    },
  };
}

/** A fault that is none of the caller's: logged, and told without what it says. */
function internalError(fault: unknown): GraphQLError {
  return new GraphQLError('', { originalError: fault instanceof Error ? fault : new Error(String(fault)) });
}

/** A subscription that was refused ends with its error and delivers nothing (rulings 17): a plain result would be told as one of its events. */
function refusedAsError(result: AsyncIterable<ExecutionResult> | ExecutionResult): AsyncIterable<ExecutionResult> | ExecutionResult {
  if (Symbol.asyncIterator in result) return result;
  const [error] = result.errors ?? [];
  return error === undefined ? result : { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) };
}

function tooManyAtOnce(): GraphQLError {
  const message = `一个连接上至多同时 ${OPERATIONS_AT_ONCE} 个操作 / at most ${OPERATIONS_AT_ONCE} operations at once on a connection`;
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED' } });
}

/** Answers an operation; a subscription is answered as soon as it runs. */
async function measured<Answer>(
  metrics: Metrics,
  execution: Execution,
  answer: (execution: Execution) => Promise<Answer>,
): Promise<Answer> {
  const started = performance.now();
  try {
    return await answer(execution);
  } finally {
    metrics.operation(execution.operation.operation, performance.now() - started, []);
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  return error.extensions['code'] === undefined
    ? new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code } })
    : error;
}

const LONGEST_TIMER_MS = 2_147_000_000;

function endAtExpiry(socket: WebSocket, { expiresAt }: Identity): void {
  if (expiresAt === null) return;
  const timer = setTimeout(
    () => socket.close(CloseCode.Forbidden, 'UNAUTHENTICATED: the access token has expired'),
    Math.min(expiresAt - Date.now(), LONGEST_TIMER_MS),
  );
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}

function executionOf({ document, operationName, variableValues, contextValue }: ExecutionArgs): Execution {
  const operation = getOperationAST(document, operationName ?? null);
  // graphql-ws has looked at the operation before.
  if (operation === null || operation === undefined) throw new GraphQLError('');
  return { document, operation, operationName: operationName ?? null, variables: variableValues ?? {}, context: contextValue };
}
