import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { PlainCaller } from './scenario.js';
import { SCENARIOS } from './scenarios/index.js';

/** As many connections to the database as the hub's. */
const POOL_SIZE = 10;
const HEADER = Buffer.from('{"alg":"HS256"}').toString('base64url');

/** What the hub is measured against: Node's HTTP server and the database's driver, by hand, with no library between them. */
function main(): void {
  const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: POOL_SIZE, options: '-c timezone=UTC' });
  const answers = new Map(SCENARIOS.map(({ name, plain }) => [`/${name}`, plain(pool)]));
  const key = createSecretKey(process.env['HUB_JWT_SECRET'] ?? '', 'utf8');
  const answer = async (request: IncomingMessage): Promise<string | null> => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://plain');
    const { authorization } = request.headers;
    const caller = authorization === undefined ? null : verify(authorization, key);
    const body = request.method === 'POST' ? await readJson(request) : null;
    return (await answers.get(pathname)?.({ query, caller, body })) ?? null;
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (found) => reply(response, found === null ? 404 : 200, found ?? '{}'),
      (error: unknown) => {
        process.stderr.write(`hand-written server: ${String(error)}\n`);
        reply(response, 500, '{}');
      },
    );
  });
  server.listen(0, '127.0.0.1', () => process.stdout.write(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`));
  process.once('SIGTERM', () => {
    server.close(() => void pool.end().then(() => process.exit(0)));
    server.closeAllConnections();
  });
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** The bearer of an HS256 token; throws where it does not hold. */
function verify(authorization: string, key: KeyObject): PlainCaller {
  const [header, payload = '', signature = ''] = authorization.slice('Bearer '.length).split('.');
  const expected = createHmac('sha256', key).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  const isSigned = header === HEADER && given.length === expected.length && timingSafeEqual(given, expected);
  const caller = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as PlainCaller;
  if (!isSigned || caller.exp * 1_000 < Date.now()) throw new Error('the token does not hold');
  return caller;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

main();
