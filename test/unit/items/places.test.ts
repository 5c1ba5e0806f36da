import type { ItemVersion } from '../../../domain/items/item.js';
import { centers } from '../../../prisma/seed/centers.js';
import { items } from '../../../prisma/seed/items/index.js';
import { members } from '../../../prisma/seed/members.js';
import { versionsOf } from '../../../prisma/seed/seed.js';

const DISTRICT_CENTER = '区行政服务中心';
const CITY_CENTER = '市行政许可服务中心';

const districtWindows = centers.filter(({ level }) => level === 'DISTRICT').map(({ windows }) => windows.map(({ name }) => name));
const windowNames = [...new Set(districtWindows.flat())];
const departments = members.filter(({ kind }) => kind !== 'DISTRICT_BUREAU');
const versions = items.flatMap(versionsOf);
const offerers = (catalogueCode: string): Set<string> =>
  new Set(versions.filter((version) => version.catalogueCode === catalogueCode).map(({ memberCode }) => memberCode));

/** Windows by the names under which they are seeded: of every district centre, of a department in the city centre, of the guide's own department. */
const NAMED = [
  ...windowNames.flatMap((name) => [name, `${DISTRICT_CENTER}${name}`]),
  ...departments.map(({ shortName }) => `${CITY_CENTER}${shortName}`),
  `${CITY_CENTER}本部门`,
  '本部门',
];
/** What may stand before a window that is named by where the reader already is, or is another organ's. */
const UNNAMED = ['由', '在', '参照', '本', '同一', '或者', '受理', '登记机关'];
const BEFORE_WINDOW = new RegExp(`(?:^|[，。；：、（]|${[...NAMED, ...UNNAMED].join('|')})$`, 'u');

function textsOf(item: ItemVersion): string[] {
  const materials = item.materials.flatMap(({ name, howToObtain, prerequisites }) => [name, howToObtain, ...prerequisites]);
  return [...item.conditions, ...materials, ...item.procedure, item.reviewStandard, item.exemptionReason ?? ''];
}

/** What stands before each window that a text names. */
const windowsIn = (text: string): string[] => [...text.matchAll(/窗口/gu)].map(({ index }) => text.slice(0, index));

/** Texts that say where to fetch a form or hand in the materials. */
const leadingSomewhere = (item: ItemVersion): string[] => textsOf(item).filter((text) => /领取|^接件/u.test(text));

/** Centres and departments' windows that a text leads to and no member of the item's offerers has. */
function strangePlaces(item: ItemVersion, text: string): string[] {
  const codes = offerers(item.catalogueCode);
  const isOffered = (kind: (member: (typeof members)[number]) => boolean): boolean =>
    members.some((member) => kind(member) && codes.has(member.code));
  const strange: string[] = [];
  if (text.includes(DISTRICT_CENTER) && !isOffered(({ kind }) => kind === 'DISTRICT_BUREAU')) strange.push(DISTRICT_CENTER);
  if (text.includes('本部门窗口') && item.memberCode.length === 6) strange.push('本部门窗口');
  for (const { code, shortName } of departments)
    if (text.includes(`${CITY_CENTER}${shortName}窗口`) && !codes.has(code)) strange.push(shortName);
  return strange;
}

/** Whether a text that names centres names that of the member whose guide it is. */
function leadsHome(item: ItemVersion, text: string): boolean {
  const { kind, shortName } = members.find(({ code }) => code === item.memberCode) ?? { kind: 'DISTRICT_BUREAU', shortName: '' };
  if (!text.includes('服务中心')) return !windowNames.some((name) => text.includes(`${name}窗口`)) || kind === 'DISTRICT_BUREAU';
  if (kind === 'DISTRICT_BUREAU') return text.includes(DISTRICT_CENTER);
  return text.includes(`${CITY_CENTER}本部门窗口`) || text.includes(`${CITY_CENTER}${shortName}窗口`);
}

describe.each(
  versions.filter(({ memberCode }) => memberCode === '120101' || memberCode.length > 6).map((item) => [item.code, item] as const),
)('the guide of %s', (_code, item) => {
  it('names centres and windows as they are called, in the tier in which they are', () => {
    const wrong = textsOf(item).filter((text) => /(?<!市)行政许可服务中心|(?<![区进驻入])行政服务中心/u.test(text));
    expect(wrong).toEqual([]);
    expect(
      textsOf(item)
        .flatMap(windowsIn)
        .filter((before) => !BEFORE_WINDOW.test(before)),
    ).toEqual([]);
  });

  it('leads to places of members that offer the item, the own one among them', () => {
    const texts = leadingSomewhere(item);
    expect(texts.flatMap((text) => strangePlaces(item, text))).toEqual([]);
    expect(texts.filter((text) => !leadsHome(item, text))).toEqual([]);
  });
});

it('every district has the same windows, so that one guide is right in all', () => {
  expect(new Set(districtWindows.map((names) => names.join())).size).toBe(1);
});
