import type { Role } from '../shared/caller.js';
import type { Duty } from '../staff/staff.js';
import type { CaseStatus, CaseStep } from './case.js';

/** One row of the life-cycle: from which states a step leads where, who may take it, and which duty the officer needs. */
export interface Transition {
  readonly from: readonly CaseStatus[];
  /** States after the step; `null` where the state stays. */
  readonly to: readonly CaseStatus[] | null;
  /** Roles whose tokens may take the step; MEMBER_SYSTEM takes each on an officer's behalf. */
  readonly roles: readonly Role[];
  /** The duty that the officer's staff record must have; null where the applicant takes it too. */
  readonly duty: Duty;
  /** Whether only a permanent official (正式公职人员) may take it (M2). */
  readonly permanent: boolean;
}

/** The life-cycle of a case as data: it fills `availableSteps` and refuses with ILLEGAL_TRANSITION. Exhaustive by type. */
export const TRANSITIONS: Readonly<Record<CaseStep, Transition>> = {
  CORRECT_ON_THE_SPOT: { from: ['RECEIVED'], to: null, roles: ['WINDOW', 'MEMBER_SYSTEM'], duty: 'WINDOW', permanent: false },
  SUPPLEMENT: { from: ['RECEIVED'], to: null, roles: ['APPLICANT', 'WINDOW', 'MEMBER_SYSTEM'], duty: 'WINDOW', permanent: false },
  ACCEPT: { from: ['RECEIVED'], to: ['ACCEPTED'], roles: ['WINDOW', 'MEMBER_SYSTEM'], duty: 'WINDOW', permanent: true },
  REVIEW: { from: ['ACCEPTED'], to: ['REVIEWED'], roles: ['REVIEWER', 'MEMBER_SYSTEM'], duty: 'REVIEWER', permanent: true },
  DECIDE: { from: ['REVIEWED'], to: ['APPROVED', 'REJECTED'], roles: ['CHECKER', 'MEMBER_SYSTEM'], duty: 'CHECKER', permanent: true },
  DELIVER: { from: ['APPROVED', 'REJECTED'], to: ['DELIVERED'], roles: ['WINDOW', 'MEMBER_SYSTEM'], duty: 'WINDOW', permanent: false },
  WITHDRAW: {
    from: ['RECEIVED', 'ACCEPTED', 'REVIEWED'],
    to: ['WITHDRAWN'],
    roles: ['APPLICANT', 'WINDOW', 'MEMBER_SYSTEM'],
    duty: 'WINDOW',
    permanent: false,
  },
};

/** The article or measure that fixes when a step may be taken. */
export const STEP_BASES: Readonly<Record<CaseStep, string>> = {
  CORRECT_ON_THE_SPOT: '行政许可法第三十二条',
  SUPPLEMENT: '通知第12条',
  ACCEPT: '行政许可法第三十二条',
  REVIEW: '行政许可法第三十四条',
  DECIDE: '行政许可法第三十八条',
  DELIVER: '行政许可法第四十四条',
  WITHDRAW: '通知第21条',
};
