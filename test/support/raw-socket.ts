import WebSocket from 'ws';
import { waitFor } from './wait-for.js';

/** A message of the `graphql-transport-ws` subprotocol. */
export interface SocketMessage {
  readonly type: string;
  readonly id?: string;
  // A payload's shape is its message's.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly payload?: any;
}

/** A WebSocket that speaks the subprotocol message by message: what a client library would smooth over is seen as it is. */
export interface RawSocket {
  readonly received: SocketMessage[];
  readonly send: (message: SocketMessage) => void;
  /** The messages of one operation. */
  readonly of: (id: string) => SocketMessage[];
  /** Starts an operation, and waits for what it brings first. */
  readonly ask: (id: string, payload: Record<string, unknown>) => Promise<SocketMessage>;
  /** Waits until the server has closed it; answers the code. */
  readonly closed: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Connects, and sends `connectionInit` with a payload. */
export async function rawSocket(base: string, init: Record<string, unknown> = {}): Promise<RawSocket> {
  const socket = new WebSocket(`${base.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const received: SocketMessage[] = [];
  let code: number | null = null;
  socket.on('message', (data: Buffer) => received.push(JSON.parse(data.toString()) as SocketMessage));
  socket.on('close', (given) => (code = given));
  await waitFor(() => socket.readyState === WebSocket.OPEN, 'the socket to open');
  const send: RawSocket['send'] = (message) => socket.send(JSON.stringify(message));
  const closed = async (): Promise<number> => {
    await waitFor(() => code !== null, 'the socket to be closed');
    return code ?? 0;
  };
  const of: RawSocket['of'] = (id) => received.filter((message) => message.id === id);
  send({ type: 'connection_init', payload: init });
  await waitFor(() => received.some(({ type }) => type === 'connection_ack') || code !== null, 'the answer to connectionInit');
  return {
    received,
    send,
    of,
    ask: async (id, payload) => {
      send({ type: 'subscribe', id, payload });
      await waitFor(() => of(id).length > 0 || code !== null, `the answer to ${id}`);
      const [first] = of(id);
      if (first === undefined) throw new Error(`closed with ${code}`);
      return first;
    },
    closed,
    close: async () => {
      socket.close();
      await closed();
    },
  };
}
