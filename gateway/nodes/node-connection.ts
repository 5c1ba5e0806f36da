import { Agent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest, Agent as HttpsAgent } from 'node:https';
import { urlToHttpOptions } from 'node:url';

/** Nothing whole came back, in words that name no address. */
export class ConnectionLost extends Error {
  constructor(
    reason: string,
    /** Whether the same may be asked once more. */
    readonly isRepeatable: boolean,
    /** What broke it off where it was us: the time was over, or nobody waits any more. */
    readonly brokenOffBy: 'TIME' | 'ASKER' | null = null,
  ) {
    super(reason);
  }
}

/** An answer, whole. */
export interface Exchanged {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface ExchangeOptions {
  readonly withinMs: number;
  readonly signal?: AbortSignal;
}

/** Longest answer that is read: no page of any list comes near. */
const ANSWER_AT_MOST_BYTES = 64_000_000;
/** So many calls at once; others wait for their turn, so that a node that hangs does not use up this process's connections. */
const CALLS_AT_ONCE = 256;
/** An idle connection is given up before the node does so (after 5 s), for a mutation on one just closed would be lost. */
const IDLE_MS = 4_000;

/** Kept connections to one address. */
export class NodeConnection {
  private readonly agent: Agent;
  private readonly send: typeof httpRequest;
  private readonly place: Pick<RequestOptions, 'protocol' | 'hostname' | 'port' | 'auth'>;
  private running = 0;
  private closed = false;

  constructor(private readonly address: URL) {
    const isTls = address.protocol === 'https:';
    const options = { keepAlive: true, maxSockets: CALLS_AT_ONCE, timeout: IDLE_MS };
    this.agent = isTls ? new HttpsAgent(options) : new Agent(options);
    this.send = isTls ? httpsRequest : httpRequest;
    const { protocol, hostname, port, auth } = urlToHttpOptions(address);
    this.place = { protocol, hostname, port, auth };
  }

  get path(): string {
    return this.address.pathname;
  }

  /** Lets the connections go when what is under way has ended. */
  close(): void {
    this.closed = true;
    if (this.running === 0) this.agent.destroy();
  }

  /** Sends one request. Throws ConnectionLost. */
  async exchange(
    method: 'GET' | 'POST',
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
    options: ExchangeOptions,
  ): Promise<Exchanged> {
    this.running += 1;
    try {
      return await this.once(method, path, body, headers, options);
    } finally {
      this.running -= 1;
      if (this.closed) this.close();
    }
  }

  private once(
    method: 'GET' | 'POST',
    path: string,
    body: string,
    given: Readonly<Record<string, string>>,
    { withinMs, signal }: ExchangeOptions,
  ): Promise<Exchanged> {
    const length = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const headers = method === 'POST' ? { ...given, ...length } : given;
    return new Promise((resolve, reject) => {
      const request = this.send({ ...this.place, path, method, agent: this.agent, headers }, (response) => {
        wholeOf(response).then((answer) => {
          stopWaiting();
          resolve(answer);
        }, giveUp);
      });
      const giveUp = (error: unknown): void => {
        stopWaiting();
        reject(error instanceof ConnectionLost ? error : new ConnectionLost(wordsFor(error), true));
        request.destroy();
      };
      const aborted = (): void => giveUp(new ConnectionLost('nobody waits for its answer any more', false, 'ASKER'));
      const timer = setTimeout(() => giveUp(new ConnectionLost('it does not answer in time', false, 'TIME')), withinMs);
      const stopWaiting = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', aborted);
      };
      request.on('error', giveUp);
      signal?.addEventListener('abort', aborted);
      if (signal?.aborted === true) return aborted();
      request.end(body);
    });
  }
}

function wholeOf(response: IncomingMessage): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > ANSWER_AT_MOST_BYTES) reject(new ConnectionLost('its answer has no end', false));
    });
    response.once('error', reject);
    response.once('close', () => {
      if (!response.complete) return reject(new ConnectionLost('its answer was cut off', true));
      resolve({ status: response.statusCode ?? 0, headers: textsOf(response.headers), body: Buffer.concat(chunks) });
    });
  });
}

function textsOf(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])));
}

function wordsFor(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ECONNREFUSED':
      return 'it refuses connections';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host is not known';
    default:
      return 'the connection was lost';
  }
}
