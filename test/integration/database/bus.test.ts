import { graphql, parse, subscribe, type ExecutionResult } from 'graphql';
import { randomUUID } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { PUBLIC } from '../../../domain/shared/caller.js';
import { composeHub } from '../../../gateway/compose-hub.js';
import { hubContext } from '../../../resolvers/shared/hub-context.js';
import type { Engine } from '../../support/database.js';
import { testHub, type TestHub } from '../../support/hub.js';
import { SUPERVISOR } from '../../support/law.js';
import { receive } from '../../support/straight-road.js';
import { waitFor } from '../../support/wait-for.js';
import { listen } from '../../support/when-free.js';

const NATS = process.env['TEST_NATS_URL'];
const SERVER = process.env['TEST_DATABASE_URL'];

/** What two hubs are joined by, and how it is cut and mended at the reader's end. */
interface Line {
  readonly writer: { readonly busUrl: string | null; readonly databaseUrl: string | null; readonly busSubject?: string };
  readonly reader: Line['writer'];
  readonly cut: () => Promise<unknown>;
  readonly mend: () => Promise<unknown>;
}

describeBus('LISTEN/NOTIFY', SERVER, 'server', ({ database }) => {
  const end = { busUrl: null, databaseUrl: database.url };
  const listeners = `FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
  return Promise.resolve({
    writer: end,
    reader: end,
    cut: () => database.query(`SELECT pg_terminate_backend(pid) ${listeners}`),
    mend: () => waitFor(async () => (await database.query(`SELECT pid ${listeners}`)).length >= 2, 'both hubs to listen again'),
  });
});

describeBus('NATS', NATS, 'embedded', async () => {
  const cable = new Cable(new URL(NATS ?? ''));
  await cable.plugIn();
  // Nobody else who uses the server may wake these.
  const own = { databaseUrl: null, busSubject: `hub_feed_${randomUUID()}` };
  return {
    writer: { ...own, busUrl: NATS ?? null },
    reader: { ...own, busUrl: cable.url },
    cut: () => cable.cut(),
    mend: () => cable.plugIn(),
  };
});

/** Two hubs on one database: what is written through one must reach who follows the other. Skipped where there is no such server. */
function describeBus(name: string, server: string | undefined, engine: Engine, lay: (hub: TestHub) => Promise<Line>): void {
  (server === undefined ? describe.skip : describe)(`the bus by ${name}`, () => {
    let first: TestHub;
    let line: Line;
    let writer: TestHub;
    let reader: TestHub;
    const faults: unknown[] = [];
    beforeAll(async () => {
      first = await testHub({ engine });
      line = await lay(first);
      writer = await hubBeside(first, line.writer, 'w', faults);
      reader = await hubBeside(first, line.reader, 'r', faults);
    });
    afterEach(() => expect(faults).toEqual([]));
    afterAll(async () => {
      await writer.close();
      await reader.close();
      await line.cut();
      await first.close();
    });

    /** Follows all events from now on at the reader into a list of cursors, and counts how often the bus wakes it. */
    async function follow() {
      const told = { cursors: [] as string[], wakes: 0, from: (await written()).length };
      reader.services.bus.onWake(() => (told.wakes += 1));
      const document = parse('subscription { memberProgress { cursor } }');
      const stream = await subscribe({ schema: reader.schema, document, contextValue: reader.context(SUPERVISOR) });
      if ('errors' in stream) throw new Error(JSON.stringify(stream.errors));
      void read(stream as AsyncGenerator<ExecutionResult<{ memberProgress: { cursor: string } }>>, told.cursors);
      return told;
    }

    async function read(stream: AsyncGenerator<ExecutionResult<{ memberProgress: { cursor: string } }>>, into: string[]): Promise<void> {
      for await (const { data } of stream) into.push(data?.memberProgress.cursor ?? 'a fault');
    }

    const written = async (): Promise<string[]> => {
      const answer = await writer.ask('{ changes(first: 1000) { nodes { cursor } } }', {}, SUPERVISOR);
      return (answer.data?.['changes'].nodes as { cursor: string }[]).map(({ cursor }) => cursor);
    };

    test('an event written through one hub wakes whoever follows another', async () => {
      const told = await follow();
      await receive(writer);
      await waitFor(() => told.wakes > 0, 'the bus to wake the other hub');
      await waitFor(() => told.cursors.length === 1, 'the event');
      expect(told.cursors).toEqual((await written()).slice(told.from));
    });

    test('cut off and joined again: nothing missed, nothing twice, and woken by the bus as before', async () => {
      const told = await follow();
      await receive(writer);
      await waitFor(() => told.cursors.length === 1, 'the event before the cut');
      for (let cuts = 0; cuts < 2; cuts += 1) {
        await line.cut();
        await Promise.all([receive(writer), receive(writer), receive(writer)]);
        await line.mend();
        const before = told.wakes;
        const wakes = async (): Promise<boolean> => {
          await receive(writer);
          return told.wakes > before + 1;
        };
        await waitFor(wakes, 'the bus to wake the other hub again');
      }
      const all = (await written()).slice(told.from);
      await waitFor(() => told.cursors.length >= all.length, 'all events');
      expect(told.cursors).toEqual(all);
    });

    if (name === 'NATS')
      test('refused for a while, each hub lives on, and wakes and is woken again once it is let in', async () => {
        const told = await follow();
        await line.cut();
        const cable = line.reader.busUrl;
        const refusing = await refusingServer(Number(new URL(cable ?? '').port));
        await waitFor(() => refusing.refusals() > 2, 'the hub to be refused more often than a client bears by itself');
        await receive(reader);
        await waitFor(() => told.cursors.length > 0, 'its own event');
        await refusing.close();
        await line.mend();
        const before = told.wakes;
        await waitFor(async () => {
          await receive(writer);
          return told.wakes > before + 1;
        }, 'the bus to wake it again');
      });
  });
}

/** Another process's hub over the same database, with a bus and ids of its own. */
async function hubBeside(first: TestHub, bus: Line['writer'], serialOf: string, faults: unknown[]): Promise<TestHub> {
  let serial = 0;
  const hub = await composeHub({
    ...bus,
    database: first.database,
    clock: first.clock,
    ids: { next: () => serialOf + (serial += 1).toString().padStart(7, '0') },
    key: Buffer.alloc(32, 7),
    onFault: (error) => void faults.push(error),
  });
  const context: TestHub['context'] = (caller = PUBLIC, language = 'zh-CN') => hubContext(hub.services, caller, language);
  const ask: TestHub['ask'] = async (source, variableValues = {}, caller, language) =>
    await graphql({ schema: first.schema, source, variableValues, contextValue: context(caller, language) });
  return { ...first, ...hub, context, ask, close: hub.close };
}

/** A server that lets nobody in. */
async function refusingServer(port: number): Promise<{ readonly refusals: () => number; readonly close: () => Promise<unknown> }> {
  let refusals = 0;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('INFO {"server_id":"x","version":"2.10.0","proto":1,"headers":true,"max_payload":1048576,"auth_required":true}\r\n');
    socket.once('data', () => {
      refusals += 1;
      socket.end("-ERR 'Authorization Violation'\r\n");
    });
  });
  await listen(server, port);
  return { refusals: () => refusals, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** Carries connections to a server until it is cut. */
class Cable {
  private server: Server | null = null;
  private port = 0;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly to: URL) {}

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  /** After a cut on the same port as before. */
  async plugIn(): Promise<void> {
    const server = createServer((near) => this.carry(near, connect(Number(this.to.port), this.to.hostname)));
    await listen(server, this.port);
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private carry(near: Socket, far: Socket): void {
    for (const socket of [near, far]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  }
}
