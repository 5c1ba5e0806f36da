import { addMonths } from '../../domain/clock/countdown.js';
import type { CivilDate } from '../../domain/shared/time.js';
import { ENDS_BEFORE_IT_BEGINS } from './bounds.js';
import { badInput } from './errors.js';

const MOST_YEARS = 10;

/** Civil days, both included. BAD_USER_INPUT for a period that ends before it begins, or is longer than ten years. */
export function readPeriod({ from, to }: { readonly from: CivilDate; readonly to: CivilDate }): {
  readonly from: CivilDate;
  readonly to: CivilDate;
} {
  if (to < from) throw badInput(ENDS_BEFORE_IT_BEGINS, ['period', 'to']);
  if (to >= addMonths(from, MOST_YEARS * 12)) throw badInput(`至多 ${MOST_YEARS} 年 / at most ${MOST_YEARS} years`, ['period', 'to']);
  return { from, to };
}
