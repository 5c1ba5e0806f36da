import {
  GraphQLError,
  Kind,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { EventQueue } from '../../resolvers/feeds/event-queue.js';
import { memberUnavailable } from '../../resolvers/shared/errors.js';
import { FEED_QUERIES, ROUTES } from '../../schema/routing.js';
import type { Execution } from '../executor/engine.js';
import { readVariables } from '../executor/read-variables.js';
import type { RequestContext } from '../http/context-of.js';
import { NodeUnavailable } from '../nodes/node-client.js';
import { gatewayIdentity, identityOf, type KnownNode } from '../nodes/node-pool.js';
import type { NodeWatch } from '../nodes/node-watch.js';
import { isRegistered } from '../nodes/topology.js';
import { answerChecks, Malformed, type AnswerCheck } from './shard/answer-check.js';
import { askNode } from './shard/ask-node.js';
import { nodeDocument } from './shard/node-document.js';
import { ownerOf } from '../../domain/members/owner-of.js';
import { argumentAt } from './shard/argument-at.js';
import { readArguments } from './shard/read-arguments.js';
import { rootFields, selectedFields, shapeOf, type SelectedField, type Shape } from './shard/root-fields.js';
import { membersAsked, nodesOf } from './shard/nodes-asked.js';
import type { Shards } from './shard/plan-fields.js';
import { textVariable, withArgument } from './shard/share-variables.js';
import { decodeVector, encodeVector, type Vector } from './vector-cursor.js';

/** How much of a log is read at a time. */
const PAGE = 100;
/** Key under which each event tells its own cursor, whether the caller asks for it or not. */
const CURSOR_KEY = '__cursor';
const AFTER = '__after';

export interface FeedShards extends Shards {
  readonly watch: NodeWatch;
}

/**
 * Follows the logs of nodes for one caller: each node's log is read with the caller's own selection and rights from where it was left,
 * whenever the node tells that there is more. So the log is the truth: a node that was away, or a word that was lost, costs delay, no event.
 */
export function feedSubscriptions(shards: FeedShards): (execution: Execution) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
  return async (execution) => {
    try {
      return await follow(shards, execution);
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  };
}

async function follow(shards: FeedShards, execution: Execution): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
  const { document, operation } = execution;
  const { schema, watch } = shards;
  // Nodes are handed the variables as they came, and read them likewise.
  const { errors, values: variables } = readVariables(schema, operation, execution.variables);
  if (errors !== null) return { errors };
  const shape = shapeOf(document);
  const [selected] = rootFields(shape, operation, variables);
  const definition = selected === undefined ? undefined : schema.getSubscriptionType()?.getFields()[selected.name];
  if (selected === undefined || definition === undefined) throw new GraphQLError('a subscription has one root field');
  const args = readArguments(definition, selected.node, variables);
  const nodes = nodesOfFeed(shards, selected, args, execution.context as RequestContext);
  const after = (args['after'] ?? null) as string | null;
  const start = decodeVector(
    after,
    nodes.map((node) => node.client.node.name),
  );
  const following = new Following(shards, execution, shape, selected, start);
  let hasEnded = false;
  const followed = new Map<KnownNode, () => void>();
  const begin = async (node: KnownNode): Promise<boolean> => {
    const isThere = await following.read(node).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof NodeUnavailable)) throw error;
        following.beginAtLastEnd(node);
        return false;
      },
    );
    const readAll = async (): Promise<void> => {
      while ((await following.read(node)) === PAGE) await following.queue.drained();
    };
    if (!hasEnded && followed.has(node))
      followed.set(
        node,
        watch.follow(node, readAll, (error) => following.queue.fail(error)),
      );
    return isThere;
  };
  const beginAll = (): Promise<boolean>[] => {
    const now = nodesOfFeed(shards, selected, args, execution.context as RequestContext);
    for (const [node, stop] of followed) {
      if (now.includes(node)) continue;
      stop();
      followed.delete(node);
    }
    const fresh = now.filter((node) => !followed.has(node));
    for (const node of fresh) followed.set(node, () => undefined);
    return fresh.map(begin);
  };
  // A node that is new in the topology, or to which a member has moved, is followed from then on.
  const stopListening = shards.pool.onTake(() => {
    Promise.resolve()
      .then(() => Promise.all(beginAll()))
      .catch((error: unknown) => following.queue.fail(error));
  });
  following.queue.onEnd(() => {
    hasEnded = true;
    stopListening();
    for (const stop of followed.values()) stop();
  });
  await firstToTell(beginAll(), (error) => following.queue.fail(error));
  return following.queue;
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

type Told = Readonly<Record<string, unknown>>;

/** One caller's way along the nodes' logs. */
class Following {
  readonly queue = new EventQueue<ExecutionResult>();
  private vector: Vector;
  private readonly feed: DocumentNode;
  private readonly check: AnswerCheck;
  /** Under which keys the caller asks for an event's cursor. */
  private readonly cursorKeys: readonly string[];

  constructor(
    private readonly shards: FeedShards,
    private readonly execution: Execution,
    shape: Shape,
    private readonly selected: SelectedField,
    /** Null: live only, from where each node's log ends when it is first reached. */
    private readonly start: Vector | null,
  ) {
    this.vector = start ?? {};
    const { document, root, type } = feedDocument(shards.schema, shape, execution, selected);
    this.feed = document;
    this.check = answerChecks(shards.schema)(shape, root, type);
    const fields = selectedFields(shape, selected.node.selectionSet, execution.variables);
    this.cursorKeys = fields.filter(({ name }) => name === 'cursor').map(({ key }) => key);
  }

  /** Tells what a node's log holds beyond where it was left, a page at most; answers how much that was. */
  async read(node: KnownNode): Promise<number> {
    const { name } = node.client.node;
    if (this.vector[name] === undefined && this.start === null) {
      const end = await this.endOf(node);
      // Not before: meanwhile other nodes' logs have moved on.
      this.vector = { ...this.vector, [name]: end };
    }
    const { key } = this.selected;
    const { data, errors, isOutdated } = await this.ask(node, this.feed);
    const events = this.eventsOf(node, data?.[key], errors, isOutdated);
    const cursors = events.includes(null) ? await this.cursors(node) : [];
    for (const [index, told] of events.entries()) {
      const { [CURSOR_KEY]: cursor = cursors[index], ...event } = told ?? {};
      this.vector = { ...this.vector, [name]: String(cursor) };
      const faults = errors.filter(({ path }) => path === undefined || path[1] === index).map(asGraphQLError);
      const value = told === null ? null : { [key]: { ...event, ...this.spelled() } };
      this.queue.push(faults.length === 0 ? { data: value } : { data: value, errors: faults });
    }
    return events.length;
  }

  /** What a node told of its log. A refusal ends the feed; a node that cannot tell, or tells what is no log, is as one that is away. */
  private eventsOf(
    node: KnownNode,
    value: unknown,
    errors: readonly GraphQLFormattedError[],
    isOutdated: boolean,
  ): readonly (Told | null)[] {
    const { name } = node.client.node;
    if (value === null || value === undefined) {
      const [fault] = errors;
      const code = fault?.extensions?.['code'];
      if (fault !== undefined && code !== undefined && code !== 'INTERNAL')
        throw new GraphQLError(fault.message, { extensions: { ...fault.extensions } });
      throw new NodeUnavailable(name, 'its log cannot be read');
    }
    try {
      this.check(value, isOutdated);
      return value as readonly (Told | null)[];
    } catch (error) {
      if (error instanceof Malformed) throw new NodeUnavailable(name, 'it tells what is no log');
      throw error;
    }
  }

  /** Live only, of a node that is away: from where its log ended when it was last heard, so that a cursor handed out before it is back names it. */
  beginAtLastEnd({ client, ends }: KnownNode): void {
    const { name } = client.node;
    if (this.start !== null || ends === null || this.vector[name] !== undefined) return;
    this.vector = { ...this.vector, [name]: ends[this.log] };
  }

  private spelled(): Told {
    return this.cursorKeys.length === 0 ? {} : Object.fromEntries(this.cursorKeys.map((key) => [key, encodeVector(this.vector)]));
  }

  /** The cursors alone, where the caller may not have all of what was asked of an event. */
  private async cursors(node: KnownNode): Promise<readonly string[]> {
    const bare = visit(this.feed, {
      Field: (field) => {
        const isRoot = (field.alias ?? field.name).value === this.selected.key && field.name.value === FEED_QUERIES[this.selected.name];
        return isRoot ? { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [CURSOR_FIELD] } } : undefined;
      },
    });
    const [operation] = bare.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('a feed is one operation');
    const shape = shapeOf(bare);
    const fields = operation.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
    const { data } = await this.ask(node, nodeDocument(shape, operation, fields));
    const told = data?.[this.selected.key];
    if (!Array.isArray(told)) throw new NodeUnavailable(node.client.node.name, 'its log cannot be read');
    return (told as readonly Told[]).map((event) => String(event[CURSOR_KEY]));
  }

  private ask(node: KnownNode, document: DocumentNode) {
    const { schema, base } = this.shards;
    return askNode(schema, node, {
      document,
      variables: { ...this.execution.variables, [AFTER]: this.vector[node.client.node.name] ?? null },
      isQuery: true,
      identity: identityOf(this.execution.context as RequestContext, base()),
    });
  }

  private async endOf({ client }: KnownNode): Promise<string> {
    const ends = await client.call<Readonly<Record<'feed' | 'alerts', string>>>('feedEnds', null, gatewayIdentity(this.shards.base()));
    return ends[this.log];
  }

  private get log(): 'alerts' | 'feed' {
    return this.selected.name === 'alertRaised' ? 'alerts' : 'feed';
  }
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
    const asked = argumentAt(args, route.members) as readonly string[] | null | undefined;
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

const CURSOR_FIELD: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: 'cursor' },
  alias: { kind: Kind.NAME, value: CURSOR_KEY },
};

/** The subscription's selection asked of a node's log from a cursor on. */
function feedDocument(schema: GraphQLSchema, shape: Shape, { operation }: Execution, { key, name, node }: SelectedField) {
  const query = FEED_QUERIES[name] ?? '';
  const type = schema.getQueryType()?.getFields()[query]?.type;
  if (type === undefined) throw new Error(`no node tells ${name}`);
  const first = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'first' }, value: { kind: Kind.INT, value: String(PAGE) } } as const;
  const asked = withArgument(node, 'after', AFTER);
  const root: FieldNode = {
    ...asked,
    alias: { kind: Kind.NAME, value: key },
    name: { kind: Kind.NAME, value: query },
    arguments: [...(asked.arguments ?? []), first],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...(node.selectionSet?.selections ?? []), CURSOR_FIELD] },
  };
  return { document: nodeDocument(shape, operation, [root], [textVariable(AFTER)]), root, type };
}

function asGraphQLError({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, {
    path: path === undefined ? null : path.filter((_, index) => index !== 1),
    extensions: extensions ?? null,
  });
}
