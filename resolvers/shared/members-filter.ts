import type { Registry } from '../../prisma/members/registry.js';
import { badInput } from './errors.js';

/** Member codes of a filter must be known; BAD_USER_INPUT names the first that is not. */
export function checkMembers(registry: Registry, codes: readonly string[] | null | undefined, path: readonly string[]): void {
  for (const [index, code] of (codes ?? []).entries()) {
    if (registry.findMember(code) === null) throw badInput(`未知成员单位 / unknown member: ${code.slice(0, 40)}`, [...path, String(index)]);
  }
}

/** The members of a feed that is followed; null: all that the caller may see, where none is named. */
export function membersFollowed(registry: Registry, codes: readonly string[] | null | undefined): readonly string[] | null {
  checkMembers(registry, codes, ['members']);
  return codes === null || codes === undefined || codes.length === 0 ? null : codes;
}
