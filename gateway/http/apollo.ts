import { ApolloServer, type ApolloServerPlugin, type GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { GraphQLError, OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import type { Logger } from 'pino';
import type { RequestContext } from './context-of.js';
import { tellError } from '../errors/tell-error.js';
import type { Engine } from '../executor/engine.js';
import { judgeCost } from '../limits/document-limits.js';
import { codeOf, type Metrics } from './metrics.js';

/** Apollo Server over an engine, through its `gateway` hook. */
export async function startApollo<Context extends RequestContext>(
  engine: Engine,
  log: Logger,
  metrics: Metrics,
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    gateway: gatewayOf(engine),
    plugins: [ApolloServerPluginCacheControlDisabled(), limitsPlugin(engine), metricsPlugin(metrics)],
    includeStacktraceInErrorResponses: false,
    introspection: true,
    // Nothing is done by GET, a POST must be JSON, and a browser sends no token by itself.
    csrfPrevention: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => tellError(error, formatted, log),
    logger: { debug: () => undefined, info: () => undefined, warn: (line) => log.warn(line), error: (line) => log.error(line) },
  });
  apollo.addPlugin({
    serverWillStart: () => Promise.resolve({ renderLandingPage: () => Promise.resolve({ html: '' }) }),
  });
  await apollo.start();
  return apollo;
}

/** Apollo's door to an engine. A subscription over plain HTTP is refused before anything is started. */
function gatewayOf(engine: Engine): GatewayInterface {
  return {
    onSchemaLoadOrUpdate: (callback) => engine.onSchema((schema) => callback({ apiSchema: schema, coreSupergraphSdl: '' })),
    load: () =>
      Promise.resolve({
        // Apollo hands on a document of which it could not choose an operation, whatever its types say.
        executor: async ({ document, operation, operationName, request, context }) => {
          if ((operation as OperationDefinitionNode | undefined) === undefined) return { errors: [noSuchOperation()] };
          if (operation.operation === OperationTypeNode.SUBSCRIPTION) return { errors: [onlyOverWebSocket()] };
          return engine.execute({ document, operation, operationName, variables: request.variables ?? {}, context });
        },
      }),
    stop: () => engine.stop(),
  };
}

/** Where the document leaves open, or does not have, the operation that is asked for. */
export function noSuchOperation(): GraphQLError {
  return new GraphQLError('operationName 须指明文档中的一个操作 / operationName must name one operation of the document', {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}

function onlyOverWebSocket(): GraphQLError {
  return new GraphQLError('订阅须经 WebSocket / subscriptions are served over WebSocket', { extensions: { code: 'BAD_USER_INPUT' } });
}

function limitsPlugin<Context extends RequestContext>(engine: Engine): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ document, operation, request }) => {
          const refused =
            operation === undefined || document === undefined
              ? null
              : judgeCost(engine.schema(), document, operation, request.variables ?? {});
          return refused === null ? Promise.resolve() : Promise.reject(refused);
        },
      }),
  };
}

function metricsPlugin<Context extends RequestContext>(metrics: Metrics): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () => {
      const started = performance.now();
      return Promise.resolve({
        willSendResponse: (request: GraphQLRequestContextWillSendResponse<Context>) => {
          const { body } = request.response;
          const errors = body?.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          const codes = errors.map((error) => codeOf(error.extensions));
          metrics.operation(request.operation?.operation ?? 'none', performance.now() - started, codes);
          return Promise.resolve();
        },
      });
    },
  };
}
