import type { Transport } from '@graphql-mesh/transport-common';
import { isAsyncIterable, type ExecutionRequest } from '@graphql-tools/utils';
import { OperationTypeNode, type ExecutionResult } from 'graphql';

type Stream = AsyncIterable<ExecutionResult>;
type Ask = (request: ExecutionRequest) => unknown;

/** Answers in place of the subgraph that has a subscription's events. */
export type Source = (request: ExecutionRequest, ask: Ask) => Promise<ExecutionResult>;

/** Key in a context under which an operation's source stands; there is none but in subscriptions. */
export const SOURCE = Symbol('source');

export interface Sourced {
  readonly [SOURCE]?: Source | undefined;
}

/** A transport whose subscriptions are answered by the source in their context. */
export function withSource(transport: Transport): Transport {
  return {
    getSubgraphExecutor: async (options) => {
      const ask = await transport.getSubgraphExecutor(options);
      return ((request: ExecutionRequest) => {
        const source = request.operationType === OperationTypeNode.SUBSCRIPTION ? (request.context as Sourced)[SOURCE] : undefined;
        return source === undefined ? ask(request) : source(request, ask);
      }) as typeof ask;
    },
  };
}

/**
 * The events of a subscription, each with what other subgraphs add to it: the planner is run once to learn what it asks of the subgraph
 * that has the events, and once more over each of them. So each event is an operation of its own: in order, with its own errors only,
 * and nothing that was fetched for one is kept for the next.
 */
export async function plannedEvents(run: (source: Source) => Promise<ExecutionResult>): Promise<Stream | ExecutionResult> {
  let opened: unknown = null;
  const answer = await run(async (request, ask) => {
    opened = await ask(request);
    return { data: null };
  });
  if (isAsyncIterable<ExecutionResult>(opened)) return resolvedOneByOne(opened, (event) => run(() => Promise.resolve(event)));
  // What is no stream is why there is none.
  return opened === null ? answer : (opened as ExecutionResult);
}

/** Hand-made, not an async generator: one parked on `await` would keep the stream open after `return()`. */
function resolvedOneByOne(
  stream: Stream,
  resolve: (event: ExecutionResult) => Promise<ExecutionResult>,
): AsyncIterableIterator<ExecutionResult> {
  const events = stream[Symbol.asyncIterator]();
  return {
    next: async () => {
      const event = await events.next();
      return event.done === true ? { value: undefined, done: true } : { value: await resolve(event.value), done: false };
    },
    return: async () => {
      await events.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
