import type { Transport } from '@graphql-mesh/transport-common';
import httpTransport from '@graphql-mesh/transport-http';
import type { ExecutionRequest } from '@graphql-tools/utils';
import { GraphQLError } from 'graphql';

/** A subgraph that hangs is given up. */
const ANSWER_WITHIN_MS = 30_000;

/** Subgraphs that are asked over plain HTTP. No two callers ever share one call: answers are as different as their rights. */
export const plainHttp: Transport = {
  getSubgraphExecutor: (options) => {
    const { transportEntry, subgraphName } = options;
    const ask = httpTransport.getSubgraphExecutor({
      ...options,
      transportEntry: { ...transportEntry, options: { ...transportEntry.options, deduplicateInflightRequests: false } },
    });
    return ((request: ExecutionRequest) => withinTime(subgraphName, ask(request))) as typeof ask;
  },
};

async function withinTime(subgraph: string, answer: unknown): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new GraphQLError(`no answer of ${subgraph} in time`, { extensions: { subgraph } })), ANSWER_WITHIN_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
