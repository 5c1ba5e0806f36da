import { GraphQLError } from 'graphql';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { tellError } from '../errors/tell-error.js';

export interface HttpAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export const json = (status: number, value: unknown): HttpAnswer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

export interface HttpServer {
  readonly server: Server;
  /** `http://HOST:PORT` */
  readonly base: () => string;
  listen(): Promise<void>;
  /** Takes no new request, lets running ones finish (10 s at most). */
  stop(before?: () => Promise<void>): Promise<void>;
}

/** A server that stops waits this long for what runs. */
export const FINISH_WITHIN_MS = 10_000;

/** An HTTP server in which every request is answered, whatever is wrong with it. */
export function httpServer(
  answer: (request: IncomingMessage) => Promise<HttpAnswer>,
  { port, host }: Pick<Config, 'port' | 'host'>,
  log: Logger,
): HttpServer {
  let isStopping = false;
  const server = createServer((request, response) => {
    answer(request)
      .catch((error: unknown) => faultAnswer(error, request, log))
      .then((found) => send(request, response, found, isStopping))
      .catch((error: unknown) => {
        log.error({ err: error }, 'an answer could not be sent');
        response.destroy();
      });
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  return {
    server,
    base: () => {
      const { address, port: actual } = server.address() as AddressInfo;
      return `http://${address.includes(':') ? `[${address}]` : address}:${actual}`;
    },
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => {
          reject(new Error(listenFault(error.code, host, port) ?? error.message, { cause: error }));
        });
        server.listen(port, host, resolve);
      }),
    stop: async (before) => {
      isStopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
      await before?.();
      await closed;
      clearTimeout(timer);
    },
  };
}

function listenFault(code: string | undefined, host: string, port: number): string | null {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} of ${host} is in use: stop who uses it, or set PORT`;
    case 'EACCES':
      return `port ${port} of ${host} is not for this user: set PORT to another`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST ${host} is no address of this machine`;
    default:
      return null;
  }
}

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** A fault in the media type that the caller asks for (GraphQL over HTTP): JSON, unless the caller would rather have GraphQL's own. */
function faultAnswer(error: unknown, request: IncomingMessage, log: Logger): HttpAnswer {
  const graphqlError = error instanceof GraphQLError ? error : new GraphQLError('', error instanceof Error ? { originalError: error } : {});
  const http = graphqlError.extensions['http'] as
    { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | undefined;
  const told = tellError(graphqlError, graphqlError.toJSON(), log);
  const accept = request.headers.accept ?? '';
  const isGraphql = accept.includes(GRAPHQL_RESPONSE) && !accept.trimStart().startsWith('application/json');
  const answer = { ...json(http?.status ?? 500, { errors: [told] }), headers: http?.headers ?? {} };
  return isGraphql ? { ...answer, type: `${GRAPHQL_RESPONSE}; charset=utf-8` } : answer;
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, body, headers }: HttpAnswer, isLast: boolean): void {
  const unread = !request.complete;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, {
    'x-content-type-options': 'nosniff',
    ...headers,
    'content-type': type,
    'content-length': bytes.byteLength,
    // A server that stops takes no further request on the connections that clients keep.
    ...(unread || isLast ? { connection: 'close' } : {}),
  });
  if (!unread) return void response.end(bytes);
  response.write(bytes);
  discard(request, () => response.end(() => request.destroy()));
}

const DISCARD_WITHIN_MS = 5_000;

/**
 * Lets the rest of a body run out unread, for a while: a connection cut while the client still sends would reach it as a reset, in
 * place of the answer. It is not taken for the connection's next request, which is closed.
 */
function discard(request: IncomingMessage, done: () => void): void {
  const timer = setTimeout(end, DISCARD_WITHIN_MS);
  request.removeAllListeners('data').once('end', end).once('close', end).resume();
  function end(): void {
    clearTimeout(timer);
    request.off('end', end).off('close', end);
    done();
  }
}
