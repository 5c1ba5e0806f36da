import type { Answered } from './plan-fields.js';
import { isObject } from '../is-object.js';

/** Of a change made on every node, the first answer; what can be counted is added up. */
export function mergeEvery(answers: readonly (Answered | null)[]): unknown {
  const values = answers.flatMap((answer) => (answer === null ? [] : [answer.value]));
  const refused = values.find((value) => isObject(value) && Array.isArray(value['userErrors']) && value['userErrors'].length > 0);
  const [told] = refused === undefined ? values : [refused];
  if (!isObject(told)) return told ?? null;
  return Object.fromEntries(
    Object.entries(told).map(([key, value]) => [
      key,
      typeof value === 'number' ? values.reduce<number>((sum, one) => sum + (isObject(one) ? Number(one[key]) : 0), 0) : value,
    ]),
  );
}
