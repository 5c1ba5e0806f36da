import type { ExecutionResult } from 'graphql';
import { Breaker } from '../nodes/breaker.js';
import { ConnectionLost, NodeConnection } from '../nodes/node-connection.js';
import { isObject } from './is-object.js';

/** A department's subgraph that does not answer, or not as a subgraph does. */
export class DepartmentUnavailable extends Error {
  constructor(subgraph: string, reason: string) {
    super(`subgraph ${subgraph}: ${reason}`);
  }
}

export interface DepartmentCall {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Asked again once where the connection was lost before an answer; a mutation never is. */
  readonly isRepeatable: boolean;
}

/** Within this time a department's subgraph answers, or its fields are missing from the answer. */
export const ANSWER_WITHIN_MS = 3_000;

const ACCEPT = { accept: 'application/graphql-response+json, application/json' };

/** Speaks to one department's subgraph: each call for one caller alone, within a time and a size, with a breaker over all. */
export class DepartmentClient {
  readonly breaker = new Breaker();
  private readonly connection: NodeConnection;
  private readonly path: string;

  constructor(
    readonly name: string,
    readonly url: string,
    private readonly withinMs: number = ANSWER_WITHIN_MS,
  ) {
    const address = new URL(url);
    this.connection = new NodeConnection(address);
    this.path = `${address.pathname}${address.search}`;
  }

  close(): void {
    this.connection.close();
  }

  /** Throws DepartmentUnavailable. */
  async ask({ query, variables, headers, isRepeatable }: DepartmentCall): Promise<ExecutionResult> {
    if (!this.breaker.admits()) throw new DepartmentUnavailable(this.name, 'it has not answered of late');
    try {
      const text = await this.exchange(JSON.stringify({ query, variables }), { ...headers, ...ACCEPT }, isRepeatable);
      const answer = answerIn(text);
      if (answer === null) throw new DepartmentUnavailable(this.name, 'it answers what is no answer to GraphQL');
      this.breaker.answered();
      return answer;
    } catch (error) {
      this.breaker.fail();
      throw error instanceof ConnectionLost ? new DepartmentUnavailable(this.name, error.message) : error;
    }
  }

  private async exchange(body: string, headers: DepartmentCall['headers'], isRepeatable: boolean): Promise<string> {
    const until = performance.now() + this.withinMs;
    const once = async (): Promise<string> => {
      const withinMs = Math.max(0, until - performance.now());
      const { body: answer } = await this.connection.exchange('POST', this.path, body, headers, { withinMs });
      return answer.toString('utf8');
    };
    return once().catch((error: unknown) => {
      if (isRepeatable && error instanceof ConnectionLost && error.isRepeatable) return once();
      throw error;
    });
  }
}

function answerIn(text: string): ExecutionResult | null {
  try {
    const answer: unknown = JSON.parse(text);
    return isAnswer(answer) ? answer : null;
  } catch {
    return null;
  }
}

/** Data or errors at the least, each in its form; of what the data holds the planner's questions tell. */
function isAnswer(value: unknown): value is ExecutionResult {
  if (!isObject(value)) return false;
  const { data, errors } = value;
  const isData = data === undefined || data === null || isObject(data);
  const areErrors =
    errors === undefined || (Array.isArray(errors) && errors.every((one) => isObject(one) && typeof one['message'] === 'string'));
  return isData && areErrors && (data !== undefined || (Array.isArray(errors) && errors.length > 0));
}
