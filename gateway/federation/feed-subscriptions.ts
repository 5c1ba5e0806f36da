import {
  getArgumentValues,
  GraphQLError,
  Kind,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLFormattedError,
} from 'graphql';
import { EventQueue } from '../../resolvers/feeds/event-queue.js';
import { FEED_QUERIES, ROUTES } from '../../schema/routing.js';
import type { Execution } from '../executor/engine.js';
import type { RequestContext } from '../http/context-of.js';
import { NodeUnavailable } from '../nodes/node-client.js';
import { gatewayIdentity, identityOf, type KnownNode } from '../nodes/node-pool.js';
import type { NodeWatch } from '../nodes/node-watch.js';
import { nodeDocument, usedVariables } from './shard/node-document.js';
import { ownerOf } from '../../domain/members/owner-of.js';
import { argumentAt } from './shard/argument-at.js';
import { rootFields, selectedFields, shapeOf, type SelectedField, type Shape, type Variables } from './shard/root-fields.js';
import { membersAsked, nodesOf, textVariable, withArgument, type Shards } from './shard/shard-executor.js';
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

async function follow(shards: FeedShards, execution: Execution): Promise<AsyncIterable<ExecutionResult>> {
  const { document, operation, variables } = execution;
  const { schema, watch } = shards;
  const shape = shapeOf(document);
  const [selected] = rootFields(shape, operation, variables);
  const definition = selected === undefined ? undefined : schema.getSubscriptionType()?.getFields()[selected.name];
  if (selected === undefined || definition === undefined) throw new GraphQLError('a subscription has one root field');
  const args = getArgumentValues(definition, selected.node, variables);
  const nodes = nodesOfFeed(shards, selected, args, execution.context as RequestContext);
  const after = (args['after'] ?? null) as string | null;
  const start = decodeVector(
    after,
    nodes.map((node) => node.client.node.name),
  );
  const following = new Following(shards, execution, shape, selected, start);
  // Whoever may not follow is told at once; a node that is away is followed when it is back.
  await Promise.all(nodes.map((node) => following.read(node).catch(forgiveAbsence)));
  for (const node of nodes) {
    const readAll = async (): Promise<void> => {
      while ((await following.read(node)) === PAGE) await following.queue.drained();
    };
    following.queue.onEnd(watch.follow(node, readAll, (error) => following.queue.fail(error)));
  }
  return following.queue;
}

type Told = Readonly<Record<string, unknown>>;

/** One caller's way along the nodes' logs. */
class Following {
  readonly queue = new EventQueue<ExecutionResult>();
  private vector: Vector;
  private readonly feed: DocumentNode;
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
    this.feed = feedDocument(shape, execution, selected);
    const fields = selectedFields(shape, selected.node.selectionSet, execution.variables);
    this.cursorKeys = fields.filter(({ name }) => name === 'cursor').map(({ key }) => key);
  }

  /** Tells what a node's log holds beyond where it was left, a page at most; answers how much that was. */
  async read(node: KnownNode): Promise<number> {
    const { name } = node.client.node;
    if (this.vector[name] === undefined && this.start === null) {
      this.vector = { ...this.vector, [name]: await this.endOf(node) };
    }
    const { data, errors = [] } = await this.ask(node, this.feed, this.execution.variables);
    const key = this.selected.key;
    const events = data?.[key] as readonly (Told | null)[] | null | undefined;
    if (events === null || events === undefined) {
      const [fault] = errors;
      throw new GraphQLError(fault?.message ?? `node ${name} tells no log`, { extensions: fault?.extensions ?? {} });
    }
    const cursors = events.includes(null) ? await this.cursors(node) : [];
    for (const [index, told] of events.entries()) {
      const { [CURSOR_KEY]: cursor = cursors[index], ...event } = told ?? {};
      this.vector = { ...this.vector, [name]: String(cursor) };
      if (told === null) this.queue.push({ data: null, errors: errors.filter(({ path }) => path?.[1] === index).map(asGraphQLError) });
      else this.queue.push({ data: { [key]: { ...event, ...this.spelled() } } });
    }
    return events.length;
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
    const { data } = await this.ask(node, nodeDocument(shape, operation, fields), this.execution.variables);
    return (data?.[this.selected.key] as readonly Told[]).map((told) => String(told[CURSOR_KEY]));
  }

  private ask(node: KnownNode, document: DocumentNode, variables: Variables) {
    const values = { ...usedVariables(document, variables), [AFTER]: this.vector[node.client.node.name] ?? null };
    const identity = identityOf(this.execution.context as RequestContext, this.shards.base());
    return node.client.ask({ document, variables: values, isQuery: true }, identity);
  }

  private async endOf({ client }: KnownNode): Promise<string> {
    const ends = await client.call<Readonly<Record<'feed' | 'alerts', string>>>('feedEnds', null, gatewayIdentity(this.shards.base()));
    return ends[this.selected.name === 'alertRaised' ? 'alerts' : 'feed'];
  }
}

function nodesOfFeed(
  { pool }: FeedShards,
  { name }: SelectedField,
  args: Readonly<Record<string, unknown>>,
  { caller }: RequestContext,
): readonly KnownNode[] {
  const route = ROUTES[`Subscription.${name}`];
  if (route?.kind === 'FEED') {
    const asked = argumentAt(args, route.members) as readonly string[] | null | undefined;
    return nodesOf(pool, membersAsked(caller, route, asked), asked).nodes.map(({ node }) => node);
  }
  if (route?.kind !== 'OWNER') throw new Error(`${name} is no feed`);
  const value = route.at.map((path) => argumentAt(args, path)).find((one) => typeof one === 'string');
  const code = typeof value === 'string' ? ownerOf(value) : null;
  const node = (code === null ? null : pool.of(code)) ?? pool.anyOrder()[0];
  return node === undefined ? [] : [node];
}

const CURSOR_FIELD: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: 'cursor' },
  alias: { kind: Kind.NAME, value: CURSOR_KEY },
};

/** The subscription's selection asked of a node's log from a cursor on. */
function feedDocument(shape: Shape, { operation }: Execution, { key, name, node }: SelectedField): DocumentNode {
  const first = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'first' }, value: { kind: Kind.INT, value: String(PAGE) } } as const;
  const asked: FieldNode = {
    ...withArgument(node, 'after', AFTER),
    alias: { kind: Kind.NAME, value: key },
    name: { kind: Kind.NAME, value: FEED_QUERIES[name] ?? '' },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...(node.selectionSet?.selections ?? []), CURSOR_FIELD] },
  };
  return nodeDocument(shape, operation, [{ ...asked, arguments: [...(asked.arguments ?? []), first] }], [textVariable(AFTER)]);
}

function forgiveAbsence(error: unknown): number {
  if (error instanceof NodeUnavailable) return 0;
  throw error;
}

function asGraphQLError({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, {
    path: path === undefined ? null : path.filter((_, index) => index !== 1),
    extensions: extensions ?? null,
  });
}
