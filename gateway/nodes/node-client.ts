import { Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest, Agent as HttpsAgent } from 'node:https';
import { print, type DocumentNode, type GraphQLFormattedError } from 'graphql';
import { Breaker } from './breaker.js';
import { SIGNATURE_HEADER, signCall, type CallIdentity } from './call-signature.js';
import type { TopologyNode } from './topology.js';

/** A node that does not answer, or not as a node does: its members' data cannot be had now. */
export class NodeUnavailable extends Error {
  constructor(
    readonly node: string,
    reason: string,
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

/** Within this time a node answers, or its members are missing from the answer. */
export const ANSWER_WITHIN_MS = 3_000;

/** Speaks to one node: signed calls over kept connections, a time limit on each, a breaker over all. */
export class NodeClient {
  readonly breaker = new Breaker();
  private readonly agent: Agent;
  private readonly send: typeof httpRequest;
  private readonly address: URL;
  private readonly printed = new WeakMap<DocumentNode, string>();

  constructor(
    readonly node: TopologyNode,
    private readonly secret: string,
    private readonly withinMs: number = ANSWER_WITHIN_MS,
  ) {
    this.address = new URL(node.url);
    const isTls = this.address.protocol === 'https:';
    this.agent = isTls ? new HttpsAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
    this.send = isTls ? httpsRequest : httpRequest;
  }

  close(): void {
    this.agent.destroy();
  }

  /** Asks a GraphQL operation. Throws NodeUnavailable. */
  async ask({ document, variables, isQuery }: NodeOperation, identity: CallIdentity): Promise<NodeAnswer> {
    const body = JSON.stringify({ query: this.textOf(document), variables });
    const answer = await this.guarded(() => this.once(this.address.pathname, body, identity, isQuery, this.withinMs));
    if (!isAnswer(answer)) throw this.unavailable('it answers what is no answer');
    return answer;
  }

  /** Calls one of the operations that nodes have for gateways and for each other. Throws NodeUnavailable. */
  async call<Result>(operation: string, input: unknown, identity: CallIdentity, withinMs: number = this.withinMs): Promise<Result> {
    const body = JSON.stringify({ operation, input });
    const answer = await this.guarded(() => this.once('/node', body, identity, true, withinMs));
    if (typeof answer !== 'object' || answer === null || !('result' in answer)) throw this.unavailable('it answers what is no answer');
    return answer.result as Result;
  }

  /** Passes a GET on, such as of a document's page. Throws NodeUnavailable. */
  fetch(
    path: string,
    identity: CallIdentity,
  ): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer }> {
    return this.guarded(() => this.exchange('GET', path, '', identity, this.withinMs));
  }

  private async guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    if (!this.breaker.admits()) throw this.unavailable('it has not answered of late');
    try {
      const result = await work();
      this.breaker.succeeded();
      return result;
    } catch (error) {
      this.breaker.failed();
      throw error;
    }
  }

  private async once(path: string, body: string, identity: CallIdentity, isRepeatable: boolean, withinMs: number): Promise<unknown> {
    const exchange = async (): Promise<unknown> => {
      const { status, body: text } = await this.exchange('POST', path, body, identity, withinMs);
      if (status === 503) throw new ConnectionLost('status 503');
      try {
        return JSON.parse(text.toString('utf8')) as unknown;
      } catch {
        throw this.unavailable(`it answers with status ${status} and no JSON`);
      }
    };
    try {
      return await exchange();
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      if (!isRepeatable) throw this.unavailable(error.message);
      return exchange().catch((again: unknown) => {
        throw again instanceof ConnectionLost ? this.unavailable(again.message) : again;
      });
    }
  }

  private exchange(method: 'GET' | 'POST', path: string, body: string, identity: CallIdentity, withinMs: number) {
    return new Promise<{ status: number; headers: Record<string, string>; body: Buffer }>((resolve, reject) => {
      const headers = {
        [SIGNATURE_HEADER]: signCall(this.secret, identity, method === 'GET' ? path : body),
        ...(method === 'POST' ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
      };
      const request = this.send(new URL(path, this.address), { method, agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', lost);
        response.on('aborted', () => lost(new Error('the answer was cut off')));
        response.on('end', () => {
          clearTimeout(timer);
          if (!response.complete) return;
          const told = Object.entries(response.headers).flatMap(([key, value]) =>
            typeof value === 'string' ? [[key, value] as const] : [],
          );
          resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(told), body: Buffer.concat(chunks) });
        });
      });
      const lost = (error: Error): void => {
        clearTimeout(timer);
        reject(new ConnectionLost(error.message));
      };
      const timer = setTimeout(() => {
        reject(this.unavailable(`no answer within ${withinMs} ms`));
        request.destroy();
      }, withinMs);
      request.on('error', lost);
      request.end(body);
    });
  }

  private textOf(document: DocumentNode): string {
    const known = this.printed.get(document) ?? print(document);
    this.printed.set(document, known);
    return known;
  }

  private unavailable(reason: string): NodeUnavailable {
    return new NodeUnavailable(this.node.name, reason);
  }
}

/** Nothing came back: a refused or broken connection, or a node that says it is starting or stopping. */
class ConnectionLost extends Error {}

function isAnswer(value: unknown): value is NodeAnswer {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { data, errors } = value as { data?: unknown; errors?: unknown };
  const isData = data === undefined || data === null || (typeof data === 'object' && !Array.isArray(data));
  return isData && (errors === undefined || Array.isArray(errors)) && (data !== undefined || errors !== undefined);
}
