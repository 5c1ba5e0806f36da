import type { Finding, Violation } from '../../inspections/inspection.js';

/** What inspections look for, in the words of the notice (M3, M7 to M30). */
export const VIOLATION_NAMES: Readonly<Record<Violation, string>> = {
  LATE_ARRIVAL: '迟到',
  EARLY_DEPARTURE: '早退',
  WANDERING_OFF_POST: '串岗',
  EMPTY_POST: '空岗',
  UNTIDY_DRESS: '着装不整',
  PHONE_PLAY: '玩手机',
  EATING: '吃零食',
  SMOKING: '吸烟',
  CHATTING: '聊天',
  GAMING: '玩游戏',
  WATCHING_FILMS: '看电影',
  ONLINE_SHOPPING: '上网购物',
  UNRELATED_BROWSING: '浏览无关网页',
  SLEEPING_OR_SLOUCHING: '仰靠或趴桌睡觉',
  RUDE_OR_COLD: '生硬冷拖、语言不文明',
  NO_CLEAR_RESULT: '未给明确结果',
  UNEQUAL_TREATMENT: '未做到“五个一样”',
  NO_ONE_TIME_NOTICE: '未一次性告知',
  REPEATED_CORRECTION: '多次要求补正',
  EXTRA_MATERIAL: '增加申请材料',
  EXTRA_STAGE: '增设办理环节',
  RAISED_THRESHOLD: '提高申报门槛',
  OVERDUE: '超时办理',
  LATE_RECORDING: '先批后录',
  OUTSIDE_SYSTEM: '系统外操作',
  REVIEWED_BEFORE_RECEIPT: '以预审名义只审不接',
  RECEIVED_NOT_HANDLED: '只接不理',
  TWO_PLACES: '申请人两头跑',
  UNANNOUNCED_STAFF_CHANGE: '人员调换未提前沟通',
  UNAPPROVED_LEAVE: '外出未书面请假',
  NOT_CARRIED_OUT: '不执行规定',
  SHIRKING: '推诿扯皮',
  OBSTRUCTING: '刁难申请人',
  INACTION: '不作为',
  SLOW_ACTION: '慢作为',
  ARBITRARY_ACTION: '乱作为',
};

/** Discipline at the post (M2, M3), attitude (M7 to M9), one-time notice (M10 to M12), the rest. */
export type ViolationGroup = 'discipline' | 'attitude' | 'notice' | 'other';

const GROUPS: Readonly<Record<Violation, ViolationGroup>> = {
  LATE_ARRIVAL: 'discipline',
  EARLY_DEPARTURE: 'discipline',
  WANDERING_OFF_POST: 'discipline',
  EMPTY_POST: 'discipline',
  UNTIDY_DRESS: 'discipline',
  PHONE_PLAY: 'discipline',
  EATING: 'discipline',
  SMOKING: 'discipline',
  CHATTING: 'discipline',
  GAMING: 'discipline',
  WATCHING_FILMS: 'discipline',
  ONLINE_SHOPPING: 'discipline',
  UNRELATED_BROWSING: 'discipline',
  SLEEPING_OR_SLOUCHING: 'discipline',
  RUDE_OR_COLD: 'attitude',
  NO_CLEAR_RESULT: 'attitude',
  UNEQUAL_TREATMENT: 'attitude',
  NO_ONE_TIME_NOTICE: 'notice',
  REPEATED_CORRECTION: 'notice',
  EXTRA_MATERIAL: 'other',
  EXTRA_STAGE: 'other',
  RAISED_THRESHOLD: 'other',
  OVERDUE: 'other',
  LATE_RECORDING: 'other',
  OUTSIDE_SYSTEM: 'other',
  REVIEWED_BEFORE_RECEIPT: 'other',
  RECEIVED_NOT_HANDLED: 'other',
  TWO_PLACES: 'other',
  UNANNOUNCED_STAFF_CHANGE: 'discipline',
  UNAPPROVED_LEAVE: 'discipline',
  NOT_CARRIED_OUT: 'other',
  SHIRKING: 'other',
  OBSTRUCTING: 'other',
  INACTION: 'other',
  SLOW_ACTION: 'other',
  ARBITRARY_ACTION: 'other',
};

export function groupOf(violation: Violation): ViolationGroup {
  return GROUPS[violation];
}

/** 玩手机 2 起、空岗 1 起: what was found, the commonest first; null for nothing. */
export function violationsText(findings: readonly Pick<Finding, 'violation'>[]): string | null {
  const counts = new Map<Violation, number>();
  for (const { violation } of findings) counts.set(violation, (counts.get(violation) ?? 0) + 1);
  const told = [...counts].sort(([, a], [, b]) => b - a).map(([violation, count]) => `${VIOLATION_NAMES[violation]} ${count} 起`);
  return told.length === 0 ? null : told.join('、');
}
