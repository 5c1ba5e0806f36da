import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { WebSocket, WebSocketServer } from 'ws';
import { guardedSocket } from '../../../gateway/http/guarded-socket.js';
import { waitFor } from '../../support/wait-for.js';

const UNREAD_AT_MOST = 600;
const TEXT = 'x'.repeat(10_000);

let logged: string[];
let server: WebSocketServer;
let client: WebSocket;
let connection: WebSocket;
beforeEach(async () => {
  logged = [];
  const log = pino({ level: 'info' }, { write: (line) => logged.push(line) });
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', WebSocket: guardedSocket(log, UNREAD_AT_MOST) });
  await new Promise((resolve) => server.once('listening', resolve));
  const connected = new Promise<WebSocket>((resolve) => server.once('connection', resolve));
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  connection = await connected;
  await waitFor(() => client.readyState === WebSocket.OPEN, 'the connection');
});
afterEach(async () => {
  client.terminate();
  await new Promise((resolve) => server.close(resolve));
});

test('a client that reads nothing of what it is sent is broken off, and no more is kept for it', async () => {
  client.pause();
  let sent = 0;
  while (connection.readyState === WebSocket.OPEN && sent < 100 * UNREAD_AT_MOST) {
    connection.send(TEXT);
    sent += 1;
    if (sent % 100 === 0) await new Promise(setImmediate);
  }
  await waitFor(() => connection.readyState === WebSocket.CLOSED, 'the connection to be broken off');
  expect(sent).toBeGreaterThanOrEqual(UNREAD_AT_MOST);
  expect(logged.filter((line) => line.includes('its client reads nothing'))).toHaveLength(1);
});

test('as many small messages as come at once pass', async () => {
  let received = 0;
  client.on('message', () => (received += 1));
  for (let sent = 0; sent < 10 * UNREAD_AT_MOST; sent += 1) connection.send('x');
  await waitFor(() => received === 10 * UNREAD_AT_MOST, 'all to have come');
});

test('a client that reads is sent as much as there is, and is told when each message has gone', async () => {
  let [received, gone] = [0, 0];
  client.on('message', () => (received += 1));
  const most = 10 * UNREAD_AT_MOST;
  for (let sent = 0; sent < most; sent += 1) {
    connection.send(TEXT, () => (gone += 1));
    if (sent % 100 === 0) await waitFor(() => gone > sent - UNREAD_AT_MOST / 2, 'the client to read on');
  }
  await waitFor(() => received === most && gone === most, 'all to have come');
  expect(logged).toEqual([]);
});
