import type { Transport } from '@graphql-mesh/transport-common';
import httpTransport from '@graphql-mesh/transport-http';

/** Subgraphs that are asked over plain HTTP. No two callers ever share one call: answers are as different as their rights. */
export const plainHttp: Transport = {
  getSubgraphExecutor: (options) =>
    httpTransport.getSubgraphExecutor({
      ...options,
      transportEntry: { ...options.transportEntry, options: { ...options.transportEntry.options, deduplicateInflightRequests: false } },
    }),
};
