import { ApolloServer, type ApolloServerPlugin, type GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { RequestContext } from './context-of.js';
import { tellError } from '../errors/tell-error.js';
import { jitExecutor } from '../executor/jit-executor.js';
import { judgeCost } from '../limits/document-limits.js';
import type { Metrics } from './metrics.js';

/** Apollo Server over the hub's schema, executed by the compiling executor through its `gateway` hook. */
export async function startApollo<Context extends RequestContext>(
  schema: GraphQLSchema,
  log: Logger,
  metrics: Metrics,
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    gateway: localGateway(schema),
    plugins: [ApolloServerPluginCacheControlDisabled(), limitsPlugin(schema), metricsPlugin(metrics)],
    includeStacktraceInErrorResponses: false,
    introspection: true,
    csrfPrevention: true,
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

function localGateway(schema: GraphQLSchema): GatewayInterface {
  const run = jitExecutor(schema);
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: async (request) =>
          run({
            document: request.document,
            operation: request.operation,
            operationName: request.operationName,
            variables: request.request.variables ?? {},
            context: request.context,
          }),
      }),
    stop: () => Promise.resolve(),
  };
}

function limitsPlugin<Context extends RequestContext>(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ document, operation, request }) => {
          const refused =
            operation === undefined || document === undefined ? null : judgeCost(schema, document, operation, request.variables ?? {});
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

function codeOf(extensions: Readonly<Record<string, unknown>> | undefined): string {
  const code = extensions?.['code'];
  return typeof code === 'string' ? code : 'UNKNOWN';
}
