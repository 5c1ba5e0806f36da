import { checkPersonIdentifier } from '../applicants/identifier.js';
import { maskName } from '../applicants/mask.js';
import type { CivilDate } from '../shared/time.js';

/** What a published text may not name. */
export type PersonalDatum = 'identifier' | 'mobile' | 'name';

export interface PersonalFinding {
  readonly kind: PersonalDatum;
  /** What stands in the text, mostly hidden, so that the refusal does not tell it once more. */
  readonly hint: string;
}

const SEPARATOR = '[\\s-]?';
const IDENTIFIER = new RegExp(`(?<![0-9A-Za-z])\\d{6}${SEPARATOR}\\d{8}${SEPARATOR}\\d{3}[0-9Xx](?![0-9A-Za-z])`, 'g');
const MOBILE = new RegExp(`(?<!\\d)1[3-9]\\d${SEPARATOR}\\d{4}${SEPARATOR}\\d{4}(?!\\d)`, 'g');

/** Personal data in a text: valid identity numbers, mobile numbers, and the given names of applicants; full-width digits count too. */
export function personalDataIn(text: string, names: readonly string[], today: CivilDate): PersonalFinding[] {
  const plain = text.normalize('NFKC');
  const identifiers = matches(plain, IDENTIFIER).filter((found) => checkPersonIdentifier(found.toUpperCase(), today) === null);
  return [
    ...identifiers.map((found): PersonalFinding => ({ kind: 'identifier', hint: `${found.slice(0, 3)}…${found.slice(-2)}` })),
    ...matches(plain, MOBILE).map((found): PersonalFinding => ({ kind: 'mobile', hint: `${found.slice(0, 3)}…${found.slice(-2)}` })),
    ...names.filter((name) => plain.includes(name)).map((name): PersonalFinding => ({ kind: 'name', hint: maskName(name) })),
  ];
}

function matches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([found]) => found.replace(/[\s-]/g, '')))];
}
