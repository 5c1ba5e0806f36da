import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Caller, Language } from '../../domain/shared/caller.js';

/** In whose name a node is asked. */
export interface CallIdentity {
  readonly caller: Caller;
  readonly language: Language;
  /** `http://HOST:PORT` of the gateway, for links that the caller follows. */
  readonly base: string;
}

interface Signed extends CallIdentity {
  /** The name of the node that it is meant for; null: whoever is there. */
  readonly to: string | null;
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

/** A call is told from every other by the process that signs it, and its number there. */
const PROCESS = randomBytes(12).toString('base64url');
let signedSoFar = 0;

/** Signs one call: whom it is for, the caller's identity, the body, a nonce and a time, so that nobody else's, and none said before, is heard. */
export function signCall(secret: string, identity: CallIdentity, body: string, now: number = Date.now(), to: string | null = null): string {
  const { caller, language, base } = identity;
  const signed: Signed = {
    to,
    caller,
    language,
    base,
    expires: now + GOOD_FOR_MS,
    nonce: `${PROCESS}.${(signedSoFar += 1)}`,
    body: digest(body),
  };
  const payload = Buffer.from(JSON.stringify(signed)).toString('base64url');
  return `${payload}.${mac(secret, payload)}`;
}

/** Reads calls to one node, signed with the secret; each is heard once. */
export class CallReader {
  private readonly heard = new Map<string, number>();
  /** What was signed earlier may have been heard by the process before this one. */
  private readonly since: number;

  constructor(
    private readonly secret: string,
    private readonly now: () => number = Date.now,
    private readonly name: string | null = null,
  ) {
    this.since = now();
  }

  /** How many calls are remembered, so that none is heard twice. */
  get remembered(): number {
    return this.heard.size;
  }

  /** In whose name a body is asked; null where the signature is missing, forged, too old, of another body, for another node, or heard before. */
  read(signature: string | undefined, body: string): CallIdentity | null {
    const [payload = '', given = ''] = (signature ?? '').split('.');
    const expected = Buffer.from(mac(this.secret, payload));
    const actual = Buffer.from(given);
    if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
    const signed = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Signed;
    const now = this.now();
    const signedAt = signed.expires - GOOD_FOR_MS;
    const isInTime = signed.expires + SKEW_MS > now && signedAt - SKEW_MS < now && signedAt >= this.since;
    const isForUs = signed.to === null || signed.to === this.name;
    if (!isInTime || !isForUs || signed.body !== digest(body) || this.heard.has(signed.nonce)) return null;
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
  return hash('sha256', body, 'base64url');
}

function mac(secret: string, payload: string): string {
  return createHmac('sha256', secret).update(payload).digest('base64url');
}
