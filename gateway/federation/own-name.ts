import { randomBytes } from 'node:crypto';

const APART = randomBytes(6).toString('hex');

/** A name by which the gateway asks nodes for what it needs itself; nobody can know it, so no caller's alias or variable meets it. */
export function ownName(what: string): string {
  return `${what}_${APART}`;
}
