import autocannon, { type Request, type Result } from 'autocannon';
import type { ServerProcess } from './processes.js';

/** Load of one measurement. */
export interface Load {
  readonly connections: number;
  readonly seconds: number;
  /** Each request is sent once: the load ends early where there are no more. */
  readonly isOnce: boolean;
}

/** What one server did under the load. */
export interface Figures {
  readonly perSecond: number;
  /** Milliseconds, of every other request. */
  readonly p50: number;
  /** Milliseconds, of 99 in 100 requests. */
  readonly p99: number;
  /** Processor time of the server's process for one request, in milliseconds. */
  readonly cpuMs: number | null;
}

/** Requests are dealt out to the connections, each of which goes round its own: so no two ever ask for the same at once. */
export async function measure(
  server: ServerProcess,
  requests: readonly Request[],
  load: Load,
  isAnswer: (body: string) => boolean,
): Promise<Figures> {
  const connections = Math.min(load.connections, requests.length);
  const perConnection = Math.floor(requests.length / connections);
  let dealt = 0;
  const latencies: number[] = [];
  let last = 0;
  let cpuBefore: number | null = null;
  let first = 0;
  const result = await new Promise<Result>((resolve, reject) => {
    const run = autocannon(
      {
        url: server.base,
        connections,
        duration: load.seconds,
        ...(load.isOnce ? { maxConnectionRequests: perConnection } : {}),
        setupClient: (client) => client.setRequests(requests.slice(dealt, (dealt += perConnection))),
        verifyBody: isAnswer,
      },
      (error, done) => (error === null ? resolve(done) : reject(error)),
    );
    run.once('start', () => {
      first = performance.now();
      cpuBefore = server.cpuMs();
    });
    run.on('response', (_client: unknown, _status: number, _bytes: number, ms: number) => {
      latencies.push(ms);
      last = performance.now();
    });
  });
  const cpuAfter = server.cpuMs();
  const { errors, timeouts, mismatches, non2xx } = result;
  if (errors + timeouts + mismatches + non2xx > 0)
    throw new Error(`under load: ${errors} errors, ${timeouts} timeouts, ${non2xx} of other status, ${mismatches} that are no answer`);
  return {
    perSecond: (latencies.length * 1_000) / (last - first),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    cpuMs: cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / latencies.length,
  };
}

/** The middle of the values; the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return (percentile(values, 0.5) + percentile(values, 0.5, Math.ceil)) / 2;
}

/** Figures of several rounds, each the middle one. */
export function middle(figures: readonly Figures[]): Figures {
  const cpu = figures.flatMap(({ cpuMs }) => (cpuMs === null ? [] : [cpuMs]));
  return {
    perSecond: median(figures.map(({ perSecond }) => perSecond)),
    p50: median(figures.map(({ p50 }) => p50)),
    p99: median(figures.map(({ p99 }) => p99)),
    cpuMs: cpu.length === 0 ? null : median(cpu),
  };
}

function percentile(values: readonly number[], share: number, round = Math.floor): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[round((sorted.length - 1) * share)] ?? NaN;
}
