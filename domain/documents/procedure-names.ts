import type { SpecialProcedureKind } from '../items/item.js';

/** 特殊环节 by their Chinese terms. */
export const PROCEDURE_NAMES: Readonly<Record<SpecialProcedureKind, string>> = {
  HEARING: '听证',
  TENDER: '招标',
  AUCTION: '拍卖',
  INSPECTION: '检验',
  TESTING: '检测',
  QUARANTINE: '检疫',
  APPRAISAL: '鉴定',
  EXPERT_REVIEW: '专家评审',
  SITE_SURVEY: '现场勘查',
  PUBLIC_NOTICE: '公示',
  COLLECTIVE_DISCUSSION: '集体讨论',
};
