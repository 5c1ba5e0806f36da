import type { Member } from '../members/member.js';
import { grant, inOrderOfCodes, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import type { CivilDate } from '../shared/time.js';
import { isPeriodOf, obligationOf, owes, type Obligation } from './obligations.js';
import { personalDataIn } from './personal-data.js';
import { FORM_RULES, leastCharacters, MOST_TYPICAL_CASES, type ReportForm } from './report-forms.js';
import type { ReportRecord } from './report.js';

/** What a member hands in. */
export interface Submission {
  readonly member: Pick<Member, 'code' | 'kind' | 'name'>;
  readonly form: ReportForm;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Null: the next free one. */
  readonly number: number | null;
  readonly body: string | null;
  /** What is stored of this form and period. */
  readonly stored: readonly Pick<ReportRecord, 'number' | 'state'>[];
  /** Names of the member's applicants who are persons, as far as they stand in the body. */
  readonly applicantNames: readonly string[];
  readonly today: CivilDate;
}

/** Decisions of the Standing Committee of the National People's Congress on the protection of information on the network, 2012. */
const PRIVACY = '全国人民代表大会常务委员会关于加强网络信息保护的决定第十条';

/**
 * Whether a report may be submitted, and which one it then is. Refuses INVALID_INPUT (a period that is none of the form's, a text
 * for a table, a number beside typical cases), REPORT_ALREADY_SUBMITTED until it is returned, REPORT_NOT_DUE_FROM_MEMBER,
 * REPORT_PERIOD_NOT_ENDED for a month that runs, TOO_MANY_TYPICAL_CASES, PERSONAL_DATA_IN_TEXT, TEXT_TOO_SHORT.
 */
export function judgeSubmission(submission: Submission): Verdict<Obligation> {
  const { member, form } = submission;
  const number = submission.number ?? nextNumber(submission);
  const refusals = [...judgeForm(submission, number), ...judgeTurn(submission, number), ...judgeText(submission)];
  if (refusals.length > 0) return refuse(...inOrderOfCodes(refusals));
  const obligation = obligationOf(member, form, submission, number);
  if (obligation === null) throw new Error(`${member.code} was granted a ${form} that is no report of it`);
  return grant(obligation);
}

/** The first that is not submitted; beyond the last where all are. */
function nextNumber({ form, stored }: Submission): number {
  if (form !== 'TYPICAL_CASE') return 1;
  const isTaken = (number: number): boolean => stored.some((report) => report.number === number && report.state === 'SUBMITTED');
  let number = 1;
  while (isTaken(number)) number += 1;
  return number;
}

function judgeForm({ member, form, from, to, body }: Submission, number: number): Refusal[] {
  const { title, content, basis } = FORM_RULES[form];
  const refusals: Refusal[] = [];
  const invalid = (reason: string, field: string): void => {
    refusals.push({ code: 'INVALID_INPUT', reason, path: ['input', field], basis: null, facts: { title, from, to } });
  };
  if (!isPeriodOf(form, { from, to })) invalid('reportPeriod', 'from');
  if (form !== 'TYPICAL_CASE' && number > 1) invalid('reportNumber', 'number');
  if (content === 'TABLE' && body !== null) invalid('reportBody', 'body');
  if (!owes(member, form)) {
    refusals.push({ code: 'REPORT_NOT_DUE_FROM_MEMBER', path: ['input', 'form'], basis, facts: { title, member: member.name } });
  }
  return refusals;
}

function judgeTurn({ form, to, stored, today }: Submission, number: number): Refusal[] {
  const { title, period, basis } = FORM_RULES[form];
  const refusals: Refusal[] = [];
  if (stored.some((report) => report.number === number && report.state === 'SUBMITTED')) {
    refusals.push({ code: 'REPORT_ALREADY_SUBMITTED', path: ['input'], basis, facts: { title } });
  }
  if (period === 'MONTH' && today <= to) {
    refusals.push({ code: 'REPORT_PERIOD_NOT_ENDED', path: ['input', 'to'], basis, facts: { title, to } });
  }
  if (form === 'TYPICAL_CASE' && number > MOST_TYPICAL_CASES) {
    refusals.push({ code: 'TOO_MANY_TYPICAL_CASES', path: ['input', 'number'], basis, facts: { most: MOST_TYPICAL_CASES } });
  }
  return refusals;
}

function judgeText({ form, body, applicantNames, today }: Submission): Refusal[] {
  const { title, content, basis } = FORM_RULES[form];
  if (content === 'TABLE') return [];
  const path = ['input', 'body'];
  const refusals = personalDataIn(body ?? '', applicantNames, today).map(({ kind, hint }): Refusal => ({
    code: 'PERSONAL_DATA_IN_TEXT',
    reason: kind,
    path,
    basis: PRIVACY,
    facts: { hint },
  }));
  const count = countCharacters(body ?? '');
  const least = leastCharacters(form);
  if (count < least) {
    const reason = least === 1 ? 'empty' : undefined;
    refusals.push({ code: 'TEXT_TOO_SHORT', ...(reason && { reason }), path, basis, facts: { title, count, least } });
  }
  return refusals;
}

/** Characters as a reader counts them, without white space. */
export function countCharacters(text: string): number {
  return [...text.replace(/\s/gu, '')].length;
}
