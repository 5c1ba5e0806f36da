import type { TimeLimit, TimeUnit } from '../items/item.js';

const UNITS: Readonly<Record<TimeUnit, string>> = { WORKING_DAY: '个工作日', CALENDAR_DAY: '日（自然日）', MONTH: '个月' };

/** 20个工作日, 45日（自然日）, 3个月; 当场办结 for a limit of none (the same day). A limit keeps the unit of its own law (AL 82). */
export function chineseLimit({ count, unit }: TimeLimit): string {
  return count === 0 ? '当场办结' : `${count}${UNITS[unit]}`;
}
