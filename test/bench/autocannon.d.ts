/** As much of autocannon's interface as the bench uses; the package brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  export interface Request {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Makes the request anew each time that it is sent. */
    readonly setupRequest?: (request: Request) => Request;
  }

  export interface Client {
    setRequests(requests: readonly Request[]): void;
  }

  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly maxConnectionRequests?: number;
    readonly setupClient: (client: Client) => void;
    /** Answers that are not as they must be are counted as mismatches. */
    readonly verifyBody: (body: string) => boolean;
  }

  export interface Result {
    readonly errors: number;
    readonly timeouts: number;
    readonly mismatches: number;
    readonly non2xx: number;
  }

  export default function autocannon(options: Options, done: (error: Error | null, result: Result) => void): EventEmitter;
}
