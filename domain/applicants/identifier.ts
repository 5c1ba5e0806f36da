import type { CivilDate } from '../shared/time.js';
import type { ApplicantKind } from './applicant.js';

/** What is wrong with an identifier. */
export type IdentifierFault = 'length' | 'characters' | 'region' | 'date' | 'future' | 'checkDigit';

/** Provinces and their like (GB/T 2260, first two digits). */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])/;

/** The fault of an identifier, by the kind of who bears it; null where it is right. */
export function checkIdentifier(kind: ApplicantKind, text: string, today: CivilDate): IdentifierFault | null {
  return kind === 'PERSON' ? checkPersonIdentifier(text, today) : checkOrganizationIdentifier(text);
}

const PERSON_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const PERSON_CHECKS = '10X98765432';

/** 公民身份号码 (GB 11643): region, an existing birth date not in the future, sequence, check digit; upper-case X only. */
export function checkPersonIdentifier(text: string, today: CivilDate): IdentifierFault | null {
  if (text.length !== 18) return 'length';
  if (!/^\d{17}[\dX]$/.test(text)) return 'characters';
  if (!PROVINCES.test(text)) return 'region';
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isDate(born) || born < '1850-01-01') return 'date';
  if (born > today) return 'future';
  const sum = PERSON_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return PERSON_CHECKS[sum % 11] === text[17] ? null : 'checkDigit';
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const BODY_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** 统一社会信用代码 (GB 32100): its own check digit, and that of the organisation code inside (GB 11714). */
export function checkOrganizationIdentifier(text: string): IdentifierFault | null {
  if (text.length !== 18) return 'length';
  if (![...text].every((character) => CODE_ALPHABET.includes(character))) return 'characters';
  if (!/^\d{6}$/.test(text.slice(2, 8)) || !/^(10|[1-9]\d)/.test(text.slice(2, 4))) return 'region';
  if (!hasBodyCheck(text.slice(8, 17))) return 'checkDigit';
  const sum = CODE_WEIGHTS.reduce((total, weight, index) => total + weight * CODE_ALPHABET.indexOf(text[index] ?? ''), 0);
  return CODE_ALPHABET[(31 - (sum % 31)) % 31] === text[17] ? null : 'checkDigit';
}

function hasBodyCheck(body: string): boolean {
  const sum = BODY_WEIGHTS.reduce((total, weight, index) => total + weight * BODY_ALPHABET.indexOf(body[index] ?? ''), 0);
  const check = 11 - (sum % 11);
  const expected = check === 10 ? 'X' : check === 11 ? '0' : String(check);
  return body[8] === expected;
}
