import {
  firstDayAsked,
  isPeriodOf,
  obligationOf,
  obligationOfId,
  obligations,
  overdueFrom,
  reportTitle,
} from '../../../domain/reports/obligations.js';
import { REPORT_FORMS, type ReportForm } from '../../../domain/reports/report-forms.js';
import type { Member, MemberKind } from '../../../domain/members/member.js';

const member = (kind: MemberKind, code = '120101'): Pick<Member, 'code' | 'kind'> => ({ code, kind });
const DEPARTMENT = member('CITY_DEPARTMENT', '120000-fgw');
const DISTRICT = member('DISTRICT_BUREAU');
const CENTRAL = member('CENTRAL_UNIT', '120000-gs');

type Told = readonly [from: string, to: string, dueOn: string, office: string];
const told = (who: Pick<Member, 'code' | 'kind'>, form: ReportForm): Told[] =>
  obligations(who, '2017-01-01', '2017-12-31')
    .filter((report) => report.form === form)
    .map(({ from, to, dueOn, receivingOffice }) => [from, to, dueOn, receivingOffice]);

/** Ends of the months of 2017 from February on, and the fifth of the month after each. */
const MONTHS: readonly (readonly [from: string, to: string, dueOn: string])[] = [
  ['2017-02-01', '2017-02-28', '2017-03-05'],
  ['2017-03-01', '2017-03-31', '2017-04-05'],
  ['2017-04-01', '2017-04-30', '2017-05-05'],
  ['2017-05-01', '2017-05-31', '2017-06-05'],
  ['2017-06-01', '2017-06-30', '2017-07-05'],
  ['2017-07-01', '2017-07-31', '2017-08-05'],
  ['2017-08-01', '2017-08-31', '2017-09-05'],
  ['2017-09-01', '2017-09-30', '2017-10-05'],
  ['2017-10-01', '2017-10-31', '2017-11-05'],
  ['2017-11-01', '2017-11-30', '2017-12-05'],
  ['2017-12-01', '2017-12-31', '2018-01-05'],
];
const monthly = (office: string): Told[] => MONTHS.map(([from, to, dueOn]) => [from, to, dueOn, office]);
const COORDINATION = 'COORDINATION_OFFICE';
const JOINT = 'JOINT_REVIEW_OFFICE';

const OWED: Readonly<Record<ReportForm, { readonly department: readonly Told[]; readonly district: readonly Told[] }>> = {
  CONSOLIDATION_SELF_CHECK: { department: [['2017-01-01', '2017-02-28', '2017-03-01', COORDINATION]], district: [] },
  DEFERRED_SERVICE: { department: monthly(COORDINATION), district: monthly(JOINT) },
  ON_SITE_SERVICE: { department: monthly(COORDINATION), district: monthly(JOINT) },
  APPOINTMENTS: { department: monthly(COORDINATION), district: monthly(JOINT) },
  TOWNSHIP_SELF_CHECK: { department: [], district: monthly(JOINT) },
  DISTRICT_INSPECTION_SUMMARY: { department: [], district: monthly(JOINT) },
  CAMPAIGN_PLAN: {
    department: [['2017-01-01', '2017-12-31', '2017-02-08', 'APPROVAL_OFFICE']],
    district: [['2017-01-01', '2017-12-31', '2017-02-08', 'APPROVAL_OFFICE']],
  },
  TYPICAL_CASE: {
    department: [['2017-01-01', '2017-12-31', '2017-11-30', COORDINATION]],
    district: [['2017-01-01', '2017-12-31', '2017-11-30', JOINT]],
  },
  ANNUAL_SUMMARY: {
    department: [['2017-01-01', '2017-12-31', '2017-12-20', COORDINATION]],
    district: [['2017-01-01', '2017-12-31', '2017-12-20', JOINT]],
  },
};

describe('who owes which report, for which period, to which office, due when (work requirements 2 and 3)', () => {
  it.each(REPORT_FORMS)('%s', (form) => {
    expect(told(DEPARTMENT, form)).toEqual(OWED[form].department);
    expect(told(DISTRICT, form)).toEqual(OWED[form].district);
    expect(told(CENTRAL, form)).toEqual([]);
  });

  it('the self-check is asked once; the others each year', () => {
    const later = obligations(DEPARTMENT, '2018-01-01', '2019-12-31').map(({ form, dueOn }) => `${form} ${dueOn}`);
    expect(later.filter((report) => report.startsWith('CONSOLIDATION'))).toEqual([]);
    expect(later.filter((report) => report.startsWith('CAMPAIGN_PLAN'))).toEqual(['CAMPAIGN_PLAN 2018-02-08', 'CAMPAIGN_PLAN 2019-02-08']);
    expect(later.filter((report) => report.startsWith('APPOINTMENTS'))).toHaveLength(24);
  });

  it('only periods that have begun are owed, and only those that end on or after the first day asked', () => {
    const forms = obligations(DISTRICT, '2017-03-01', '2017-04-01').filter(({ form }) => form === 'APPOINTMENTS');
    expect(forms.map(({ from }) => from)).toEqual(['2017-03-01', '2017-04-01']);
    expect(firstDayAsked('2017-01-15')).toBe('2016-12-01');
    expect(firstDayAsked('2017-03-31')).toBe('2017-02-01');
  });

  it('a report is on time to the end of its due day in Shanghai', () => {
    expect(overdueFrom({ dueOn: '2017-03-05' })).toBe('2017-03-05T16:00:00.000Z');
  });
});

describe('the periods of a form', () => {
  it.each([
    ['APPOINTMENTS', '2017-02-01', '2017-02-28', true],
    ['APPOINTMENTS', '2020-02-01', '2020-02-29', true],
    ['APPOINTMENTS', '2017-01-01', '2017-01-31', false],
    ['APPOINTMENTS', '2017-02-01', '2017-03-31', false],
    ['APPOINTMENTS', '2017-02-02', '2017-03-01', false],
    ['CONSOLIDATION_SELF_CHECK', '2017-01-01', '2017-02-28', true],
    ['CONSOLIDATION_SELF_CHECK', '2018-01-01', '2018-02-28', false],
    ['TYPICAL_CASE', '2018-01-01', '2018-12-31', true],
    ['TYPICAL_CASE', '2016-01-01', '2016-12-31', false],
    ['TYPICAL_CASE', '2017-01-01', '2017-12-30', false],
  ] as const)('%s from %s to %s: %s', (form, from, to, isOne) => {
    expect(isPeriodOf(form, { from, to })).toBe(isOne);
  });

  it('a second typical case may be offered, a second report of another form not', () => {
    const year = { from: '2017-01-01', to: '2017-12-31' };
    expect(obligationOf(DISTRICT, 'TYPICAL_CASE', year, 2)).toMatchObject({ number: 2, dueOn: '2017-11-30' });
    expect(obligationOf(DISTRICT, 'TYPICAL_CASE', year, 3)).toBeNull();
    expect(obligationOf(DISTRICT, 'ANNUAL_SUMMARY', year, 2)).toBeNull();
    expect(obligationOf(CENTRAL, 'ANNUAL_SUMMARY', year)).toBeNull();
  });
});

describe('ids and titles', () => {
  const memberOf = (code: string): Pick<Member, 'code' | 'kind'> | null =>
    [DEPARTMENT, DISTRICT, CENTRAL].find((one) => one.code === code) ?? null;

  it('an id has the form of all ids, and leads back to its report', () => {
    for (const who of [DEPARTMENT, DISTRICT]) {
      for (const report of obligations(who, '2017-01-01', '2018-12-31')) {
        expect(report.id.split('_')).toHaveLength(3);
        expect(obligationOfId(report.id, memberOf)).toEqual(report);
      }
    }
  });

  it.each([
    'report_120101_CONSOLIDATION-SELF-CHECK-2017-01-01-1',
    'report_120000-gs_APPOINTMENTS-2017-02-01-1',
    'report_999999_APPOINTMENTS-2017-02-01-1',
    'report_120101_APPOINTMENTS-2017-02-03-1',
    'report_120101_APPOINTMENTS-2017-02-01-2',
    'report_120101_APPOINTMENTS-2017-13-01-1',
    'report_120101_NONSENSE-2017-02-01-1',
    'report_120101_APPOINTMENTS-2017-02-01',
    'case_120101_APPOINTMENTS-2017-02-01-1',
  ])('%s is no report', (id) => {
    expect(obligationOfId(id, memberOf)).toBeNull();
  });

  it('a title tells the month or the year, and the second typical case', () => {
    expect(reportTitle({ form: 'APPOINTMENTS', from: '2017-02-01', number: 1 })).toBe('2017年2月部门预约审批办理的事项登记表');
    expect(reportTitle({ form: 'TYPICAL_CASE', from: '2017-01-01', number: 2 })).toBe('2017年服务企业群众典型案例（二）');
  });
});
