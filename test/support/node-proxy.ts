import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { listen } from './when-free.js';

/** How what stands between a gateway and a node behaves. */
export type Behaviour =
  | { readonly kind: 'PASS' }
  /** Takes the request and never answers. */
  | { readonly kind: 'HANG' }
  /** As a node that is starting or stopping. */
  | { readonly kind: 'STATUS'; readonly status: number }
  /** Announces the whole answer, sends half of it, and breaks the connection off; `staysOpen`: the connection stays, the rest never comes. */
  | { readonly kind: 'CUT'; readonly staysOpen?: boolean }
  /** Breaks the connection off before any answer. */
  | { readonly kind: 'DROP' }
  | { readonly kind: 'SAY'; readonly body: string; readonly type?: string }
  /** The node's own answer, changed. */
  | { readonly kind: 'CHANGE'; readonly change: (answer: Json) => unknown }
  /** The node's own answer, late. */
  | { readonly kind: 'LATE'; readonly ms: number };

// What a node answers is its operation's.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

/** What reached the proxy. */
export interface Reached {
  readonly path: string;
  /** A GraphQL text, or the name of an operation between gateway and node. */
  readonly asked: string;
}

/** Stands between a gateway and a node, and behaves as it is told. */
export interface NodeProxy {
  readonly url: string;
  readonly reached: Reached[];
  /** GraphQL operations that reached it. */
  readonly questions: () => string[];
  /** From now on; `only`: of GraphQL alone, so that the node is greeted as ever. */
  readonly behave: (behaviour: Behaviour, only?: 'GRAPHQL') => void;
  /** Requests that have got no answer yet. */
  readonly hanging: () => number;
  /** Connections that are open to it. */
  readonly connections: () => number;
  /** Takes no connections any more, and breaks off those that there are. */
  readonly refuse: () => Promise<void>;
  /** Takes connections again, at the same address. */
  readonly accept: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function nodeProxy(target: string): Promise<NodeProxy> {
  let behaviour: Behaviour = { kind: 'PASS' };
  let isOfGraphql = false;
  const reached: Reached[] = [];
  const sockets = new Set<Socket>();
  let hanging = 0;
  const server = createServer((request, response) => {
    hanging += 1;
    response.once('close', () => (hanging -= 1));
    void answer(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const path = request.url ?? '/';
    reached.push({ path, asked: askedBy(body) });
    const acts: Behaviour = isOfGraphql && path !== '/graphql' ? { kind: 'PASS' } : behaviour;
    if (acts.kind === 'HANG') return;
    if (acts.kind === 'DROP') return void response.destroy();
    if (acts.kind === 'STATUS') return void response.writeHead(acts.status, { 'content-type': 'text/plain' }).end('no');
    if (acts.kind === 'SAY') return void response.writeHead(200, { 'content-type': acts.type ?? 'application/json' }).end(acts.body);
    const answered = await pass(target, request, body, response).catch(() => null);
    if (answered === null) return void response.destroy();
    // What hangs by now does not answer what it was asked before either.
    if (behaviour.kind !== 'HANG' || isOfGraphql) tell(response, answered, acts);
  };
  const refuse = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    reached,
    questions: () => reached.filter(({ path }) => path === '/graphql').map(({ asked }) => asked),
    behave: (next, only) => {
      behaviour = next;
      isOfGraphql = only === 'GRAPHQL';
    },
    hanging: () => hanging,
    connections: () => sockets.size,
    refuse,
    accept: () => listen(server, port),
    close: () => (server.listening ? refuse() : Promise.resolve()),
  };
}

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

function tell(response: ServerResponse, { status, type, body }: Answered, acts: Behaviour): void {
  const headers = { 'content-type': type, 'content-length': body.length };
  switch (acts.kind) {
    case 'CUT':
      response.writeHead(status, headers).write(body.subarray(0, body.length / 2), () => (acts.staysOpen ? undefined : response.destroy()));
      return;
    case 'CHANGE': {
      const changed = Buffer.from(JSON.stringify(acts.change(JSON.parse(body.toString('utf8')))));
      return void response.writeHead(status, { ...headers, 'content-length': changed.length }).end(changed);
    }
    case 'LATE':
      return void setTimeout(() => response.writeHead(status, headers).end(body), acts.ms).unref();
    default:
      response.writeHead(status, headers).end(body);
  }
}

function pass(target: string, { method, url, headers }: IncomingMessage, body: Buffer, asker: ServerResponse): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(new URL(url ?? '/', target), { method, headers: { ...headers, connection: 'close' } }, (response) => {
      bodyOf(response).then(
        (told) => resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body: told }),
        reject,
      );
    });
    request.once('error', reject);
    asker.once('close', () => request.destroy());
    request.end(body);
  });
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function askedBy(body: Buffer): string {
  try {
    const { query, operation } = JSON.parse(body.toString('utf8')) as { readonly query?: string; readonly operation?: string };
    return query ?? operation ?? '';
  } catch {
    return '';
  }
}
