import { GraphQLError, parse } from 'graphql';
import { judgeShape, judgeText } from './document-limits.js';

/** Documents that passed once, by text: a client sends the same few again and again. */
const passed = new Set<string>();
const PASSED_AT_MOST = 2_000;
/** Longer ones are judged each time: what is kept must stay small, whoever fills it. */
const PASSED_LENGTH = 10_000;

/** Refuses what is beyond the limits before Apollo parses and validates it. */
export function refuseTooComplex(query: string): void {
  if (passed.has(query)) return;
  const refused = judgeText(query);
  if (refused !== null) throw refused;
  try {
    const shape = judgeShape(parse(query, { noLocation: true }));
    if (shape !== null) throw shape;
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions['code'] === 'QUERY_TOO_COMPLEX') throw error;
    return;
  }
  if (query.length > PASSED_LENGTH) return;
  if (passed.size >= PASSED_AT_MOST) passed.clear();
  passed.add(query);
}
