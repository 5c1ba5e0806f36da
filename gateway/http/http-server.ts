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

const FINISH_WITHIN_MS = 10_000;

/** An HTTP server in which every request is answered, whatever is wrong with it. */
export function httpServer(
  answer: (request: IncomingMessage) => Promise<HttpAnswer>,
  { port, host }: Pick<Config, 'port' | 'host'>,
  log: Logger,
): HttpServer {
  const server = createServer((request, response) => {
    answer(request)
      .catch((error: unknown) => faultAnswer(error, log))
      .then((found) => send(request, response, found))
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
          reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} of ${host} is in use: stop who uses it, or set PORT`) : error);
        });
        server.listen(port, host, resolve);
      }),
    stop: async (before) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await before?.();
      const timer = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
      await closed;
      clearTimeout(timer);
    },
  };
}

function faultAnswer(error: unknown, log: Logger): HttpAnswer {
  const graphqlError = error instanceof GraphQLError ? error : new GraphQLError('', error instanceof Error ? { originalError: error } : {});
  const http = graphqlError.extensions['http'] as
    { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | undefined;
  const told = tellError(graphqlError, graphqlError.toJSON(), log);
  return { ...json(http?.status ?? 500, { errors: [told] }), headers: http?.headers ?? {} };
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, body, headers }: HttpAnswer): void {
  // A body that was not read to its end must not be taken for the connection's next request.
  const unread = !request.complete;
  response.writeHead(status, {
    'x-content-type-options': 'nosniff',
    ...headers,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...(unread ? { connection: 'close' } : {}),
  });
  response.end(body, () => {
    if (unread) request.destroy();
  });
}
