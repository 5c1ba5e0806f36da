import type { AccountabilityGround, AccountabilityMeasure } from '../accountability/accountability.js';

/** The grounds of measure 30 in the notice's own words, and the measures, as documents, reports and messages call them. */
export const GROUND_NAMES: Readonly<Record<AccountabilityGround, string>> = {
  NOT_CARRIED_OUT: '不执行规定',
  SHIRKING: '推诿扯皮',
  OBSTRUCTING: '刁难申请人',
  INACTION: '不作为',
  SLOW_ACTION: '慢作为',
  ARBITRARY_ACTION: '乱作为',
  DISCIPLINE: '违反纪律',
};

export const MEASURE_NAMES: Readonly<Record<AccountabilityMeasure, string>> = {
  REMINDER_TALK: '提醒谈话',
  WRITTEN_CRITICISM: '书面批评',
  PUBLIC_CRITICISM: '通报批评',
  REMOVAL_FROM_WINDOW: '调离窗口岗位',
  APPRAISAL_DOWNGRADE: '绩效考核降档',
  REFERRAL_TO_DISCIPLINE: '移送纪检监察机关处理',
};
