import { print, type DocumentNode, type GraphQLFormattedError } from 'graphql';
import { Breaker, type Trial } from './breaker.js';
import { signCall, SIGNATURE_HEADER, type CallIdentity } from './call-signature.js';
import { ConnectionLost, NodeConnection, type Exchanged } from './node-connection.js';
import type { TopologyNode } from './topology.js';

/** A node that does not answer, or not as a node does: its members' data cannot be had now. The reason names no address. */
export class NodeUnavailable extends Error {
  constructor(
    readonly node: string,
    readonly reason: string,
    /** Whether it is not there at all, so that nobody need ask it for a while. */
    readonly isGone: boolean = false,
  ) {
    super(`node ${node}: ${reason}`);
  }
}

/** What a node answers to a GraphQL operation. */
export interface NodeAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

export interface NodeOperation {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Asked again once where nothing came back; a mutation never is. */
  readonly isQuery: boolean;
}

export interface CallOptions {
  readonly withinMs?: number;
  readonly signal?: AbortSignal;
}

export interface ClientOptions {
  readonly withinMs?: number | undefined;
  readonly trial?: Trial;
  /** Whether nothing but a greeting is sent until one has been judged. */
  readonly isUnknown?: boolean;
}

/** Within this time a node answers, or its members are missing from the answer. */
export const ANSWER_WITHIN_MS = 3_000;
/** What a server in front of a node answers when the node does not. */
const GONE_STATUSES: ReadonlySet<number> = new Set([502, 503, 504]);

/** Speaks to one node: signed calls over kept connections, a time limit on each, a breaker over all. */
export class NodeClient {
  readonly breaker: Breaker;
  /** Why nothing but greetings may be sent to it; null where it may serve. */
  refusal: string | null;
  readonly withinMs: number;
  private readonly connection: NodeConnection;
  private readonly printed = new WeakMap<DocumentNode, string>();

  constructor(
    readonly node: TopologyNode,
    private readonly secret: string,
    { withinMs = ANSWER_WITHIN_MS, trial = 'WHOEVER_ASKS', isUnknown = false }: ClientOptions = {},
  ) {
    this.withinMs = withinMs;
    this.breaker = new Breaker(trial);
    this.refusal = isUnknown ? 'it has not been looked at yet' : null;
    this.connection = new NodeConnection(new URL(node.url));
  }

  /** Sends nothing more; what is under way ends. */
  close(): void {
    this.refusal = 'it is no longer in the topology';
    this.breaker.tellReturn();
    this.connection.close();
  }

  /** Asks a GraphQL operation. Throws NodeUnavailable. */
  async ask({ document, variables, isQuery }: NodeOperation, identity: CallIdentity, withinMs = this.withinMs): Promise<NodeAnswer> {
    const body = JSON.stringify({ query: this.textOf(document), variables });
    const answer = await this.guarded(() => this.post(this.connection.path, body, this.signer(identity, body), isQuery, { withinMs }));
    if (!isAnswer(answer)) throw this.unavailable('it answers what is no answer');
    return answer;
  }

  /** Calls one of the operations that nodes have for gateways and for each other. Throws NodeUnavailable. */
  async call<Result>(operation: string, input: unknown, identity: CallIdentity, options: CallOptions = {}): Promise<Result> {
    const body = JSON.stringify({ operation, input });
    return this.guarded(() => this.operate<Result>(body, this.signer(identity, body), options));
  }

  /** Asks a node who it is, and thereby tries it where it is spared; one that does not say so in time is spared. Throws NodeUnavailable. */
  async greet<Result>(operation: 'greet' | 'schema', input: unknown, identity: CallIdentity): Promise<Result> {
    const body = JSON.stringify({ operation, input });
    try {
      const greeting = await this.operate<Result>(body, this.signer(identity, body, null), {});
      this.breaker.answered();
      return greeting;
    } catch (error) {
      if (error instanceof NodeUnavailable) this.breaker.open();
      throw error;
    }
  }

  /** Passes a GET on, such as of a document's page. Throws NodeUnavailable. */
  async fetch(path: string, identity: CallIdentity): Promise<Exchanged> {
    return this.guarded(async () => {
      const sign = this.signer(identity, path);
      const answer = await this.connection.exchange('GET', path, '', sign(), { withinMs: this.withinMs }).catch((error: unknown) => {
        throw this.lost(error, this.withinMs);
      });
      if (GONE_STATUSES.has(answer.status)) throw this.unavailable(`status ${answer.status}`, true);
      if (answer.status === 401) throw this.unavailable(UNHEARD);
      return answer;
    });
  }

  /** Lets a call through where the node may be asked, and counts how it ends. */
  private async guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.refusal !== null) throw this.unavailable(this.refusal);
    if (!this.breaker.admits()) throw this.unavailable('it has not answered of late', true);
    try {
      const result = await work();
      this.breaker.answered();
      return result;
    } catch (error) {
      if (error instanceof NodeUnavailable && error.isGone) this.breaker.fail();
      throw error;
    }
  }

  private async operate<Result>(body: string, sign: Signer, options: CallOptions): Promise<Result> {
    const answer = await this.post('/node', body, sign, true, { withinMs: this.withinMs, ...options });
    if (typeof answer !== 'object' || answer === null || !('result' in answer)) throw this.unavailable('it answers what is no answer');
    return answer.result as Result;
  }

  /** Sends a body, once more where nothing came back and it may be repeated; all within one time limit. */
  private async post(
    path: string,
    body: string,
    sign: Signer,
    isRepeatable: boolean,
    { withinMs, signal }: CallOptions & { readonly withinMs: number },
  ): Promise<unknown> {
    const until = performance.now() + withinMs;
    const once = async (): Promise<unknown> => {
      const options = { withinMs: Math.max(until - performance.now(), 0), ...(signal && { signal }) };
      const { status, body: text } = await this.connection.exchange('POST', path, body, sign(), options);
      if (status === 503) throw new ConnectionLost('it is starting or stopping (status 503)', true);
      return this.read(status, text);
    };
    try {
      return await once().catch((error: unknown) => {
        if (isRepeatable && error instanceof ConnectionLost && error.isRepeatable) return once();
        throw error;
      });
    } catch (error) {
      throw this.lost(error, withinMs);
    }
  }

  private read(status: number, text: Buffer): unknown {
    if (status === 401) throw this.unavailable(UNHEARD);
    if (status !== 200) throw this.unavailable(`it answers with status ${status}`, GONE_STATUSES.has(status));
    try {
      return JSON.parse(text.toString('utf8')) as unknown;
    } catch {
      throw this.unavailable('it answers what is no JSON', true);
    }
  }

  private signer(identity: CallIdentity, body: string, to: string | null = this.node.name): Signer {
    return () => ({ [SIGNATURE_HEADER]: signCall(this.secret, identity, body, Date.now(), to) });
  }

  private textOf(document: DocumentNode): string {
    const known = this.printed.get(document) ?? print(document);
    this.printed.set(document, known);
    return known;
  }

  /** Who had less time than a node may take is no sign that it is gone. */
  private lost(error: unknown, withinMs: number): unknown {
    if (!(error instanceof ConnectionLost)) return error;
    const isGone = error.brokenOffBy === null || (error.brokenOffBy === 'TIME' && withinMs >= this.withinMs);
    return this.unavailable(error.message, isGone);
  }

  private unavailable(reason: string, isGone = false): NodeUnavailable {
    return new NodeUnavailable(this.node.name, reason, isGone);
  }
}

/** Makes the headers of one sending: each is signed anew. */
type Signer = () => Readonly<Record<string, string>>;

const UNHEARD = 'it does not take our signature: compare HUB_NODE_SECRET, and the clocks of both machines';

function isAnswer(value: unknown): value is NodeAnswer {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { data, errors } = value as { data?: unknown; errors?: unknown };
  const isData = data === undefined || data === null || (typeof data === 'object' && !Array.isArray(data));
  return isData && (errors === undefined || Array.isArray(errors)) && (data !== undefined || errors !== undefined);
}
