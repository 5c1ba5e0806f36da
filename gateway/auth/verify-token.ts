import { GraphQLError } from 'graphql';
import { createRemoteJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import { z } from 'zod';
import { PUBLIC, ROLES, type Caller } from '../../domain/shared/caller.js';
import type { Config } from '../config.js';

/** Who asks, and until when the token holds (epoch milliseconds; null for the public). */
export interface Identity {
  readonly caller: Caller;
  readonly expiresAt: number | null;
}

/** A claim's text; what the database cannot store is none. */
const claim = z
  .string()
  .max(200)
  .refine((text) => !text.includes('\u0000'));

const claims = z.object({
  sub: claim.min(1),
  name: claim.optional(),
  roles: z.array(z.enum(ROLES)).min(1),
  member: claim.optional(),
  staff: claim.optional(),
  identifier: claim.optional(),
  exp: z.number(),
});

/** Reads the `Authorization` header: none is the public; a bad, expired or unknown token is refused, never taken for the public. */
export type VerifyToken = (authorization: string | undefined) => Promise<Identity>;

/** HS256 with the hub's own key, or an OpenID Connect provider's key set with issuer and audience. */
export function tokenVerifier(config: Config, jwtSecret: string, log: Logger): VerifyToken {
  const check = config.jwksUrl === null ? ownKey(jwtSecret) : providerKeys(config.jwksUrl, config, log);
  const identify = async (authorization: string): Promise<Identity> => {
    const token = /^Bearer ([^\s]+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw refused('须为 Bearer 令牌 / must be a Bearer token');
    const payload = await check(token).catch((error: unknown) => {
      const expired = error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED';
      throw refused(expired ? '访问令牌已过期 / the access token has expired' : '访问令牌无效 / the access token is not valid');
    });
    return identityOf(payload);
  };
  // A provider may withdraw a key at any time; the hub's own stands as long as the process.
  const verified = config.jwksUrl === null ? new VerifiedTokens() : null;
  return async (authorization) => {
    if (authorization === undefined || authorization === '') return { caller: PUBLIC, expiresAt: null };
    if (verified === null) return identify(authorization);
    return verified.get(authorization) ?? verified.keep(authorization, await identify(authorization));
  };
}

const KEPT_FOR_MS = 60_000;
const KEPT_AT_MOST = 10_000;

/** Tokens whose signature was checked a short while ago: systems send the same one with each of thousands of requests. */
class VerifiedTokens {
  private readonly kept = new Map<string, { readonly identity: Identity; readonly until: number }>();

  get(authorization: string): Identity | null {
    const known = this.kept.get(authorization);
    return known !== undefined && Date.now() < known.until ? known.identity : null;
  }

  /** Keeps what a token says, never beyond its own end. */
  keep(authorization: string, identity: Identity): Identity {
    if (this.kept.size >= KEPT_AT_MOST) this.kept.clear();
    this.kept.set(authorization, { identity, until: Math.min(Date.now() + KEPT_FOR_MS, identity.expiresAt ?? 0) });
    return identity;
  }
}

function ownKey(jwtSecret: string): (token: string) => Promise<JWTPayload> {
  const key = new TextEncoder().encode(jwtSecret);
  return async (token) => (await jwtVerify(token, key, { algorithms: ['HS256'], requiredClaims: ['exp', 'sub'] })).payload;
}

function providerKeys(url: string, { jwtIssuer, jwtAudience }: Config, log: Logger): (token: string) => Promise<JWTPayload> {
  const keys = createRemoteJWKSet(new URL(url));
  const tellFault = providerFaults(url, log);
  const keyOf: JWTVerifyGetKey = (header, token) =>
    keys(header, token).catch((error: unknown) => {
      tellFault(error);
      throw error;
    });
  const expected = { ...(jwtIssuer === null ? {} : { issuer: jwtIssuer }), ...(jwtAudience === null ? {} : { audience: jwtAudience }) };
  return async (token) => (await jwtVerify(token, keyOf, { ...expected, requiredClaims: ['exp', 'sub'] })).payload;
}

const TOLD_EVERY_MS = 60_000;
/** Faults of a token, not of the provider: it names a key that the set does not hold, or more than one. */
const OF_THE_TOKEN: readonly unknown[] = ['ERR_JWKS_NO_MATCHING_KEY', 'ERR_JWKS_MULTIPLE_MATCHING_KEYS', 'ERR_JOSE_NOT_SUPPORTED'];

/** Logs that the provider does not give its keys, once a minute at most: meanwhile every token is refused. */
function providerFaults(url: string, log: Logger): (error: unknown) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const now = performance.now();
    if (OF_THE_TOKEN.includes(code) || now - toldAt < TOLD_EVERY_MS) return;
    toldAt = now;
    log.error({ url, err: error }, 'the key set of HUB_JWKS_URL cannot be had: tokens are refused');
  };
}

function identityOf(payload: JWTPayload): Identity {
  const result = claims.safeParse(payload);
  if (!result.success) throw refused('访问令牌缺少声明或角色不明 / the access token lacks claims, or names an unknown role');
  const { sub, name, roles, member, staff, identifier, exp } = result.data;
  return {
    caller: { subject: sub, name: name ?? sub, roles, member: member ?? null, staff: staff ?? null, identifier: identifier ?? null },
    expiresAt: exp * 1_000,
  };
}

function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}
