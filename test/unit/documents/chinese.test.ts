import { chineseCount, chineseDate, plainDate } from '../../../domain/documents/chinese-date.js';
import { chineseLimit } from '../../../domain/documents/chinese-limit.js';
import { basisText, joinedBases } from '../../../domain/documents/legal-bases.js';
import type { TimeLimit } from '../../../domain/items/item.js';

describe('Chinese dates', () => {
  it.each([
    ['2017-02-06', '二〇一七年二月六日', '2017年2月6日'],
    ['2017-10-10', '二〇一七年十月十日', '2017年10月10日'],
    ['2017-11-11', '二〇一七年十一月十一日', '2017年11月11日'],
    ['2017-12-19', '二〇一七年十二月十九日', '2017年12月19日'],
    ['2020-02-20', '二〇二〇年二月二十日', '2020年2月20日'],
    ['2020-02-29', '二〇二〇年二月二十九日', '2020年2月29日'],
    ['2026-01-30', '二〇二六年一月三十日', '2026年1月30日'],
    ['1999-12-31', '一九九九年十二月三十一日', '1999年12月31日'],
  ])('%s is %s, in a sentence %s', (date, formal, plain) => {
    expect(chineseDate(date)).toBe(formal);
    expect(plainDate(date)).toBe(plain);
  });

  it.each(['', '2017-2-6', '2017-02-30', '2017-13-01', '2017-02-06T00:00:00.000Z', '<b>'])('refuses %j, which is no civil date', (date) => {
    expect(() => chineseDate(date)).toThrow(RangeError);
    expect(() => plainDate(date)).toThrow(RangeError);
  });

  it('counts headings', () => {
    expect([1, 9, 10, 12, 20, 99].map(chineseCount)).toEqual(['一', '九', '十', '十二', '二十', '九十九']);
    expect(() => chineseCount(0)).toThrow(RangeError);
  });
});

describe('limits', () => {
  it.each<[TimeLimit, string]>([
    [{ count: 20, unit: 'WORKING_DAY' }, '20个工作日'],
    [{ count: 45, unit: 'CALENDAR_DAY' }, '45日（自然日）'],
    [{ count: 3, unit: 'MONTH' }, '3个月'],
    [{ count: 0, unit: 'WORKING_DAY' }, '当场办结'],
  ])('%j is %s', (limit, text) => {
    expect(chineseLimit(limit)).toBe(text);
  });
});

describe('legal bases', () => {
  it('names a law once where it is cited several times in a row', () => {
    expect(joinedBases(['《甲法》第一条', '《甲法》第二条', '《乙条例》第三条', '《甲法》第四条'])).toBe(
      '《甲法》第一条、第二条、《乙条例》第三条、《甲法》第四条',
    );
    expect(joinedBases(['甲规定第一条', '甲规定第二条'])).toBe('甲规定第一条、甲规定第二条');
  });

  it('reads a missing one as empty', () => {
    expect(basisText(null)).toBe('');
    expect(basisText({ title: '《甲法》', article: '第一条', url: null })).toBe('《甲法》第一条');
  });
});
