import pg from 'pg';
import { connect as connectNats, type NatsConnection } from '@nats-io/transport-node';
import type { Database } from '../database.js';

/** Wakes the readers of the feed, in this process and in others. It carries no event: the log in the database is the truth. */
export interface Bus {
  wake(): void;
  onWake(listener: () => void): () => void;
  close(): Promise<void>;
}

/** What is told among the hubs of one database; on a NATS server that others share, under another name if need be. */
const SUBJECT = 'hub_feed';
/** Wake-ups to other processes are gathered this long: a notification inside each writer's transaction would serialise commits. */
const GATHER_MS = 20;
const RECONNECT_MS = 500;
const CONNECT_WITHIN_MS = 5_000;

/** NATS where it is named; else LISTEN/NOTIFY on a server; else within the process. */
export async function openBus(options: {
  readonly database: Database;
  readonly databaseUrl: string | null;
  readonly busUrl: string | null;
  readonly subject?: string;
}): Promise<Bus> {
  const local = new LocalBus();
  if (options.busUrl !== null) return natsBus(local, options.busUrl, options.subject ?? SUBJECT);
  return options.databaseUrl === null ? local : serverBus(local, options.databaseUrl, options.database);
}

class LocalBus implements Bus {
  private readonly listeners = new Set<() => void>();

  wake(): void {
    for (const listener of this.listeners) listener();
  }

  onWake(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): Promise<void> {
    this.listeners.clear();
    return Promise.resolve();
  }
}

/** Wakes this process at once and the others through `send`, gathered; what cannot be sent is found by their own looking. */
function relayed(local: LocalBus, send: () => void, end: () => Promise<void>): Bus {
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  return {
    wake: () => {
      local.wake();
      if (closed) return;
      timer ??= setTimeout(() => {
        timer = null;
        try {
          send();
        } catch {
          // The line is down for good.
        }
      }, GATHER_MS);
    },
    onWake: (listener) => local.onWake(listener),
    close: async () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await local.close();
      await end();
    },
  };
}

async function serverBus(local: LocalBus, databaseUrl: string, database: Database): Promise<Bus> {
  let closed = false;
  let timer: NodeJS.Timeout | null = null;
  let client: pg.Client | null = null;
  const listen = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_WITHIN_MS });
    client = next;
    next.on('notification', () => local.wake());
    next.on('error', () => undefined);
    try {
      await next.connect();
      await next.query(`LISTEN ${SUBJECT}`);
    } catch (error) {
      void next.end().catch(() => undefined);
      throw error;
    }
    next.once('end', listenLater);
    // What was told while nobody listened is looked for once.
    local.wake();
  };
  const listenLater = (): void => {
    if (!closed) timer = setTimeout(() => void listen().catch(listenLater), RECONNECT_MS).unref();
  };
  await listen();
  const send = (): void => void database.query('SELECT pg_notify($1, $2)', [SUBJECT, '']).catch(() => undefined);
  return relayed(local, send, async () => {
    closed = true;
    if (timer !== null) clearTimeout(timer);
    await client?.end();
  });
}

async function natsBus(local: LocalBus, url: string, subject: string): Promise<Bus> {
  const connection: NatsConnection = await connectNats({
    servers: url,
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_MS,
    // A server that refuses this hub for a while, as when its passwords are changed, is tried on.
    ignoreAuthErrorAbort: true,
  });
  connection.subscribe(subject, { callback: () => local.wake() });
  // Until the server has it, what others tell would pass by.
  await connection.flush();
  void wakeOnReturn(local, connection);
  return relayed(
    local,
    () => connection.publish(subject),
    () => connection.close(),
  );
}

/** What was told while the connection was lost is looked for once. */
async function wakeOnReturn(local: LocalBus, connection: NatsConnection): Promise<void> {
  for await (const { type } of connection.status()) if (type === 'reconnect') local.wake();
}
