import { buildSchema, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { createHash } from 'node:crypto';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { judgeNodeSchema } from './node-schema.js';
import { NodeUnavailable } from './node-client.js';
import type { NodeGreeting } from './node-operations.js';
import { gatewayIdentity, type KnownNode, type NodePool, type NodeState } from './node-pool.js';

const EVERY_MS = 1_000;
const ANSWER_WITHIN_MS = 1_000;

/** Looks after the nodes: who answers, whether it is who the topology says, and whether its release fits ours. */
export class NodeHealth {
  private readonly hash: string;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly pool: NodePool,
    private readonly schema: GraphQLSchema,
    private readonly log: Logger,
  ) {
    this.hash = createHash('sha256')
      .update(printSchema(lexicographicSortSchema(schema)))
      .digest('hex');
  }

  /** Looks at all nodes once, then again every second. */
  async start(): Promise<void> {
    await this.look();
    this.schedule();
  }

  close(): void {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  async look(): Promise<void> {
    await Promise.all(this.pool.all().map((node) => this.greet(node)));
  }

  private schedule(): void {
    if (this.closed) return;
    this.timer = setTimeout(() => void this.look().then(() => this.schedule()), EVERY_MS);
    this.timer.unref();
  }

  private async greet(node: KnownNode): Promise<void> {
    const { client } = node;
    try {
      const nodes = this.pool.all().map((one) => one.client.node);
      const greeting = await client.call<NodeGreeting>('greet', nodes, gatewayIdentity(''), ANSWER_WITHIN_MS);
      const reason = await this.judge(node, greeting);
      this.note(node, reason === null ? 'UP' : 'REFUSED', reason);
    } catch (error) {
      if (!(error instanceof NodeUnavailable)) throw error;
      this.note(node, 'DOWN', error.message);
    }
  }

  /** Why a node that answers may not serve; null where it may. */
  private async judge(node: KnownNode, { name, members, schemaHash }: NodeGreeting): Promise<string | null> {
    const { client } = node;
    if (name !== client.node.name) return `${client.node.url} is node ${name}, not ${client.node.name}`;
    const claimed = members.filter((code) => !client.node.members.includes(code));
    if (claimed.length > 0) return `node ${name} claims members that the topology does not give it: ${claimed.join(', ')}`;
    const lacking = client.node.members.filter((code) => !members.includes(code));
    if (lacking.length > 0) return `node ${name} does not hold members that the topology gives it: ${lacking.join(', ')}`;
    if (schemaHash === this.hash) {
      node.knows = null;
      return null;
    }
    const sdl = await client.call<string>('schema', null, gatewayIdentity(''));
    const verdict = judgeNodeSchema(this.schema, buildSchema(sdl, { assumeValidSDL: true }));
    node.knows = verdict.knows;
    return verdict.unfit.length === 0 ? null : `node ${name} is of a release that does not fit: ${verdict.unfit.slice(0, 5).join('; ')}`;
  }

  private note(node: KnownNode, state: NodeState, reason: string | null): void {
    if (node.state !== state) {
      const line = `node ${node.client.node.name} is ${state}`;
      if (state === 'UP') this.log.info({ node: node.client.node.name }, line);
      else this.log.warn({ node: node.client.node.name, reason }, line);
    }
    node.state = state;
    node.reason = reason;
  }
}
