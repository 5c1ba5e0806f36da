import { GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import { EventQueue } from '../../resolvers/feeds/event-queue.js';
import type { Execution } from '../executor/engine.js';
import type { RequestContext } from '../http/context-of.js';
import type { LogEntry } from '../nodes/feed-signal.js';
import { NodeUnavailable } from '../nodes/node-client.js';
import { gatewayIdentity, identityOf, type KnownNode, type LogEnds } from '../nodes/node-pool.js';
import { AFTER, cursorsAlone, CURSOR_KEY, feedDocument, type FeedDocument } from './feed-document.js';
import { answerChecks, Malformed, type AnswerCheck } from './shard/answer-check.js';
import { askNode } from './shard/ask-node.js';
import type { Shards } from './shard/plan-fields.js';
import { selectedFields, type SelectedField, type Shape, type Variables } from './shard/root-fields.js';
import { encodeVector, type Vector } from './vector-cursor.js';

type Told = Readonly<Record<string, unknown>>;

/** One caller's way along the nodes' logs. */
export class Following {
  readonly queue = new EventQueue<ExecutionResult>();
  private vector: Vector;
  private readonly feed: FeedDocument;
  private readonly check: AnswerCheck;
  /** Under which keys the caller asks for an event's cursor. */
  private readonly cursorKeys: readonly string[];
  /** Nodes that have joined since the feed began, with where their logs ended as they were last heard. */
  private readonly joined = new Map<KnownNode, LogEnds | null>();

  constructor(
    private readonly shards: Shards,
    private readonly execution: Execution,
    private readonly shape: Shape,
    private readonly selected: SelectedField,
    variables: Variables,
    /** Null: live only, from where each node's log ends when it is first reached. */
    private readonly start: Vector | null,
  ) {
    this.vector = start ?? {};
    this.feed = feedDocument(shards.schema, shape, execution, selected);
    this.check = answerChecks(shards.schema)(shape, this.feed.root, this.feed.type);
    const fields = selectedFields(shape, selected.node.selectionSet, variables);
    this.cursorKeys = fields.filter(({ name }) => name === 'cursor').map(({ key }) => key);
  }

  /** Tells what a node's log holds beyond where it was left, a page at most; answers how much that was. */
  async read(node: KnownNode): Promise<number> {
    const { name } = node.client.node;
    if (this.vector[name] === undefined && this.start === null) {
      const end = this.knownEnd(node) ?? (await this.endOf(node));
      // Not before: meanwhile other nodes' logs have moved on.
      this.vector = { ...this.vector, [name]: end };
    }
    const { key } = this.selected;
    const from = this.vector[name];
    const { data, errors, isOutdated } = await this.ask(node, this.feed.document);
    // Somebody else has told this page: the node was let go meanwhile, and is followed anew.
    if (this.vector[name] !== from) return 0;
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

  /** A node that was not there when the feed began is to be followed too. */
  join(node: KnownNode): void {
    this.joined.set(node, node.ends);
  }

  /** Live only, of a node that is away: from where its log ended when it was last heard, so that a cursor handed out before it is back names it. */
  beginAtLastEnd(node: KnownNode): void {
    const { name } = node.client.node;
    const end = this.knownEnd(node) ?? node.ends?.[this.log];
    if (this.start !== null || end === undefined || this.vector[name] !== undefined) return;
    this.vector = { ...this.vector, [name]: end };
  }

  /** Where the log of a node that has joined ended before anybody could add to it. */
  private knownEnd(node: KnownNode): string | undefined {
    return this.joined.has(node) ? (this.joined.get(node) ?? node.firstEnds)?.[this.log] : undefined;
  }

  private spelled(): Told {
    return this.cursorKeys.length === 0 ? {} : Object.fromEntries(this.cursorKeys.map((key) => [key, encodeVector(this.vector)]));
  }

  /** The cursors alone, where the caller may not have all of what was asked of an event. */
  private async cursors(node: KnownNode): Promise<readonly string[]> {
    const { data } = await this.ask(node, cursorsAlone(this.shape, this.execution, this.feed));
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

  private get log(): LogEntry['log'] {
    return logOf(this.selected.name);
  }
}

/** The log that a subscription tells. */
export function logOf(subscription: string): LogEntry['log'] {
  return subscription === 'alertRaised' ? 'alerts' : 'feed';
}

function asGraphQLError({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, {
    path: path === undefined ? null : path.filter((_, index) => index !== 1),
    extensions: extensions ?? null,
  });
}
