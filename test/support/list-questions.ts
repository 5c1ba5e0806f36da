import { ACCOUNTABILITY_GROUNDS, ACCOUNTABILITY_STATUSES } from '../../domain/accountability/accountability.js';
import { APPOINTMENT_STATUSES } from '../../domain/appointments/appointment.js';
import { CASE_STATUSES } from '../../domain/cases/case.js';
import { INQUIRY_STATUSES } from '../../domain/inquiries/inquiry.js';
import { INSPECTION_KINDS, INSPECTION_STATUSES } from '../../domain/inspections/inspection.js';
import { ASPECTS, RECTIFICATION_STATUSES } from '../../domain/rectifications/rectification.js';
import { REPORT_FORMS } from '../../domain/reports/report-forms.js';
import { REPORT_STATUSES } from '../../domain/reports/report.js';
import { PUBLIC, type Caller } from '../../domain/shared/caller.js';
import { ALERT_KINDS } from '../../domain/supervision/alert.js';
import { VISIT_KINDS, VISIT_STATUSES } from '../../domain/visits/visit.js';
import { CASE_ORDERS } from '../../schema/cases/cases.operation.js';
import type { Queries } from '../../prisma/database.js';
import { caller, officer, system } from './callers.js';
import { ADMIN } from './law.js';
import { APPLICANTS } from './random-cases.js';
import type { Random } from './random.js';
import { managerOf, ROW_MEMBERS } from './random-rows.js';

/** What of the rows filters may name. */
export interface Facts {
  readonly members: readonly string[];
  readonly numbers: readonly string[];
  readonly items: readonly string[];
}

export async function readFacts(database: Queries): Promise<Facts> {
  const rows = await database.query<{ number: string; item: string }>('SELECT number, item_code AS item FROM case_record ORDER BY number');
  return { members: ROW_MEMBERS, numbers: rows.map(({ number }) => number), items: [...new Set(rows.map(({ item }) => item))] };
}

type Draw = (random: Random, facts: Facts) => unknown;

/** A list of the API, and what can be asked of it. */
export interface ListQuestion {
  readonly field: string;
  /** The filter's input type; null where the filter's fields are arguments themselves, by their types. */
  readonly filterType: string | null;
  readonly argumentTypes: Readonly<Record<string, string>>;
  /** A value for each field of the filter. */
  readonly filters: Readonly<Record<string, Draw>>;
  /** Values of `orderBy`; none where the list has one order. */
  readonly orders: readonly string[];
  /** The connection's type, and what is read of a row. */
  readonly type: string;
  readonly row: string;
  /** Who asks beside the supervisor: with rights to all, to some, to none. */
  readonly callers: readonly Caller[];
}

const MEMBER = '120101';
const SOMEBODY = officer('120000-mzj', 'WINDOW');
const APPLICANT = caller('APPLICANT', { identifier: APPLICANTS[0]?.identifier ?? null });
/** One person with two roles: sees what either may. */
const BOTH: Caller = { ...officer(MEMBER, 'WINDOW'), roles: ['WINDOW', 'APPLICANT'], identifier: APPLICANTS[1]?.identifier ?? null };
const MANAGER = managerOf(MEMBER);

const day: Draw = (random) => `2017-0${random.between(2, 4)}-${String(random.between(1, 28)).padStart(2, '0')}`;
const some =
  (values: readonly string[]): Draw =>
  (random) =>
    random.shuffled(values).slice(0, random.between(1, values.length));
/** One member, some, one of them twice, all, none. */
const members: Draw = (random) => {
  const one = random.one(ROW_MEMBERS);
  return random.one([[one], [one, random.one(ROW_MEMBERS), one], random.shuffled(ROW_MEMBERS).slice(0, 6), [...ROW_MEMBERS], []]);
};
const yesOrNo: Draw = (random) => random.chance(0.5);
const MEMBER_CODE = 'member { code shortName }';
const APPLICANT_ROW = 'applicant { kind name identifier phone agentName residence }';

function list(
  field: string,
  type: string,
  row: string,
  more: Partial<ListQuestion> & Pick<ListQuestion, 'filters' | 'callers'>,
): ListQuestion {
  return {
    field,
    type: `${type}Connection`,
    row: `__typename id ${row}`,
    filterType: `${type}Filter`,
    argumentTypes: {},
    orders: [],
    ...more,
  };
}

/** Every list that is merged by its keys; a test holds them against the contract. */
export const LISTS: readonly ListQuestion[] = [
  list('cases', 'Case', `number version title status receivedAt decidedAt ${MEMBER_CODE} item { code version name }`, {
    orders: CASE_ORDERS,
    filters: {
      members,
      items: (random, { items }) => random.shuffled(items).slice(0, 5),
      statuses: some(CASE_STATUSES),
      lights: some(['GREEN', 'YELLOW', 'RED', 'STOPPED']),
      numbers: (random, { numbers }) => random.shuffled(numbers).slice(0, 9),
      receivedFrom: day,
      receivedTo: day,
      search: (random) => random.one(['许可', '王', 'CAFÉ', '%', '印刷']),
      hasDeferredMaterials: yesOrNo,
    },
    callers: [ADMIN, officer(MEMBER, 'WINDOW'), APPLICANT, BOTH, system('120000-swj'), MANAGER, PUBLIC],
  }),
  list('items', 'Item', `code version status name kind handling publishedAt ${MEMBER_CODE} versions { version status }`, {
    filters: {
      members,
      search: (random) => random.one(['许可', '登记 天津', '印刷', 'XK01', '测试']),
      kinds: some(['LICENCE', 'FILING', 'REGISTRATION']),
      handling: (random) => random.one(['INSTANT', 'PROMISED']),
      status: some(['DRAFT', 'PUBLISHED', 'RETIRED']),
      windowAuthorization: (random) => random.one(['FULL', 'ORGANISED_REVIEW']),
    },
    callers: [ADMIN, PUBLIC, system(MEMBER), APPLICANT],
  }),
  list(
    'inquiries',
    'Inquiry',
    `question channel status openedAt answer ${MEMBER_CODE} firstResponder { name } item { code }
      referrals { member { code } center { name } window { number } note at }`,
    {
      filterType: null,
      argumentTypes: { members: '[String!]', status: 'InquiryStatus' },
      filters: { members, status: (random) => random.one(INQUIRY_STATUSES) },
      callers: [ADMIN, officer(MEMBER, 'WINDOW'), SOMEBODY, MANAGER],
    },
  ),
  list(
    'appointments',
    'Appointment',
    `number version status channel requestedFor createdAt ${MEMBER_CODE} ${APPLICANT_ROW} item { code }`,
    {
      filters: { members, statuses: some(APPOINTMENT_STATUSES), from: day, to: day },
      callers: [ADMIN, officer(MEMBER, 'WINDOW'), APPLICANT, BOTH],
    },
  ),
  list(
    'visits',
    'Visit',
    `version kind status scheduledFor passedFirstTime ${MEMBER_CODE} project { owner } items { code } contactOfficer { name }`,
    {
      filters: { members, kinds: some(VISIT_KINDS), statuses: some(VISIT_STATUSES), from: day, to: day },
      callers: [ADMIN, officer(MEMBER, 'WINDOW'), APPLICANT],
    },
  ),
  list('inspections', 'Inspection', `number version kind status openedAt ${MEMBER_CODE} case { number } findings { violation points }`, {
    filters: { members, kinds: some(INSPECTION_KINDS), statuses: some(INSPECTION_STATUSES), from: day, to: day },
    callers: [ADMIN, MANAGER, SOMEBODY],
  }),
  list('rectifications', 'Rectification', `version aspect dueOn status overdue ${MEMBER_CODE} progress { by text }`, {
    filters: { members, statuses: some(RECTIFICATION_STATUSES), aspects: some(ASPECTS), overdue: yesOrNo },
    callers: [ADMIN, MANAGER, SOMEBODY],
  }),
  list(
    'accountabilityActions',
    'Accountability',
    `number version ground measure status decidedAt ${MEMBER_CODE} subject { name } notice { number }`,
    {
      filters: { members, statuses: some(ACCOUNTABILITY_STATUSES), grounds: some(ACCOUNTABILITY_GROUNDS) },
      callers: [ADMIN, MANAGER, officer(MEMBER, 'WINDOW'), SOMEBODY],
    },
  ),
  list('alerts', 'Alert', `kind level raisedAt resolvedAt detail ${MEMBER_CODE} case { number }`, {
    filters: { members, kinds: some(ALERT_KINDS), open: yesOrNo },
    callers: [ADMIN, officer(MEMBER, 'LEADER'), MANAGER],
  }),
  list('reports', 'Report', `form number from to dueOn status title submittedAt submittedBy ${MEMBER_CODE}`, {
    filters: { members, forms: some(REPORT_FORMS), statuses: some(REPORT_STATUSES), dueFrom: day, dueTo: day },
    callers: [ADMIN, MANAGER, SOMEBODY],
  }),
];
