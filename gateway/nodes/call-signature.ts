import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Caller, Language } from '../../domain/shared/caller.js';

/** In whose name a node is asked. */
export interface CallIdentity {
  readonly caller: Caller;
  readonly language: Language;
  /** `http://HOST:PORT` of the gateway, for links that the caller follows. */
  readonly base: string;
}

interface Signed extends CallIdentity {
  /** Until when it holds: epoch milliseconds. */
  readonly expires: number;
  readonly nonce: string;
  /** SHA-256 of the body. */
  readonly body: string;
}

const GOOD_FOR_MS = 60_000;
/** By how much the clocks of two machines may differ. */
const SKEW_MS = 5_000;

/** The header that carries the signature. */
export const SIGNATURE_HEADER = 'x-hub-signature';

/** Signs one call: the caller's identity, the body, a nonce and a time, so that nobody else's, and none said before, is heard. */
export function signCall(secret: string, identity: CallIdentity, body: string, now: number = Date.now()): string {
  const { caller, language, base } = identity;
  const signed: Signed = {
    caller,
    language,
    base,
    expires: now + GOOD_FOR_MS,
    nonce: randomBytes(12).toString('base64url'),
    body: digest(body),
  };
  const payload = Buffer.from(JSON.stringify(signed)).toString('base64url');
  return `${payload}.${mac(secret, payload)}`;
}

/** Reads calls signed with the secret; each is heard once. */
export class CallReader {
  private readonly heard = new Map<string, number>();

  constructor(
    private readonly secret: string,
    private readonly now: () => number = Date.now,
  ) {}

  /** In whose name a body is asked; null where the signature is missing, forged, too old, of another body, or heard before. */
  read(signature: string | undefined, body: string): CallIdentity | null {
    const [payload = '', given = ''] = (signature ?? '').split('.');
    const expected = Buffer.from(mac(this.secret, payload));
    const actual = Buffer.from(given);
    if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
    const signed = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Signed;
    const now = this.now();
    const isInTime = signed.expires + SKEW_MS > now && signed.expires - GOOD_FOR_MS - SKEW_MS < now;
    if (!isInTime || signed.body !== digest(body) || this.heard.has(signed.nonce)) return null;
    this.remember(signed.nonce, signed.expires + SKEW_MS, now);
    const { caller, language, base } = signed;
    return { caller, language, base };
  }

  private remember(nonce: string, until: number, now: number): void {
    this.heard.set(nonce, until);
    // In the order in which they were heard, so the oldest come first.
    for (const [known, end] of this.heard) {
      if (end > now) break;
      this.heard.delete(known);
    }
  }
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('base64url');
}

function mac(secret: string, payload: string): string {
  return createHmac('sha256', secret).update(payload).digest('base64url');
}
