import { createClient, type Client } from 'graphql-ws';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import WebSocket from 'ws';
import { PUBLIC, type Caller } from '../../domain/shared/caller.js';
import { signToken } from '../../gateway/auth/sign-token.js';
import { readConfig } from '../../gateway/config.js';
import { serveTopology, type GatewayOptions } from '../../gateway/federation/serve-topology.js';
import { Closers } from '../../gateway/stop-on-signal.js';
import { NODE_SECRET, type FederatedHub } from './federated-hub.js';
import { SECRET } from './secret.js';
import { waitFor } from './wait-for.js';

// An answer's shape is its query's.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = { data?: any; errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[] };

/** Events of a subscription as its client has received them. */
export interface Followed {
  readonly seen: Answer[];
  /** Why the server ended it; null while it lives. */
  ended(): string | null;
  readonly end: () => Promise<void>;
}

export interface SubgraphEntry {
  readonly name: string;
  readonly url: string;
  readonly secret?: string;
}

/** The gateway as `npm run gateway` serves it, over the nodes of a hub and a topology file of its own. */
export interface ServedGateway {
  readonly base: () => string;
  readonly log: string[];
  /** Edits the topology file. */
  readonly edit: (subgraphs: readonly SubgraphEntry[], more?: Readonly<Record<string, unknown>>) => void;
  readonly ask: (query: string, variables?: Record<string, unknown>, by?: Caller) => Promise<Answer>;
  readonly follow: (query: string, variables?: Record<string, unknown>, by?: Caller) => Promise<Followed>;
  readonly readyz: () => Promise<Record<string, unknown>>;
  /** How many logs of nodes are followed, each subscription counted for itself. */
  readonly following: () => Promise<number>;
  /** Waits until so many logs are followed, and each has been read to its end: whatever happens from then on is told. */
  readonly follows: (logs: number) => Promise<void>;
  /** Stops, and serves again from the same folder. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function servedGateway(
  { topology }: Pick<FederatedHub, 'topology'>,
  subgraphs: readonly SubgraphEntry[] = [],
  departmentsMs: GatewayOptions['departmentsMs'] = { answerWithin: 10_000, lookEvery: 200 },
  // Nodes, departments and gateway share one process here, and may keep one another waiting.
  nodesMs: GatewayOptions['nodesMs'] = { answerWithin: 20_000 },
): Promise<ServedGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-gateway-'));
  const file = join(folder, 'topology.json');
  const log: string[] = [];
  const edit: ServedGateway['edit'] = (entries, more = {}) =>
    writeFileSync(file, JSON.stringify({ nodes: topology.nodes, subgraphs: entries, ...more }));
  edit(subgraphs);
  let closers = new Closers();
  const serve = () => {
    closers = new Closers();
    const config = readConfig({ PORT: '0', HUB_DATA: join(folder, 'data') });
    const secrets = { jwtSecret: SECRET, sealingKey: Buffer.alloc(32, 7), nodeSecret: NODE_SECRET };
    return serveTopology(file, {
      config,
      secrets,
      log: pino({ level: 'info' }, { write: (line) => log.push(line) }),
      closers,
      departmentsMs,
      nodesMs,
    });
  };
  let { base } = await serve();
  const bearer = async (by: Caller) => (by.subject === null ? {} : { authorization: `Bearer ${await signToken(by, SECRET, 1)}` });
  const clients = new Set<Client>();
  // Where one process is busy for long, a kept connection may end at the very moment at which it is used again.
  const fetchAlone = (path: string, { headers, ...init }: RequestInit & { readonly headers?: Record<string, string> } = {}) =>
    fetch(`${base}${path}`, { ...init, headers: { ...headers, connection: 'close' } });
  const subscriptions = async (): Promise<{ readonly open: number; readonly behind: number }> => {
    const metrics = await (await fetchAlone('/metrics')).text();
    const read = (name: string) => Number(new RegExp(`^hub_subscriptions_${name} (\\d+)`, 'm').exec(metrics)?.[1]);
    return { open: read('open'), behind: read('behind') };
  };
  return {
    base: () => base,
    log,
    edit,
    ask: async (query, variables = {}, by = PUBLIC) => {
      const response = await fetchAlone('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await bearer(by)) },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
    follow: async (query, variables = {}, by = PUBLIC) => {
      const client = createClient({
        url: `${base.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams: await bearer(by),
      });
      clients.add(client);
      return follow(client, query, variables);
    },
    readyz: async () => (await (await fetchAlone('/readyz')).json()) as Record<string, unknown>,
    following: async () => (await subscriptions()).open,
    follows: (logs) =>
      waitFor(async () => {
        const { open, behind } = await subscriptions();
        return open === logs && behind === 0;
      }, `${logs} logs to be followed from their end on`),
    restart: async () => {
      await closers.close();
      ({ base } = await serve());
    },
    stop: async () => {
      for (const client of clients) await client.dispose();
      await closers.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function follow(client: Client, query: string, variables: Record<string, unknown>): Followed {
  const seen: Answer[] = [];
  let ended: string | null = null;
  client.subscribe(
    { query, variables },
    {
      next: (event) => seen.push(event as Answer),
      error: (error) => (ended = JSON.stringify(error)),
      complete: () => (ended ??= 'complete'),
    },
  );
  return {
    seen,
    ended: () => ended,
    end: async () => {
      await client.dispose();
    },
  };
}

/** Waits until a question has the answer that is looked for; answers it. */
export async function eventually(ask: () => Promise<Answer>, holds: (answer: Answer) => boolean, what: string): Promise<Answer> {
  let last: Answer = {};
  await waitFor(async () => holds((last = await ask())), `${what}; last: ${JSON.stringify(last)}`);
  return last;
}
