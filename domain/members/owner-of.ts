import { isMemberCode } from './member.js';

/** The code of the member that a global id, a number of a case, a code of an item, or a member code names; null where it names none. */
export function ownerOf(value: string): string | null {
  const text = value.includes('_') ? (value.split('_')[1] ?? '') : value;
  // Department codes hold a hyphen themselves: 120000-fgw-20170206-00001.
  const candidates = [text, /^120000-[a-z]+/.exec(text)?.[0] ?? '', /^\d{6}/.exec(text)?.[0] ?? ''];
  return candidates.find(isMemberCode) ?? null;
}
