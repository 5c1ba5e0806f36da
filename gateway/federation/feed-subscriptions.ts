import { GraphQLError, locatedError, type ExecutionResult } from 'graphql';
import { ownerOf } from '../../domain/members/owner-of.js';
import { memberUnavailable } from '../../resolvers/shared/errors.js';
import { ROUTES } from '../../schema/routing.js';
import type { Execution } from '../executor/engine.js';
import { readVariables } from '../executor/read-variables.js';
import type { RequestContext } from '../http/context-of.js';
import { NodeUnavailable } from '../nodes/node-client.js';
import type { LogEntry } from '../nodes/feed-signal.js';
import type { KnownNode } from '../nodes/node-pool.js';
import type { NodeWatch } from '../nodes/node-watch.js';
import { isRegistered } from '../nodes/topology.js';
import { PAGE } from './feed-document.js';
import { Following, logOf } from './following.js';
import { argumentAt } from './shard/argument-at.js';
import { membersAsked, nodesOf } from './shard/nodes-asked.js';
import type { Shards } from './shard/plan-fields.js';
import { readArguments } from './shard/read-arguments.js';
import { rootFields, shapeOf, type SelectedField, type Shape, type Variables } from './shard/root-fields.js';
import { decodeVector } from './vector-cursor.js';

export interface FeedShards extends Shards {
  readonly watch: NodeWatch;
}

/**
 * Follows the logs of nodes for one caller: each node's log is read with the caller's own selection and rights from where it was left,
 * whenever the node tells that there is more. So the log is the truth: a node that was away, or a word that was lost, costs delay, no event.
 */
export function feedSubscriptions(shards: FeedShards): (execution: Execution) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
  return async (execution) => {
    const { document, operation } = execution;
    // Nodes are handed the variables as they came, and read them likewise.
    const { errors, values: variables } = readVariables(shards.schema, document, operation, execution.variables);
    if (errors !== null) return { errors };
    const shape = shapeOf(document);
    const [selected] = rootFields(shape, operation, variables);
    if (selected === undefined) return { errors: [new GraphQLError('a subscription has one root field')] };
    try {
      return await follow(shards, execution, shape, selected, variables);
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [locatedError(error, [selected.node], [selected.key])] };
      throw error;
    }
  };
}

async function follow(
  shards: FeedShards,
  execution: Execution,
  shape: Shape,
  selected: SelectedField,
  variables: Variables,
): Promise<AsyncIterable<ExecutionResult>> {
  const definition = shards.schema.getSubscriptionType()?.getFields()[selected.name];
  if (definition === undefined) throw new Error(`${selected.name} is no subscription`);
  const args = readArguments(definition, selected.node, variables);
  const nodesNow = (): readonly KnownNode[] => nodesOfFeed(shards, selected, args, execution.context as RequestContext);
  const names = nodesNow().map((node) => node.client.node.name);
  const start = decodeVector((args['after'] ?? null) as string | null, names);
  const following = new Following(shards, execution, shape, selected, variables, start);
  const nodes = new NodesFollowed(shards.watch, following, nodesNow, entriesOf(selected, args, execution.context as RequestContext));
  // A node that is new in the topology, or to which a member has moved, is followed from then on.
  const stopListening = shards.pool.onTake(() => {
    Promise.resolve()
      .then(() => Promise.all(nodes.takeOver((node) => following.join(node))))
      .catch((error: unknown) => following.queue.fail(error));
  });
  following.queue.onEnd(() => {
    stopListening();
    nodes.end();
  });
  await firstToTell(nodes.takeOver(), (error) => following.queue.fail(error));
  return following.queue;
}

/** The nodes whose logs one caller follows; which these are changes with the topology. */
class NodesFollowed {
  /** How to stop following each. */
  private readonly followed = new Map<KnownNode, () => void>();

  constructor(
    private readonly watch: NodeWatch,
    private readonly following: Following,
    private readonly nodesNow: () => readonly KnownNode[],
    private readonly concerns: (entry: LogEntry) => boolean,
  ) {}

  /** Lets those go that are no longer asked, and begins with those that are new, each told first: whether each is there. */
  takeOver(tell: (fresh: KnownNode) => void = () => undefined): Promise<boolean>[] {
    const now = this.nodesNow();
    for (const [node, stop] of this.followed) {
      if (now.includes(node)) continue;
      stop();
      this.followed.delete(node);
    }
    const fresh = now.filter((node) => !this.followed.has(node));
    for (const node of fresh) {
      tell(node);
      this.followed.set(node, () => undefined);
    }
    return fresh.map((node) => this.begin(node));
  }

  end(): void {
    for (const stop of this.followed.values()) stop();
    this.followed.clear();
  }

  /** Whether the node was there when it was first read; rejected where the caller may not follow it. */
  private begin(node: KnownNode): Promise<boolean> {
    const { following } = this;
    let isLetGo = false;
    return new Promise((resolve, reject) => {
      const read = async (): Promise<void> => {
        try {
          for (;;) {
            const told = await following.read(node);
            resolve(true);
            if (told < PAGE) return;
            await following.queue.drained();
            if (following.queue.isEnded || isLetGo) return;
          }
        } catch (error) {
          if (error instanceof NodeUnavailable) {
            following.beginAtLastEnd(node);
            resolve(false);
          }
          throw error;
        }
      };
      const fail = (error: unknown): void => {
        reject(error instanceof Error ? error : new Error('the feed failed', { cause: error }));
        following.queue.fail(error);
      };
      const stop = this.watch.follow(node, { concerns: this.concerns, read, fail });
      this.followed.set(node, () => {
        isLetGo = true;
        stop();
      });
    });
  }
}

/** Whoever may not follow is told at once, by the first node that answers; a node that is away is followed when it is back. */
function firstToTell(beginnings: readonly Promise<boolean>[], fail: (error: unknown) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    for (const beginning of beginnings) {
      beginning.then(
        (isThere) => (isThere ? resolve() : undefined),
        (error: unknown) => {
          fail(error);
          reject(error instanceof Error ? error : new Error('the feed failed', { cause: error }));
        },
      );
    }
    void Promise.allSettled(beginnings).then(() => resolve());
  });
}

/** Which entries of the nodes' logs may be ones that a subscription tells; the nodes decide, when it reads on. */
function entriesOf(
  { name }: SelectedField,
  args: Readonly<Record<string, unknown>>,
  { caller }: RequestContext,
): (entry: LogEntry) => boolean {
  const route = ROUTES[`Subscription.${name}`];
  if (route?.kind === 'FEED') {
    const members = membersAsked(caller, route, membersNamed(args, route.members));
    const log = logOf(name);
    return (entry) => entry.log === log && (members === null || members.includes(entry.member));
  }
  const id = args['id'];
  return ({ log, caseId }) => log === 'feed' && (typeof id !== 'string' || caseId === id);
}

/** The members that a feed is asked of; null: all that the caller may see, where none is named. */
function membersNamed(args: Readonly<Record<string, unknown>>, at: string): readonly string[] | null {
  const named = (argumentAt(args, at) ?? []) as readonly string[];
  return named.length === 0 ? null : named;
}

/** The nodes that a feed follows. Members that are on no node are told where it would follow none. */
function nodesOfFeed(
  { pool }: FeedShards,
  { name }: SelectedField,
  args: Readonly<Record<string, unknown>>,
  { caller }: RequestContext,
): readonly KnownNode[] {
  const route = ROUTES[`Subscription.${name}`];
  if (route?.kind === 'FEED') {
    const asked = membersNamed(args, route.members);
    const { nodes, homeless } = nodesOf(pool, membersAsked(caller, route, asked), asked);
    if (nodes.length === 0) throw memberUnavailable(homeless);
    return nodes.map(({ node }) => node);
  }
  if (route?.kind !== 'OWNER') throw new Error(`${name} is no feed`);
  const value = route.at.map((path) => argumentAt(args, path)).find((one) => typeof one === 'string');
  const code = typeof value === 'string' ? ownerOf(value) : null;
  const owner = code === null ? null : pool.of(code);
  if (owner === null && code !== null && isRegistered(code)) throw memberUnavailable([code]);
  const node = owner ?? pool.anyOrder()[0];
  return node === undefined ? [] : [node];
}
