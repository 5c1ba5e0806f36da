/** The Chinese terms of what the hub answers with; a value that is new to the demo stands as it is. */
const TERMS: Readonly<Record<string, string>> = {
  RECEIVED: '接件',
  CORRECTION_PENDING: '补正',
  ACCEPTED: '受理',
  REVIEWED: '一审',
  APPROVED: '准予',
  REJECTED: '不予',
  DELIVERED: '送达办结',
  NOT_ACCEPTED: '不予受理',
  WITHDRAWN: '撤回',
  TERMINATED: '终止',
  CORRECTED_ON_THE_SPOT: '当场补正',
  CORRECTION_REQUESTED: '一次性告知补正',
  MATERIALS_SUPPLEMENTED: '补交材料',
  PROCEDURE_STARTED: '启动特别程序',
  PROCEDURE_FINISHED: '结束特别程序',
  EXTENDED: '延长期限',
  DECIDED: '作出决定',
  LIGHT_CHANGED: '亮灯变化',
  EVALUATED: '评价',
  CORRECT_ON_THE_SPOT: '当场补正',
  REQUEST_CORRECTION: '告知补正',
  SUPPLEMENT: '补交材料',
  ACCEPT: '受理',
  REFUSE_ACCEPTANCE: '不予受理',
  START_PROCEDURE: '启动特别程序',
  FINISH_PROCEDURE: '结束特别程序',
  EXTEND: '延长期限',
  REVIEW: '审查',
  DECIDE: '核准',
  DELIVER: '送达',
  WITHDRAW: '撤回',
  TERMINATE: '终止',
  RATE: '评价',
  NORMAL: '正常受理',
  TOLERANT: '容缺受理',
  DEEMED: '视为受理',
  WINDOW: '窗口',
  REVIEWER: '审查人',
  CHECKER: '核准人',
  LEADER: '负责人',
  APPLICANT: '申请人',
  MEMBER_SYSTEM: '单位系统',
  HUB: '监管系统',
  GREEN: '绿灯',
  YELLOW: '黄灯',
  RED: '红灯',
  STOPPED: '停表',
  ON_TIME: '按时',
  OVERDUE: '超期',
  HEARING: '听证',
  SITE_SURVEY: '现场勘查',
  PUBLIC_NOTICE: '公示',
  WORKING_DAY: '个工作日',
  CALENDAR_DAY: '日',
  MONTH: '个月',
};

const LEVELS: Readonly<Record<string, string>> = { TIP: '提示', YELLOW: '黄牌', RED: '红牌' };

export const term = (value: string): string => TERMS[value] ?? value;

/** 提示、黄牌、红牌 */
export const levelTerm = (level: string): string => LEVELS[level] ?? level;

/** A limit in words, such as 20 个工作日. */
export function limitTerm({ count, unit }: { readonly count: number; readonly unit: string }): string {
  return count === 0 ? '当日' : `${count} ${term(unit)}`;
}
