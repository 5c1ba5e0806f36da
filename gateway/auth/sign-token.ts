import { SignJWT } from 'jose';
import type { Caller } from '../../domain/shared/caller.js';

/** An access token for development, HS256, good for `hours` of real time. */
export function signToken({ subject, name, roles, member, staff, identifier }: Caller, jwtSecret: string, hours: number): Promise<string> {
  const optional = { member, staff, identifier };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null));
  return new SignJWT({ name, roles: [...roles], ...given })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject ?? '')
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1_000) + Math.round(hours * 3_600))
    .sign(new TextEncoder().encode(jwtSecret));
}
