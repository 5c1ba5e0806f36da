import { buildSchema, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CatchUp } from './catch-up.js';
import { judgeNodeSchema, type SchemaVerdict } from './node-schema.js';
import { NodeUnavailable, type NodeClient } from './node-client.js';
import type { NodeGreeting } from './node-operations.js';
import { gatewayIdentity, type KnownNode, type NodePool, type NodeState } from './node-pool.js';

const EVERY_MS = 1_000;
const REASONS_AT_MOST = 5;

const ends = z.object({ feed: z.string(), alerts: z.string() }).optional();
const training = z.string().nullish();
const calendars = z.string().optional();
const greetingOf = z.object({ name: z.string(), members: z.array(z.string()), schemaHash: z.string(), ends, training, calendars });

/** What was found out about a node: why it may not serve, or that it may. */
interface Judgement {
  readonly refusal: string | null;
  readonly older: KnownNode['older'];
  readonly heard?: NodeGreeting;
}

/** Looks after the nodes: who answers, whether it is who the topology says, and whether its release fits ours. */
export class NodeHealth {
  private readonly hash: string;
  private readonly verdicts = new Map<string, SchemaVerdict>();
  /** Greetings under way, so that a node that hangs is asked once at a time and holds nobody else up. */
  private readonly greetings = new Map<NodeClient, Promise<void>>();
  private readonly catchUp: CatchUp;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly pool: NodePool,
    private readonly schema: GraphQLSchema,
    private readonly log: Logger,
    private readonly everyMs: number = EVERY_MS,
  ) {
    this.catchUp = new CatchUp(pool, log);
    this.hash = createHash('sha256')
      .update(printSchema(lexicographicSortSchema(schema)))
      .digest('hex');
  }

  /** Looks at all nodes once, then again every second. */
  async start(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), this.everyMs);
    this.timer.unref();
  }

  close(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** Greets every node that is not being greeted yet; never throws. */
  async look(): Promise<void> {
    await Promise.all(this.pool.all().map((node) => this.greetOnce(node)));
    this.catchUp.look();
  }

  private greetOnce(node: KnownNode): Promise<void> {
    const { client } = node;
    const running = this.greetings.get(client) ?? this.greet(node, client).finally(() => this.greetings.delete(client));
    this.greetings.set(client, running);
    return running;
  }

  private async greet(node: KnownNode, client: NodeClient): Promise<void> {
    try {
      const nodes = this.pool.all().map((one) => one.client.node);
      const { refusal, older, heard } = await this.judge(client, await client.greet('greet', nodes, gatewayIdentity('')));
      if (node.client !== client) return;
      node.older = older;
      node.ends = heard?.ends ?? node.ends;
      node.firstEnds ??= node.ends;
      node.training = heard?.training ?? null;
      node.calendars = heard?.calendars ?? null;
      const isAdmitted = client.refusal !== null && refusal === null;
      client.refusal = refusal;
      if (isAdmitted) client.breaker.tellReturn();
      this.note(node, refusal === null ? 'UP' : 'REFUSED', refusal);
    } catch (error) {
      if (node.client !== client) return;
      // Whatever it says that cannot be understood is its fault, not the gateway's.
      this.note(node, 'DOWN', error instanceof NodeUnavailable ? error.reason : 'it answers what is no answer');
    }
  }

  private async judge(client: NodeClient, answer: unknown): Promise<Judgement> {
    const greeting = greetingOf.safeParse(answer);
    if (!greeting.success) return { refusal: 'it does not answer as a node does', older: null };
    const wrong = wrongWith(client, greeting.data);
    if (wrong !== null) return { refusal: wrong, older: null };
    const { data: heard } = greeting;
    const { schemaHash } = heard;
    if (schemaHash === this.hash) return { refusal: null, older: null, heard };
    const { unfit, release } = await this.verdictOn(client, schemaHash);
    const lacks = unfit.slice(0, REASONS_AT_MOST).join('; ');
    return { refusal: unfit.length === 0 ? null : `it is of a release that does not fit: ${lacks}`, older: release, heard };
  }

  private async verdictOn(client: NodeClient, schemaHash: string): Promise<SchemaVerdict> {
    const known = this.verdicts.get(schemaHash);
    if (known !== undefined) return known;
    const sdl = await client.greet<string>('schema', null, gatewayIdentity(''));
    const verdict = judgeNodeSchema(this.schema, buildSchema(sdl, { assumeValidSDL: true }));
    this.verdicts.set(schemaHash, verdict);
    return verdict;
  }

  private note(node: KnownNode, state: NodeState, reason: string | null): void {
    const { name } = node.client.node;
    if (node.state !== state || (state === 'REFUSED' && node.reason !== reason)) {
      const line = `node ${name} is ${state}`;
      if (state === 'UP') this.log.info({ node: name }, line);
      else this.log.warn({ node: name, reason }, line);
    }
    node.state = state;
    node.reason = reason;
  }
}

/** Why a node that answers is not the one that the topology names; null where it is. */
function wrongWith({ node }: NodeClient, { name, members }: NodeGreeting): string | null {
  if (name !== node.name) return `the process at its address is node ${name}`;
  const claimed = members.filter((code) => !node.members.includes(code));
  if (claimed.length > 0) return `it claims members that the topology does not give it: ${claimed.join(', ')}`;
  const lacking = node.members.filter((code) => !members.includes(code));
  return lacking.length === 0 ? null : `it does not hold members that the topology gives it: ${lacking.join(', ')}`;
}
