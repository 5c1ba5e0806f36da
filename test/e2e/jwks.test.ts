import {
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair,
  importPKCS8,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWTPayload,
} from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { caller } from '../support/callers.js';
import { QUICKER } from '../support/database.js';
import { servedHub, type ServedHub } from '../support/served-hub.js';
import { MEMBER } from '../support/straight-road.js';
import { listen } from '../support/when-free.js';

const ISSUER = 'https://id.example.cn';
const AUDIENCE = 'approvals-hub';
const HOUR = 3_600;
const now = (): number => Math.floor(Date.now() / 1_000);

interface Signer {
  readonly kid: string;
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

async function signer(kid: string): Promise<Signer> {
  return { kid, ...(await generateKeyPair('RS256', { extractable: true })) };
}

/** What the provider says of an officer, with claims changed or (undefined) left out. */
function claims(more: Record<string, unknown> = {}): JWTPayload {
  return {
    sub: 'officer:1',
    name: '示例窗口人员',
    roles: ['WINDOW'],
    member: MEMBER,
    iss: ISSUER,
    aud: AUDIENCE,
    exp: now() + HOUR,
    ...more,
  };
}

function sign(key: CryptoKey | Uint8Array, kid: string, more: Record<string, unknown> = {}, alg = 'RS256'): Promise<string> {
  return new SignJWT(claims(more)).setProtectedHeader({ alg, kid }).sign(key);
}

/** An OpenID Connect provider's key set, over HTTP. */
class Provider {
  /** How often the key set was asked for. */
  asked = 0;
  status = 200;
  body = '';
  private server: Server | null = null;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/jwks`;
  }

  async publish(...signers: Signer[]): Promise<void> {
    const keys = signers.map(async ({ kid, publicKey }) => ({ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }));
    this.status = 200;
    this.body = JSON.stringify({ keys: await Promise.all(keys) });
  }

  /** Serves; after a stop on the same port as before. */
  async start(): Promise<void> {
    const server = createServer((_request, response) => {
      this.asked += 1;
      response.writeHead(this.status, { 'content-type': 'application/json' }).end(this.body);
    });
    await listen(server, this.port);
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    this.server?.closeAllConnections();
    await closed;
  }
}

describe('with HUB_JWKS_URL', () => {
  let provider: Provider;
  let key: Signer;
  let served: ServedHub;

  beforeEach(async () => {
    provider = new Provider();
    key = await signer('first');
    await provider.publish(key);
    await provider.start();
    served = await servedHub({ HUB_JWKS_URL: provider.url, HUB_JWT_ISSUER: ISSUER, HUB_JWT_AUDIENCE: AUDIENCE }, QUICKER);
  });
  afterEach(async () => {
    await served.stop();
    await provider.stop();
  });

  /** How the hub takes a token: the subject that it sees, or the code of the refusal. */
  async function taken(token: string): Promise<string> {
    const response = await served.post({ query: '{ viewer { subject roles member { code } } }' }, { authorization: `Bearer ${token}` });
    const { data, errors } = (await response.json()) as {
      data?: { viewer: { subject: string } };
      errors?: { extensions: { code: string } }[];
    };
    expect(response.status).toBe(errors === undefined ? 200 : 401);
    return errors?.[0]?.extensions.code ?? data?.viewer.subject ?? 'public';
  }

  /** The hub answers the public, whatever became of a token. */
  async function expectAlive(): Promise<void> {
    expect(await (await served.post({ query: '{ viewer { name } }' })).json()).toEqual({ data: { viewer: null } });
  }

  test('a token of the provider is accepted, and the key set is fetched once for many', async () => {
    const tokens = await Promise.all(['officer:1', 'officer:2', 'officer:3'].map((sub) => sign(key.privateKey, key.kid, { sub })));
    expect(await Promise.all(tokens.map(taken))).toEqual(['officer:1', 'officer:2', 'officer:3']);
    expect(provider.asked).toBe(1);
  });

  test.each<[string, () => Promise<string> | string]>([
    ['by another key under the same id', async () => sign((await signer('other')).privateKey, 'first')],
    ['by a key that the set does not hold', async () => sign((await signer('other')).privateKey, 'other')],
    [
      'with another algorithm of the same key',
      async () => sign(await importPKCS8(await exportPKCS8(key.privateKey), 'PS256'), 'first', {}, 'PS256'),
    ],
    [
      'with the public key as a shared secret',
      async () => sign(new TextEncoder().encode(await exportSPKI(key.publicKey)), 'first', {}, 'HS256'),
    ],
    ["with the hub's own secret", async () => (await served.bearer(caller('WINDOW', { member: MEMBER }))).slice('Bearer '.length)],
    ['that is not signed', () => new UnsecuredJWT(claims()).encode()],
    ['of another issuer', () => sign(key.privateKey, 'first', { iss: 'https://id.example.com' })],
    ['without an issuer', () => sign(key.privateKey, 'first', { iss: undefined })],
    ['for another audience', () => sign(key.privateKey, 'first', { aud: 'another-system' })],
    ['without an audience', () => sign(key.privateKey, 'first', { aud: undefined })],
    ['that has expired', () => sign(key.privateKey, 'first', { exp: now() - 1 })],
    ['that never expires', () => sign(key.privateKey, 'first', { exp: undefined })],
    ['that is not valid yet', () => sign(key.privateKey, 'first', { nbf: now() + HOUR })],
    ['without a subject', () => sign(key.privateKey, 'first', { sub: undefined })],
    ['with an unknown role', () => sign(key.privateKey, 'first', { roles: ['KING'] })],
  ])('a token %s is UNAUTHENTICATED', async (_what, token) => {
    expect(await taken(await token())).toBe('UNAUTHENTICATED');
    expect(await taken(await sign(key.privateKey, key.kid))).toBe('officer:1');
  });

  test('a new key of the provider is fetched when a token names it; unknown names do not make the hub ask again and again', async () => {
    const next = await signer('second');
    expect(await taken(await sign(key.privateKey, key.kid))).toBe('officer:1');
    await provider.publish(key, next);
    const unknown = await Promise.all(Array.from({ length: 5 }, (_, n) => sign(key.privateKey, `unknown-${n}`)));
    expect(new Set(await Promise.all(unknown.map(taken)))).toEqual(new Set(['UNAUTHENTICATED']));
    expect(provider.asked).toBe(1);
    await later(60, async () => expect(await taken(await sign(next.privateKey, next.kid))).toBe('officer:1'));
    expect(provider.asked).toBe(2);
  });

  test('a key that the provider has withdrawn is refused once its set is fetched again', async () => {
    const next = await signer('second');
    expect(await taken(await sign(key.privateKey, key.kid))).toBe('officer:1');
    await provider.publish(next);
    await later(60, async () => expect(await taken(await sign(next.privateKey, next.kid))).toBe('officer:1'));
    expect(await taken(await sign(key.privateKey, key.kid))).toBe('UNAUTHENTICATED');
  });

  test.each<[string, (gone: Provider) => Promise<void> | void]>([
    ['does not answer', (gone) => gone.stop()],
    ['answers with a fault', (gone) => void (gone.status = 503)],
    ['answers no key set', (gone) => void (gone.body = '<html>')],
  ])(
    'while the provider %s, a token is UNAUTHENTICATED and never the public; the hub lives, and accepts it afterwards',
    async (_what, fail) => {
      await fail(provider);
      const token = await sign(key.privateKey, key.kid);
      expect(await taken(token)).toBe('UNAUTHENTICATED');
      await expectAlive();
      await provider.stop();
      await provider.publish(key);
      await provider.start();
      expect(await taken(token)).toBe('officer:1');
    },
  );

  test('a provider that gives no keys is logged, once a minute at most; a token that is bad by itself is not', async () => {
    const told = (): number => served.logged.filter((line) => line.includes('HUB_JWKS_URL')).length;
    expect(await taken(await sign(key.privateKey, 'unknown'))).toBe('UNAUTHENTICATED');
    expect(await taken(await sign((await signer('other')).privateKey, 'first'))).toBe('UNAUTHENTICATED');
    expect(told()).toBe(0);
    await provider.stop();
    await later(600, async () => {
      for (let n = 0; n < 5; n += 1)
        expect(await taken(await sign(key.privateKey, key.kid, { exp: now() + HOUR }))).toBe('UNAUTHENTICATED');
    });
    expect(told()).toBe(1);
    await provider.start();
  });

  test('keys once fetched outlast the provider', async () => {
    const token = await sign(key.privateKey, key.kid);
    expect(await taken(token)).toBe('officer:1');
    await provider.stop();
    expect(await taken(token)).toBe('officer:1');
  });
});

/** Runs something while the machine's clock stands some seconds ahead. */
async function later(seconds: number, run: () => Promise<void>): Promise<void> {
  const realNow = Date.now;
  Date.now = () => realNow() + seconds * 1_000;
  try {
    await run();
  } finally {
    Date.now = realNow;
  }
}
