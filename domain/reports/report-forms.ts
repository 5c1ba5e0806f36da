import type { MemberKind, ReceivingOffice } from '../members/member.js';

/** 附件1..附件6, then 意见办法, 典型案例, 工作总结. */
export const REPORT_FORMS = [
  'CONSOLIDATION_SELF_CHECK',
  'DEFERRED_SERVICE',
  'ON_SITE_SERVICE',
  'APPOINTMENTS',
  'TOWNSHIP_SELF_CHECK',
  'DISTRICT_INSPECTION_SUMMARY',
  'CAMPAIGN_PLAN',
  'TYPICAL_CASE',
  'ANNUAL_SUMMARY',
] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

/** Once in the campaign, each month from its first on, or each year. */
export type PeriodKind = 'ONCE' | 'MONTH' | 'YEAR';

/** What is to be put on paper: a table that the hub computes, or the member's own words. */
export type FormContent = 'TABLE' | 'NARRATIVE';

/** Who owes a form, for which period, when and to whom (work requirements 2 and 3 of the notice). */
export interface FormRule {
  /** The title that the notice gives it. */
  readonly title: string;
  /** 附件1 to 附件6; null for the others. */
  readonly attachment: number | null;
  readonly content: FormContent;
  readonly owedBy: readonly MemberKind[];
  readonly period: PeriodKind;
  /** Where it goes: the member's own receiving office, or 市审批办. */
  readonly office: 'BY_MEMBER' | ReceivingOffice;
  /** `MM-DD` of the year for yearly forms, the day of the following month for monthly ones. */
  readonly due: string;
  /** The rule in the notice. */
  readonly basis: string;
}

const DEPARTMENTS: readonly MemberKind[] = ['CITY_DEPARTMENT'];
const DISTRICTS: readonly MemberKind[] = ['DISTRICT_BUREAU'];
const BOTH: readonly MemberKind[] = ['CITY_DEPARTMENT', 'DISTRICT_BUREAU'];
const SECOND = '通知第三部分第（二）项';
const THIRD = '通知第三部分第（三）项';

const MONTHLY = { content: 'TABLE', period: 'MONTH', office: 'BY_MEMBER', due: '05', basis: SECOND } as const;
const YEARLY = { content: 'NARRATIVE', attachment: null, owedBy: BOTH, period: 'YEAR' } as const;
const CAMPAIGN = '“作风大整顿、效率大提高”活动';

/** One row for each form: the whole of who owes what. Central units owe none. */
export const FORM_RULES: Readonly<Record<ReportForm, FormRule>> = {
  CONSOLIDATION_SELF_CHECK: {
    title: '深化相对集中许可权改革自查表',
    attachment: 1,
    content: 'TABLE',
    owedBy: DEPARTMENTS,
    period: 'ONCE',
    office: 'BY_MEMBER',
    due: '03-01',
    basis: SECOND,
  },
  DEFERRED_SERVICE: { ...MONTHLY, title: '部门实行容缺后补服务办理的事项登记表', attachment: 2, owedBy: BOTH },
  ON_SITE_SERVICE: { ...MONTHLY, title: '部门实行上门审批服务办理的事项登记表', attachment: 3, owedBy: BOTH },
  APPOINTMENTS: { ...MONTHLY, title: '部门预约审批办理的事项登记表', attachment: 4, owedBy: BOTH },
  TOWNSHIP_SELF_CHECK: { ...MONTHLY, title: '街镇中心作风大整顿自查情况表', attachment: 5, owedBy: DISTRICTS },
  DISTRICT_INSPECTION_SUMMARY: {
    ...MONTHLY,
    title: '区级行政服务中心及（乡镇）服务中心检查情况汇总表',
    attachment: 6,
    owedBy: DISTRICTS,
  },
  CAMPAIGN_PLAN: { ...YEARLY, title: `${CAMPAIGN}意见办法`, office: 'APPROVAL_OFFICE', due: '02-08', basis: SECOND },
  TYPICAL_CASE: { ...YEARLY, title: '服务企业群众典型案例', office: 'BY_MEMBER', due: '11-30', basis: THIRD },
  ANNUAL_SUMMARY: { ...YEARLY, title: `${CAMPAIGN}工作总结`, office: 'BY_MEMBER', due: '12-20', basis: THIRD },
};

/** How the receiving offices are called on paper. */
export const OFFICE_NAMES: Readonly<Record<ReceivingOffice, string>> = {
  COORDINATION_OFFICE: '市审批办协调处',
  JOINT_REVIEW_OFFICE: '市审批办联审处',
  APPROVAL_OFFICE: '市审批办',
};

/** One typical case is owed, a second one may be offered. */
export const MOST_TYPICAL_CASES = 2;

/** The least length of a narrative, in characters without white space. */
export function leastCharacters(form: ReportForm): number {
  return form === 'TYPICAL_CASE' ? 1_500 : 1;
}
