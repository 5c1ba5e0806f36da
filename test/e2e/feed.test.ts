import type { Client } from 'graphql-ws';
import { openBus } from '../../prisma/bus/bus.js';
import { EVERY_EVENT, readFeed, readFeedEnd } from '../../prisma/cases/event-read.js';
import type { EventRow, FeedPosition } from '../../prisma/cases/case-row.js';
import { Feed, type Entry } from '../../resolvers/feeds/feed.js';
import { PUBLIC } from '../../domain/shared/caller.js';
import { caller, officer } from '../support/callers.js';
import { describeEachEngine } from '../support/database.js';
import { servedHub, type ServedHub } from '../support/served-hub.js';
import { MEMBER, receive, ROAD, walk } from '../support/straight-road.js';
import { waitFor } from '../support/wait-for.js';

interface Seen {
  readonly cursor: string;
  readonly kind: string;
  readonly case: { readonly id: string; readonly version: number };
}

const MEMBERS =
  'subscription ($after: String, $members: [String!]) { memberProgress(after: $after, members: $members) { cursor kind case { id version } } }';
const CHANGES = 'query ($after: String) { changes(first: 1000, after: $after) { totalCount nodes { cursor kind case { id version } } } }';

/** Follows a subscription into a list. */
function follow(client: Client, query: string, variables: Record<string, unknown>) {
  const seen: Seen[] = [];
  const faults: unknown[] = [];
  const stop = client.subscribe<Record<string, Seen>>(
    { query, variables },
    {
      next: ({ data, errors }) => (data ? seen.push(...Object.values(data)) : faults.push(errors)),
      error: (error) => faults.push(error),
      complete: () => undefined,
    },
  );
  return { seen, faults, stop };
}

describeEachEngine('the feed', (engine) => {
  let served: ServedHub;
  let token: string;
  const supervisor = caller('SUPERVISOR');
  beforeAll(async () => {
    served = await servedHub({}, engine);
    token = await served.bearer(supervisor);
  });
  afterAll(() => served.stop());

  const polled = async (after: string | null): Promise<Seen[]> =>
    (await served.hub.ask(CHANGES, { after }, supervisor)).data?.['changes'].nodes as Seen[];

  test('live events under load reach a watcher exactly once, each case in order, as polling tells them', async () => {
    const client = served.socket(token);
    const live = follow(client, MEMBERS, { after: null });
    await waitFor(() => served.hub.services.feed.watching > 0, 'the watcher');
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { id } = await receive(served.hub);
        await walk(served.hub, id, ROAD.length);
      }),
    );
    await waitFor(() => live.seen.length >= 40, 'forty events');
    expect(live.faults).toEqual([]);
    expect(live.seen.map((event) => event.cursor)).toEqual((await polled(null)).map((event) => event.cursor));
    await client.dispose();
  });

  test('from a cursor on, everything after it and then live: nothing missed, nothing twice over many reconnects', async () => {
    let after = (await polled(null)).at(-1)?.cursor ?? null;
    const start = after;
    const collected: Seen[] = [];
    const writers = Promise.all(Array.from({ length: 10 }, async () => walk(served.hub, (await receive(served.hub)).id, 2)));
    while (collected.length < 30) {
      const client = served.socket(token);
      const part = follow(client, MEMBERS, { after });
      await waitFor(() => part.seen.length > 0, 'an event after the cursor');
      await client.dispose();
      const got = [...part.seen];
      collected.push(...got);
      after = got.at(-1)?.cursor ?? after;
    }
    await writers;
    const all = await polled(start);
    expect(collected.map((event) => event.cursor)).toEqual(all.slice(0, collected.length).map((event) => event.cursor));
  });

  test('the public follows one case with its tracking code; a wrong code is refused and delivers nothing', async () => {
    const received = await receive(served.hub);
    const QUERY =
      'subscription ($number: String!, $code: String!, $after: String) { caseProgress(number: $number, code: $code, after: $after) { cursor kind actor case { status title applicant { name } item { name } member { code } documents { title } clock { light } jointCase { id } } } }';
    const client = served.socket();
    const first = (await polled(null)).at(0)?.cursor;
    const good = follow(client, QUERY, { number: received.number, code: received.trackingCode, after: first });
    const bad = follow(client, QUERY, { number: received.number, code: 'AAAAAAAA' });
    await walk(served.hub, received.id, 1);
    await waitFor(() => good.seen.length === 2 && bad.faults.length === 1, 'receipt and acceptance');
    expect(good.seen).toMatchObject([
      { kind: 'RECEIVED', actor: 'WINDOW' },
      { kind: 'ACCEPTED', actor: 'WINDOW' },
    ]);
    const [{ case: outline } = {}] = good.seen as unknown as { case: { item: { name: string }; applicant: { name: string } } }[];
    expect(outline).toMatchObject({
      title: outline?.item.name,
      member: { code: MEMBER },
      documents: [],
      clock: { light: expect.any(String) },
      jointCase: null,
    });
    expect(outline?.applicant.name).toContain('*');
    expect(bad.seen).toEqual([]);
    await client.dispose();
  });

  test('a window officer sees the events of its own member only; the public none at all', async () => {
    const foreign = served.socket(await served.bearer(officer('120103', 'WINDOW')));
    const own = served.socket(await served.bearer(officer(MEMBER, 'WINDOW')));
    const nobody = served.socket();
    const cursor = (await polled(null)).at(-1)?.cursor ?? null;
    const [elsewhere, here, none] = [foreign, own, nobody].map((client) => follow(client, MEMBERS, { after: cursor }));
    await receive(served.hub);
    await waitFor(() => here?.seen.length === 1 && none?.faults.length === 1, 'the own event');
    expect(elsewhere?.seen).toEqual([]);
    expect(none?.seen).toEqual([]);
    expect(PUBLIC.subject).toBeNull();
    await Promise.all([foreign.dispose(), own.dispose(), nobody.dispose()]);
    await waitFor(() => served.hub.services.feed.watching === 0, 'all watchers gone');
  });

  test('an empty list of members names none: everything that the caller may see is followed', async () => {
    const client = served.socket(token);
    const live = follow(client, 'subscription { memberProgress(members: []) { cursor kind case { id } } }', {});
    await waitFor(() => served.hub.services.feed.watching > 0, 'the watcher');
    const { id } = await receive(served.hub);
    await waitFor(() => live.seen.length === 1, 'the event');
    expect(live.seen).toMatchObject([{ kind: 'RECEIVED', case: { id } }]);
    await client.dispose();
  });

  test('a cursor of another list is refused', async () => {
    const client = served.socket(token);
    const page = await served.hub.ask('{ cases(first: 1) { pageInfo { endCursor } } }', {}, supervisor);
    const wrong = follow(client, MEMBERS, { after: page.data?.['cases'].pageInfo.endCursor });
    await waitFor(() => wrong.faults.length === 1, 'the refusal');
    await client.dispose();
  });

  /** A feed of the hub's events of which the reading of the horizon can be held back, as by a busy database. */
  async function heldFeed() {
    const { database } = served.hub;
    let gate: Promise<void> | null = null;
    let asked = 0;
    const slow: typeof database = {
      ...database,
      query: async (sql, parameters) => {
        if (gate !== null && sql.startsWith('SELECT hub_feed_horizon() AS horizon')) {
          asked += 1;
          await gate;
        }
        return database.query(sql, parameters);
      },
    };
    const bus = await openBus({ database, databaseUrl: null, busUrl: null });
    const read = (after: FeedPosition | null, limit: number) => readFeed(database, { ...EVERY_EVENT, after }, limit);
    const faults: unknown[] = [];
    const feed = new Feed<EventRow>({ read, readEnd: () => readFeedEnd(slow, 'case_event') }, slow, bus, (error) => faults.push(error));
    await feed.start();
    return {
      feed,
      read,
      faults,
      wake: () => bus.wake(),
      /** Holds the feed where it reads the horizon with nobody watching; answers how it goes on. */
      hold: async (): Promise<() => void> => {
        let open = (): void => undefined;
        gate = new Promise((resolve) => (open = resolve));
        bus.wake();
        await waitFor(() => asked > 0, 'the feed to ask for the horizon');
        return () => {
          gate = null;
          open();
        };
      },
      close: async () => {
        await feed.close();
        await bus.close();
      },
    };
  }

  test.each(['live only', 'from a cursor'])('who begins to watch %s while the horizon is being read misses nothing', async (how) => {
    const held = await heldFeed();
    const last = (await held.read(null, 1_000)).at(-1)?.position ?? null;
    const release = await held.hold();
    let isRead = false;
    const watched = held.feed.watch({
      after: how === 'live only' ? null : last,
      sees: () => true,
      read: async (after, limit) => {
        const rows = await held.read(after, limit);
        isRead = true;
        return rows;
      },
    });
    // The watcher has read the log as it is before the event, the feed its horizon as it is after.
    if (how !== 'live only') await waitFor(() => isRead, 'the log to be read');
    const { id } = await receive(served.hub);
    release();
    const seen: EventRow[] = [];
    const follows = (async () => {
      for await (const row of watched) seen.push(row);
    })();
    await waitFor(() => seen.length > 0, 'the event');
    held.wake();
    const next = await receive(served.hub);
    held.wake();
    await waitFor(() => seen.length > 1, 'the event after it');
    expect(seen.map(({ event }) => event.caseId)).toEqual([id, next.id]);
    expect(held.faults).toEqual([]);
    await watched.return?.();
    await follows;
    await held.close();
  });

  test('a client that leaves while it is still being caught up ends the reading for it', async () => {
    const { database, services } = served.hub;
    const PAGES = 100;
    let reads = 0;
    const watched = services.feed.watch({
      after: { xid: 0, position: 0 },
      sees: () => true,
      read: async (_after, limit) => {
        reads += 1;
        const numbers = await database.query<{ n: number }>('SELECT n::int AS n FROM generate_series(1, $1::int) AS n', [
          reads < PAGES ? limit : 0,
        ]);
        return numbers.map(({ n }): Entry => ({ position: { xid: reads, position: n } })) as EventRow[];
      },
    });
    expect((await watched.next()).done).toBe(false);
    await watched.return?.();
    expect(services.feed.watching).toBe(0);
    const before = reads;
    // As many statements as a reading that goes on would need for many pages.
    for (let n = 0; n < 20; n += 1) await database.query('SELECT 1 AS one');
    expect(reads - before).toBeLessThanOrEqual(1);
  });
});
