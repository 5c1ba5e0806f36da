import type { Role } from '../shared/caller.js';
import type { Instant } from '../shared/time.js';
import type { Duty } from '../staff/staff.js';
import { mayFinish, owedMaterials, promisedMaterials, runningProcedures, type CaseRecord, type CaseStatus, type CaseStep } from './case.js';

/** One row of the life-cycle: from which states a step leads where, who may take it, and which duty the officer needs. */
export interface Transition {
  readonly from: readonly CaseStatus[];
  /** What else must hold of the record for the step to be open. */
  readonly when?: (record: CaseRecord) => boolean;
  /** Of a step that is taken once only: when it was. */
  readonly once?: (record: CaseRecord) => Instant | null;
  /** Where the step's own rule would refuse it whatever was said: when it would not. `officer`: who would sign; null where anybody might. */
  readonly offered?: (record: CaseRecord, officer: string | null) => boolean;
  /** States after the step; `null` where the state stays. */
  readonly to: readonly CaseStatus[] | null;
  /** Roles whose tokens may take the step; MEMBER_SYSTEM takes each on an officer's behalf. */
  readonly roles: readonly Role[];
  /** The duty that the officer's staff record must have; null: any officer of the member. */
  readonly duty: Duty | null;
  /** Whether only a permanent official (正式公职人员) may take it (M2). */
  readonly permanent: boolean;
}

const AT_WINDOW = { roles: ['WINDOW', 'MEMBER_SYSTEM'], duty: 'WINDOW', permanent: false } as const;
const BY_REVIEWER = { roles: ['REVIEWER', 'MEMBER_SYSTEM'], duty: 'REVIEWER', permanent: false } as const;
const BY_APPLICANT_OR_WINDOW = { roles: ['APPLICANT', 'WINDOW', 'MEMBER_SYSTEM'], duty: 'WINDOW', permanent: false } as const;

const isOwed = (record: CaseRecord): boolean => owedMaterials(record).length > 0;
const isPromised = (record: CaseRecord): boolean => promisedMaterials(record).length > 0;

/** The life-cycle of a case as data: it fills `availableSteps` and refuses with ILLEGAL_TRANSITION. Exhaustive by type. */
export const TRANSITIONS: Readonly<Record<CaseStep, Transition>> = {
  CORRECT_ON_THE_SPOT: { ...AT_WINDOW, from: ['RECEIVED'], to: null },
  REQUEST_CORRECTION: {
    ...AT_WINDOW,
    from: ['RECEIVED'],
    when: (record) => record.correction === null,
    to: ['CORRECTION_PENDING'],
  },
  SUPPLEMENT: {
    ...BY_APPLICANT_OR_WINDOW,
    from: ['RECEIVED', 'CORRECTION_PENDING', 'ACCEPTED', 'REVIEWED', 'APPROVED', 'DELIVERED'],
    when: (record) => record.acceptedAt === null || isOwed(record),
    to: null,
  },
  ACCEPT: { ...AT_WINDOW, from: ['RECEIVED', 'CORRECTION_PENDING'], to: ['ACCEPTED'], permanent: true },
  REFUSE_ACCEPTANCE: { ...AT_WINDOW, from: ['RECEIVED', 'CORRECTION_PENDING'], to: ['NOT_ACCEPTED'], permanent: true },
  START_PROCEDURE: { ...BY_REVIEWER, from: ['ACCEPTED', 'REVIEWED'], to: null },
  FINISH_PROCEDURE: {
    ...BY_REVIEWER,
    from: ['ACCEPTED', 'REVIEWED'],
    offered: (record, officer) => runningProcedures(record).some((procedure) => mayFinish(procedure, officer)),
    to: null,
  },
  EXTEND: {
    from: ['ACCEPTED', 'REVIEWED'],
    once: (record) => record.extension?.grantedAt ?? null,
    to: null,
    roles: ['LEADER', 'MEMBER_SYSTEM'],
    duty: null,
    permanent: false,
  },
  REVIEW: { ...BY_REVIEWER, from: ['ACCEPTED'], to: ['REVIEWED'], permanent: true },
  DECIDE: {
    from: ['REVIEWED'],
    offered: (record, officer) => officer === null || record.review?.by !== officer,
    to: ['APPROVED', 'REJECTED'],
    roles: ['CHECKER', 'MEMBER_SYSTEM'],
    duty: 'CHECKER',
    permanent: true,
  },
  /** A part of a joint case is handed over with the whole (M27). */
  DELIVER: { ...AT_WINDOW, from: ['APPROVED', 'REJECTED'], when: (record) => record.joint === null, to: ['DELIVERED'] },
  WITHDRAW: { ...BY_APPLICANT_OR_WINDOW, from: ['RECEIVED', 'CORRECTION_PENDING', 'ACCEPTED', 'REVIEWED'], to: ['WITHDRAWN'] },
  TERMINATE: {
    ...AT_WINDOW,
    from: ['CORRECTION_PENDING', 'ACCEPTED', 'REVIEWED'],
    when: (record) => record.acceptedAt === null || isPromised(record),
    to: ['TERMINATED'],
  },
  RATE: {
    from: ['REJECTED', 'DELIVERED', 'NOT_ACCEPTED'],
    once: (record) => record.evaluation?.ratedAt ?? null,
    to: null,
    roles: ['APPLICANT'],
    duty: null,
    permanent: false,
  },
};

/** Whether the state of the case lets the step be taken now, whoever asks. */
export function isOpenTo(step: CaseStep, record: CaseRecord): boolean {
  const { from, when } = TRANSITIONS[step];
  return from.includes(record.status) && (when === undefined || when(record));
}

/** When a step that is taken once only was taken on the case; null where it was not, or may be taken again. */
export function takenAt(step: CaseStep, record: CaseRecord): Instant | null {
  return TRANSITIONS[step].once?.(record) ?? null;
}

/** The article or measure that fixes when a step may be taken. */
export const STEP_BASES: Readonly<Record<CaseStep, string>> = {
  CORRECT_ON_THE_SPOT: '行政许可法第三十二条',
  REQUEST_CORRECTION: '行政许可法第三十二条、通知第12条',
  SUPPLEMENT: '通知第12条',
  ACCEPT: '行政许可法第三十二条',
  REFUSE_ACCEPTANCE: '行政许可法第三十二条',
  START_PROCEDURE: '行政许可法第四十五条、通知第17条',
  FINISH_PROCEDURE: '行政许可法第四十五条',
  EXTEND: '行政许可法第四十二条',
  REVIEW: '行政许可法第三十四条',
  DECIDE: '行政许可法第三十八条',
  DELIVER: '行政许可法第四十四条',
  WITHDRAW: '行政许可法第三十八条',
  TERMINATE: '通知第15条',
  RATE: '通知第7条',
};
