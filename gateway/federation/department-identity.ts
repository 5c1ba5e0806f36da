import { SignJWT } from 'jose';
import type { Caller } from '../../domain/shared/caller.js';

const ISSUER = 'hub';
const GOOD_FOR_SECONDS = 60;

/**
 * Tells one subgraph who the caller is: a token of the gateway's own, good for a minute and for this subgraph alone, so that nobody can
 * use it anywhere else. The public has no subject and no roles; that the gateway asks is shown all the same.
 */
export function callerToken(
  { subject, name, roles, member, staff, identifier }: Caller,
  subgraph: string,
  secret: string,
): Promise<string> {
  const optional = Object.entries({ member, staff, identifier }).filter(([, value]) => value !== null);
  const token = new SignJWT({ name, roles: [...roles], ...Object.fromEntries(optional) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(subgraph)
    .setIssuedAt()
    .setExpirationTime(`${GOOD_FOR_SECONDS}s`);
  if (subject !== null) token.setSubject(subject);
  return token.sign(new TextEncoder().encode(secret));
}
