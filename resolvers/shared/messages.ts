import type { Language } from '../../domain/shared/caller.js';
import type { Facts, Refusal, RefusalCode } from '../../domain/shared/refusal.js';
import { withShanghaiOffset } from '../../domain/shared/time.js';
import type { UserErrorType } from '../../schema/shared/user-error.type.js';
import { SENTENCES } from './sentences.js';
import { CHINESE_TERMS, CODED_FACTS, ENGLISH_TERMS, TERMS_IN } from './terms.js';

/** Refusals as the API tells them, in the caller's language. */
export function userErrors(refusals: readonly Refusal[], language: Language): UserErrorType[] {
  return refusals.map((refusal) => ({
    code: refusal.code,
    message: sentence(refusal, language),
    path: refusal.path ?? null,
    basis: refusal.basis,
  }));
}

function sentence(refusal: Refusal, language: Language): string {
  const key: `${RefusalCode}` | `${RefusalCode}.${string}` =
    refusal.reason === undefined ? refusal.code : `${refusal.code}.${refusal.reason}`;
  const known = SENTENCES[key] ?? SENTENCES[refusal.code] ?? [refusal.code, refusal.code];
  return tell(known, refusal.facts ?? {}, language, TERMS_IN[key]);
}

/** A sentence with its facts filled in; of those that hold codes, the terms in Chinese where the sentence is, except where it has `others` for them. */
export function tell(
  [chinese, english]: readonly [chinese: string, english: string],
  facts: Facts,
  language: Language,
  others: Readonly<Record<string, string>> = {},
): string {
  return (language === 'en' ? english : chinese).replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = shown(facts[name] ?? '');
    if (!CODED_FACTS.has(name)) return fact;
    if (language === 'en') return fact.replace(/[A-Z_]+/g, (code) => ENGLISH_TERMS[code] ?? code);
    return fact.replace(/[A-Z_]+/g, (code) => others[code] ?? CHINESE_TERMS[code] ?? code).replaceAll(', ', '、');
  });
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A fact as people read it: instants by the clock of Shanghai, `2017-03-06 09:00:00`. */
function shown(fact: string | number): string {
  const text = String(fact);
  return INSTANT.test(text) ? withShanghaiOffset(text).slice(0, 19).replace('T', ' ') : text;
}
