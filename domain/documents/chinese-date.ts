import type { CivilDate } from '../shared/time.js';

const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const CIVIL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** 二〇一七年二月六日: how an official document writes the date beside its seal. Throws RangeError for what is no civil date. */
export function chineseDate(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${[...year].map((digit) => DIGITS[Number(digit)]).join('')}年${chineseCount(month)}月${chineseCount(day)}日`;
}

/** 2017年2月6日: a date inside a sentence or a table. Throws RangeError for what is no civil date. */
export function plainDate(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${Number(year)}年${month}月${day}日`;
}

/** 一 to 九十九, as months, days and headings count. */
export function chineseCount(count: number): string {
  if (!Number.isInteger(count) || count < 1 || count > 99) throw new RangeError(`no count from 1 to 99: ${count}`);
  const tens = Math.floor(count / 10);
  const ones = count % 10;
  return `${tens > 1 ? (DIGITS[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${ones > 0 ? (DIGITS[ones] ?? '') : ''}`;
}

function partsOf(date: CivilDate): { readonly year: string; readonly month: number; readonly day: number } {
  const [, year = '', month = '', day = ''] = CIVIL_DATE.exec(date) ?? [];
  const read = new Date(`${year}-${month}-${day}T00:00:00.000Z`);
  // A day that its month lacks rolls over when read: 02-30 would be printed as such, yet no such day exists.
  if (Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== date) throw new RangeError(`no civil date: ${date}`);
  return { year, month: Number(month), day: Number(day) };
}
