import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The hub's Prometheus metrics. Labels are bounded: kinds of operation and error codes, never names that callers choose. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'hub_graphql_duration_seconds',
    help: 'Time to answer a GraphQL operation.',
    labelNames: ['operation'] as const,
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [this.registry],
  });
  private readonly errors = new Counter({
    name: 'hub_graphql_errors_total',
    help: 'GraphQL errors by code.',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });

  /** `behind`: where feeds are those of nodes. */
  constructor(openSubscriptions: () => number, behind?: () => number) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('hub_subscriptions_open', 'Subscriptions that follow the feed now.', openSubscriptions);
    if (behind !== undefined)
      this.gauge('hub_subscriptions_behind', 'Of these, those that have yet to read what a node has told, or wait for the node.', behind);
  }

  private gauge(name: string, help: string, now: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(now());
      },
    });
  }

  operation(kind: string, ms: number, errorCodes: readonly string[]): void {
    this.durations.observe({ operation: kind }, ms / 1_000);
    for (const code of errorCodes) this.errors.inc({ code });
  }

  /** An error that was told beside what `operation` counts: of a request without one, of an event, of an operation over WebSocket. */
  refusal(code: string): void {
    this.errors.inc({ code });
  }

  async print(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.registry.contentType, text: await this.registry.metrics() };
  }
}

/** The code of an error, as the metrics know it. */
export function codeOf(extensions: Readonly<Record<string, unknown>> | undefined): string {
  const code = extensions?.['code'];
  return typeof code === 'string' ? code : 'UNKNOWN';
}
