import { HeaderMap, type ApolloServer } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { Identity, VerifyToken } from '../auth/verify-token.js';
import type { Config } from '../config.js';
import type { Engine } from '../executor/engine.js';
import { CallerLimits } from '../limits/rate-limit.js';
import { refuseTooComplex } from '../limits/refuse-too-complex.js';
import { startApollo } from './apollo.js';
import { languageOf, type ContextOf, type RequestContext } from './context-of.js';
import { explorerPage } from './explorer.js';
import { httpServer, json, type HttpAnswer } from './http-server.js';
import { codeOf, Metrics } from './metrics.js';
import { fault, readJson } from './read-body.js';
import { urlOf } from './url-of.js';
import { serveWebSocket } from './websocket.js';

/** What another path of the server answers; null where the path is not the route's. */
export type HttpRoute<Context> = (url: URL, contextOf: () => Promise<Context>) => Promise<HttpAnswer | null>;

export interface ServerOptions<Context extends RequestContext> {
  readonly engine: Engine;
  readonly config: Pick<Config, 'port' | 'host' | 'rateSubject' | 'rateAddress'>;
  readonly log: Logger;
  readonly verifyToken: VerifyToken;
  readonly contextOf: ContextOf<Context>;
  readonly routes: readonly HttpRoute<Context>[];
  /** Throws where the hub cannot serve; answers the state of each node. */
  readonly readiness: () => Promise<unknown>;
  readonly openSubscriptions: () => number;
  /** How many of them have yet to read on, where their feeds are those of nodes. */
  readonly subscriptionsBehind?: () => number;
  /** In milliseconds, by which requests a minute are counted; the machine's where nothing is said. */
  readonly rateClock?: () => number;
}

export interface RunningServer {
  /** `http://HOST:PORT` */
  readonly base: string;
  /** Takes no new request, lets running ones finish (10 s at most). */
  readonly stop: () => Promise<void>;
}

/** Serves GraphQL over HTTP and WebSocket on one path, the explorer page, health, readiness, metrics, and the routes given. */
export async function startServer<Context extends RequestContext>(options: ServerOptions<Context>): Promise<RunningServer> {
  const metrics = new Metrics(options.openSubscriptions, options.subscriptionsBehind);
  const apollo = await startApollo<Context>(options.engine, options.log, metrics);
  const limits = new CallerLimits(options.config, options.rateClock);
  const http = httpServer((request) => answer(request, { ...options, apollo, limits, metrics }), options.config, options.log);
  // First the address: the WebSocket server would tell of a wrong one by itself, with a stack.
  await http.listen();
  const sockets = serveWebSocket(http.server, { ...options, limits, metrics });
  return {
    base: http.base(),
    stop: async () => {
      await http.stop(sockets.stop);
      await apollo.stop();
    },
  };
}

interface Serving<Context extends RequestContext> extends ServerOptions<Context> {
  readonly apollo: ApolloServer<Context>;
  readonly limits: CallerLimits;
  readonly metrics: Metrics;
}

async function answer<Context extends RequestContext>(request: IncomingMessage, serving: Serving<Context>): Promise<HttpAnswer> {
  const url = urlOf(request.url);
  switch (url.pathname) {
    case '/graphql':
      return answerGraphql(request, url, serving).catch((error: unknown) => {
        // What comes as far as Apollo is counted there.
        serving.metrics.refusal(error instanceof GraphQLError ? codeOf(error.extensions) : 'INTERNAL');
        throw error;
      });
    case '/healthz':
      return json(200, { status: 'ok' });
    case '/readyz':
      return serving.readiness().then(
        (state) => json(200, state),
        () => json(503, { status: 'unavailable' }),
      );
    case '/metrics': {
      const { type, text } = await serving.metrics.print();
      return { status: 200, type, body: text };
    }
    default:
      return answerRoute(request, url, serving);
  }
}

async function answerRoute<Context extends RequestContext>(
  request: IncomingMessage,
  url: URL,
  serving: Serving<Context>,
): Promise<HttpAnswer> {
  const contextOf = async (): Promise<Context> =>
    serving.contextOf((await identify(request, serving)).caller, languageOf(request.headers['accept-language']));
  for (const route of request.method === 'GET' ? serving.routes : []) {
    const found = await route(url, contextOf);
    if (found !== null) return found;
  }
  return json(404, { errors: [{ message: '没有此地址 / no such path', extensions: { code: 'NOT_FOUND' } }] });
}

async function identify<Context extends RequestContext>(request: IncomingMessage, serving: Serving<Context>): Promise<Identity> {
  const identity = await serving.verifyToken(request.headers.authorization);
  const refused = serving.limits.refusal(identity.caller.subject, request.socket.remoteAddress ?? '');
  if (refused !== null) throw refused;
  return identity;
}

async function answerGraphql<Context extends RequestContext>(
  request: IncomingMessage,
  url: URL,
  serving: Serving<Context>,
): Promise<HttpAnswer> {
  const wantsPage = request.method === 'GET' && !url.searchParams.has('query') && (request.headers.accept ?? '').includes('text/html');
  if (wantsPage) return explorerPage();
  if (request.method !== 'POST' && request.method !== 'GET')
    throw fault('BAD_USER_INPUT', 405, '须用 GET 或 POST / use GET or POST', { allow: 'GET, POST' });
  const { caller } = await identify(request, serving);
  const body = request.method === 'POST' ? await readJson(request) : undefined;
  const query = body === undefined ? url.searchParams.get('query') : body['query'];
  if (typeof query === 'string') refuseTooComplex(query);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  const response = await serving.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method, headers, search: url.search, body },
    context: () => Promise.resolve(serving.contextOf(caller, languageOf(request.headers['accept-language']))),
  });
  const { status = 200, body: told } = response;
  const type = response.headers.get('content-type') ?? 'application/json; charset=utf-8';
  return { status, type, body: told.kind === 'complete' ? told.string : '', headers: Object.fromEntries(response.headers) };
}
