import { readdirSync } from 'node:fs';
import { chineseCount } from '../../../domain/documents/chinese-date.js';
import { isWithin } from '../../../domain/items/judge-item.js';
import { items } from '../../../prisma/seed/items/index.js';
import { members } from '../../../prisma/seed/members.js';
import { versionsOf } from '../../../prisma/seed/seed.js';

const ITEM_FILES = new URL('../../../prisma/seed/items/', import.meta.url);
const named = items.map((item) => ({ code: item.catalogueCode, item }));
const versions = items.flatMap(versionsOf);
const versionOf = (code: string): (typeof versions)[number] | undefined => versions.find((version) => version.code === code);

const COUNTS = ['', ...Array.from({ length: 60 }, (_, count) => chineseCount(count + 1))];

/** 六个工作日, 6个工作日: as many working days as a text names. */
function workingDaysIn(text: string): number[] {
  return [...text.matchAll(/([0-9]+|[一二三四五六七八九十]+)个工作日/gu)].map(([, count = '']) =>
    /[0-9]/.test(count) ? Number(count) : COUNTS.indexOf(count),
  );
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the seeded catalogue', () => {
  it('holds every item file of the folder, each under its own code', () => {
    const files = readdirSync(ITEM_FILES).flatMap((file) => /^(xk\d+)-[a-z0-9-]+\.ts$/.exec(file)?.[1]?.toUpperCase() ?? []);
    expect(files.length).toBeGreaterThan(0);
    expect(items.map((item) => item.catalogueCode).sort()).toEqual(files.sort());
  });

  it('has distinct names, and each code once at each member', () => {
    expect(repeated(versions.map(({ code }) => code))).toEqual([]);
    expect(repeated(items.map((item) => item.name))).toEqual([]);
  });

  it.each(named)('$code says on which law it stands, under which conditions, how it goes and what is reviewed', ({ item }) => {
    expect(item.legalBases.length).toBeGreaterThan(0);
    expect(item.conditions.length).toBeGreaterThan(0);
    expect(item.procedure.length).toBeGreaterThan(0);
    expect([item.name, item.reviewStandard, ...item.conditions, ...item.procedure].filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each(named)('$code asks for three materials or more, a main one among them, with distinct codes and facts', ({ item }) => {
    expect(item.materials.length).toBeGreaterThanOrEqual(3);
    expect(item.materials.filter((material) => material.role === 'MAIN').length).toBeGreaterThanOrEqual(1);
    expect(repeated(item.materials.map((material) => material.code))).toEqual([]);
    expect(repeated(item.materials.map((material) => material.proves))).toEqual([]);
  });

  it.each(named)('$code defers no main material', ({ item }) => {
    expect(item.materials.filter((material) => material.role === 'MAIN' && material.deferral !== 'NONE')).toEqual([]);
  });

  it.each(named)('$code has a legal basis for each material, special procedure and fee', ({ item }) => {
    const based = [...item.materials, ...item.specialProcedures, ...item.fees];
    expect(based.filter(({ legalBasis }) => legalBasis === null || legalBasis.title === '' || legalBasis.article === '')).toEqual([]);
  });

  it.each(named)('$code promises the same day if instant, otherwise some days and not more than the statute', ({ item }) => {
    const { statutoryLimit, promisedLimit } = item;
    if (item.handling === 'INSTANT') {
      expect(promisedLimit.count).toBe(0);
      return;
    }
    expect(promisedLimit.count).toBeGreaterThan(0);
    const beyond = promisedLimit.unit === statutoryLimit.unit && promisedLimit.count > statutoryLimit.count;
    expect(beyond).toBe(false);
  });

  it.each(named)('$code is offered by members that exist, each once', ({ item }) => {
    const known = new Set(['DISTRICTS', ...members.map((member) => member.code)]);
    expect(item.offeredBy.length).toBeGreaterThan(0);
    expect(item.offeredBy.filter((code) => !known.has(code))).toEqual([]);
    expect(repeated(item.offeredBy)).toEqual([]);
  });

  it.each(named)('$code stays out of the centre only with a reason', ({ item }) => {
    expect(item.exemptionReason === null).toBe(item.entersCenter);
  });

  it('XK01601 is a first review of 15 days in the districts, promised in 8, and a licence of both tiers at the police (AL 35, AL 43)', () => {
    const days = (count: number): object => ({ count, unit: 'CALENDAR_DAY' });
    const review = { kind: 'PRELIMINARY_REVIEW', name: '保安服务公司设立许可（初审）', statutoryLimit: days(15), promisedLimit: days(8) };
    const licence = { kind: 'LICENCE', name: '保安服务公司设立许可', statutoryLimit: days(30), promisedLimit: days(16) };
    expect(versionOf('120101-XK01601')).toMatchObject(review);
    expect(versionOf('120000-ga-XK01601')).toMatchObject(licence);
    expect(versions.filter(({ catalogueCode, kind }) => catalogueCode === 'XK01601' && kind === 'PRELIMINARY_REVIEW')).toHaveLength(16);
  });

  it('XK01001 can be checked on the spot as its guide says (娱乐场所管理条例 art. 9); only the hearing holds its decision', () => {
    const stages = versionOf('120101-XK01001')?.specialProcedures.map(({ kind, mandatory, legalBasis }) => [
      kind,
      mandatory,
      legalBasis?.article,
    ]);
    expect(stages).toEqual([
      ['HEARING', true, '第十条'],
      ['SITE_SURVEY', false, '第九条'],
    ]);
  });

  it.each(named)('$code leaves its site check the time that its guide names, within the promise (M19)', ({ item }) => {
    const stage = item.specialProcedures.find(({ kind }) => kind === 'SITE_SURVEY');
    if (stage === undefined) return;
    const named = item.procedure
      .filter((text) => !text.startsWith('受理') && /核查|检查|考察|审核|审查/u.test(text))
      .flatMap(workingDaysIn);
    expect(named.filter((days) => days >= stage.maxDays && days <= item.promisedLimit.count)).not.toEqual([]);
    expect(isWithin({ count: stage.maxDays, unit: 'WORKING_DAY' }, item.promisedLimit)).toBe(true);
  });

  it.each(named)('$code can be extended in fact where it can be at all, in the unit of its limit (rulings 11)', ({ item }) => {
    const { maxExtension, statutoryLimit } = item;
    if (maxExtension.count > 0) expect(isWithin({ count: 1, unit: statutoryLimit.unit }, maxExtension)).toBe(true);
  });

  it.each(named)('$code takes appointments in the centre only', ({ item }) => {
    if (!item.entersCenter) expect(item.acceptsAppointments).toBe(false);
  });

  it('a material keeps its code when another before it went (M16)', () => {
    const codesOf = (code: string): string[] => versionOf(code)?.materials.map((material) => material.code) ?? [];
    expect(codesOf('120000-hb-XK00401')).toEqual(['XK00401-M01', 'XK00401-M02', 'XK00401-M04']);
    expect(codesOf('120101-XK00402')).toEqual(['XK00402-M01', 'XK00402-M02', 'XK00402-M04']);
    expect(codesOf('120101-XK00106')).toEqual(['XK00106-M01', 'XK00106-M02', 'XK00106-M04']);
  });
});
