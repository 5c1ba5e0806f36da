import { addMonths } from '../clock/countdown.js';
import { plainDate } from '../documents/chinese-date.js';
import { globalId, receivingOfficeOf, type Member, type ReceivingOffice } from '../members/member.js';
import { addDays, startOfDay, type CivilDate, type Instant } from '../shared/time.js';
import { FORM_RULES, MOST_TYPICAL_CASES, REPORT_FORMS, type ReportForm } from './report-forms.js';

/** The civil days that a report covers, both included. */
export interface ReportPeriod {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** One report that a member owes, or, as a second typical case, may offer. */
export interface Obligation extends ReportPeriod {
  readonly id: string;
  readonly memberCode: string;
  readonly form: ReportForm;
  /** 1, but for the second typical case of a year. */
  readonly number: number;
  readonly receivingOffice: ReceivingOffice;
  /** The last day on time; it does not move for rest days. */
  readonly dueOn: CivilDate;
}

type Submitter = Pick<Member, 'code' | 'kind'>;

/** The campaign's first year, first month of monthly reports, and the period of the one self-check. */
const FIRST_YEAR = 2017;
const FIRST_MONTH: CivilDate = '2017-02-01';
const SELF_CHECK: ReportPeriod = { from: '2017-01-01', to: '2017-02-28' };

/** Whether a kind of member owes a form. */
export function owes({ kind }: Pick<Submitter, 'kind'>, form: ReportForm): boolean {
  return FORM_RULES[form].owedBy.includes(kind);
}

/** Whether the days are one of the form's periods: the self-check's, a whole month from February 2017 on, a whole year. */
export function isPeriodOf(form: ReportForm, { from, to }: ReportPeriod): boolean {
  const period = periodFrom(form, from);
  return period !== null && period.to === to;
}

/** The report of a member for a period; null where the member does not owe the form or the period is none of the form's. */
export function obligationOf(member: Submitter, form: ReportForm, period: ReportPeriod, number = 1): Obligation | null {
  const most = form === 'TYPICAL_CASE' ? MOST_TYPICAL_CASES : 1;
  if (!owes(member, form) || !isPeriodOf(form, period) || number < 1 || number > most) return null;
  return obligation(member, form, period, number);
}

/**
 * Every report that a member owes whose period has begun by `until` and ends on or after `endsFrom`, in the order of forms and time;
 * of the typical cases the first.
 */
export function obligations(member: Submitter, endsFrom: CivilDate, until: CivilDate): Obligation[] {
  return REPORT_FORMS.filter((form) => owes(member, form)).flatMap((form) =>
    periodsOf(form, endsFrom, until).map((period) => obligation(member, form, period, 1)),
  );
}

/** The first instant after the last day on which a report is on time. */
export function overdueFrom({ dueOn }: Pick<Obligation, 'dueOn'>): Instant {
  return startOfDay(addDays(dueOn, 1));
}

/** The first day of the month before the one in which the hub went into service: periods that ended earlier were never asked of it. */
export function firstDayAsked(inServiceSince: CivilDate): CivilDate {
  return addMonths(`${inServiceSince.slice(0, 7)}-01`, -1);
}

/** `report_<member code>_<FORM-WITH-HYPHENS>-<first day>-<number>`: without further underlines, so that it reads as a global id. */
export function reportId(memberCode: string, form: ReportForm, from: CivilDate, number: number): string {
  return globalId('report', memberCode, `${form.replaceAll('_', '-')}-${from}-${number}`);
}

const REPORT_ID = /^report_([^_]+)_([A-Z-]+)-(\d{4}-\d{2}-\d{2})-(\d)$/;

/** The report that an id names; null where the id is of no report of this member's. `memberOf` answers null for an unknown code. */
export function obligationOfId(id: string, memberOf: (code: string) => Submitter | null): Obligation | null {
  const [, code = '', hyphened = '', from = '', number = ''] = REPORT_ID.exec(id) ?? [];
  const form = REPORT_FORMS.find((known) => known.replaceAll('_', '-') === hyphened);
  const member = memberOf(code);
  if (form === undefined || member === null) return null;
  const period = periodFrom(form, from);
  return period === null ? null : obligationOf(member, form, period, Number(number));
}

/** 2017年2月部门实行容缺后补服务办理的事项登记表: what a report is called in a list. */
export function reportTitle({ form, from, number }: Pick<Obligation, 'form' | 'from' | 'number'>): string {
  const { title, period } = FORM_RULES[form];
  const [year = '', month = ''] = from.split('-');
  const when = period === 'MONTH' ? `${year}年${Number(month)}月` : `${year}年`;
  return `${when}${title}${form === 'TYPICAL_CASE' && number > 1 ? '（二）' : ''}`;
}

/** 2017年2月1日至2017年2月28日 */
export function periodText({ from, to }: ReportPeriod): string {
  return `${plainDate(from)}至${plainDate(to)}`;
}

function obligation(member: Submitter, form: ReportForm, { from, to }: ReportPeriod, number: number): Obligation {
  const { office } = FORM_RULES[form];
  const receiver = office === 'BY_MEMBER' ? receivingOfficeOf(member.kind) : office;
  if (receiver === null) throw new Error(`${member.code} has no receiving office for ${form}`);
  const id = reportId(member.code, form, from, number);
  return { id, memberCode: member.code, form, number, from, to, receivingOffice: receiver, dueOn: dueDay(form, from) };
}

/** The last day on time: the day itself included, whatever day of the week it is. */
function dueDay(form: ReportForm, from: CivilDate): CivilDate {
  const { period, due } = FORM_RULES[form];
  return period === 'MONTH' ? `${addMonths(from, 1).slice(0, 8)}${due}` : `${from.slice(0, 4)}-${due}`;
}

/** The form's period that begins on a day; null where none does. */
function periodFrom(form: ReportForm, from: CivilDate): ReportPeriod | null {
  const year = Number(from.slice(0, 4));
  switch (FORM_RULES[form].period) {
    case 'ONCE':
      return from === SELF_CHECK.from ? SELF_CHECK : null;
    case 'MONTH':
      return from >= FIRST_MONTH && isFirstOfMonth(from) ? { from, to: addDays(addMonths(from, 1), -1) } : null;
    case 'YEAR':
      return year >= FIRST_YEAR && from.endsWith('-01-01') ? { from, to: `${year}-12-31` } : null;
  }
}

function isFirstOfMonth(day: CivilDate): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])-01$/.test(day);
}

function periodsOf(form: ReportForm, endsFrom: CivilDate, until: CivilDate): ReportPeriod[] {
  const { period } = FORM_RULES[form];
  const step = period === 'MONTH' ? 1 : 12;
  const first =
    period === 'MONTH' ? maxDay(FIRST_MONTH, `${endsFrom.slice(0, 7)}-01`) : maxDay(SELF_CHECK.from, `${endsFrom.slice(0, 4)}-01-01`);
  const periods: ReportPeriod[] = [];
  for (let from = first; from <= until; from = addMonths(from, step)) {
    const found = periodFrom(form, from);
    if (found !== null && found.to >= endsFrom) periods.push(found);
    if (period === 'ONCE') break;
  }
  return periods;
}

function maxDay(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}
