import type { Refusal } from '../shared/refusal.js';
import type { Staff } from '../staff/staff.js';
import type { CaseStep } from './case.js';
import { TRANSITIONS } from './transitions.js';

/** Of an officer's record, what a step asks for. */
export type Qualified = Pick<Staff, 'id' | 'name' | 'permanent'> & { readonly duties: readonly string[] };

/** Whether an officer's record has the duty of a step and, where only a permanent official (正式公职人员) may take it, the permanence (M2). */
export function judgeDuty(step: CaseStep | 'RECEIVE', officer: Qualified): Refusal[] {
  const { duty, permanent } = step === 'RECEIVE' ? ({ duty: 'WINDOW', permanent: false } as const) : TRANSITIONS[step];
  const no = { code: 'STAFF_NOT_ELIGIBLE', path: ['input', 'by'], basis: '通知第2条' } as const;
  if (duty !== null && !officer.duties.includes(duty)) return [{ ...no, reason: 'duty', facts: { officer: officer.name, duty } }];
  if (permanent && !officer.permanent) return [{ ...no, reason: 'permanence', facts: { officer: officer.name } }];
  return [];
}
