import { globalId, type CenterLevel, type Member } from '../../domain/members/member.js';
import { members } from './members.js';

/** A service centre (行政服务中心) or a member's windows in one, with its windows; addresses and telephone numbers are made up. */
export interface CenterSeed {
  readonly id: string;
  readonly memberCode: string;
  readonly name: string;
  readonly level: CenterLevel;
  readonly address: string;
  readonly phone: string;
  readonly windows: readonly { readonly id: string; readonly number: string; readonly name: string }[];
}

const CITY_CENTER = '天津市行政许可服务中心';
const CITY_ADDRESS = '天津市示例大道1号（示例地址）';
const CITY_WINDOWS = ['受理窗口', '出证窗口'];
const DISTRICT_WINDOWS = ['综合受理', '市场准入', '投资建设', '社会事务', '出证送达'];
const TOWNSHIP_WINDOWS = ['综合受理'];

/** Two streets (街道) or towns (镇) of each district, under their names of 2017. */
const townships: ReadonlyMap<string, readonly string[]> = new Map([
  ['120101', ['劝业场街道', '五大道街道']],
  ['120102', ['大王庄街道', '中山门街道']],
  ['120103', ['大营门街道', '友谊路街道']],
  ['120104', ['鼓楼街道', '学府街道']],
  ['120105', ['望海楼街道', '王串场街道']],
  ['120106', ['西沽街道', '丁字沽街道']],
  ['120110', ['张贵庄街道', '军粮城街道']],
  ['120111', ['杨柳青镇', '精武镇']],
  ['120112', ['咸水沽镇', '小站镇']],
  ['120113', ['果园新村街道', '双街镇']],
  ['120114', ['杨村街道', '王庆坨镇']],
  ['120115', ['海滨街道', '林亭口镇']],
  ['120116', ['塘沽街道', '汉沽街道']],
  ['120117', ['芦台镇', '七里海镇']],
  ['120118', ['静海镇', '独流镇']],
  ['120119', ['渔阳镇', '下营镇']],
]);

interface Place {
  readonly memberCode: string;
  /** Which of the member's centres: 1, 2, 3. */
  readonly ordinal: number;
  readonly name: string;
  readonly level: CenterLevel;
  readonly address: string;
  readonly windowNames: readonly string[];
  /** Number of its first window; the halls of the city centre count through, so that each number stands once in the building. */
  readonly firstWindow: number;
}

function cityPlace(member: Member, position: number): Place {
  return {
    memberCode: member.code,
    ordinal: 1,
    name: `${CITY_CENTER}·${member.shortName}窗口`,
    level: 'CITY',
    address: CITY_ADDRESS,
    windowNames: CITY_WINDOWS,
    firstWindow: position * CITY_WINDOWS.length + 1,
  };
}

function districtPlaces(member: Member): Place[] {
  const district = member.shortName;
  const center: Place = {
    memberCode: member.code,
    ordinal: 1,
    name: `${district}行政服务中心`,
    level: 'DISTRICT',
    address: `天津市${district}示例路1号（示例地址）`,
    windowNames: DISTRICT_WINDOWS,
    firstWindow: 1,
  };
  const towns = (townships.get(member.code) ?? []).map((town, index): Place => ({
    memberCode: member.code,
    ordinal: index + 2,
    name: `${district}${town}便民服务中心`,
    level: 'TOWNSHIP',
    address: `天津市${district}${town}示例路${index + 2}号（示例地址）`,
    windowNames: TOWNSHIP_WINDOWS,
    firstWindow: 1,
  }));
  return [center, ...towns];
}

function center(place: Place, position: number): CenterSeed {
  const { memberCode, ordinal, name, level, address } = place;
  return {
    id: globalId('center', memberCode, String(ordinal)),
    memberCode,
    name,
    level,
    address,
    phone: `022-5550${String(position + 1).padStart(4, '0')}`,
    windows: place.windowNames.map((windowName, index) => {
      const number = String(place.firstWindow + index).padStart(2, '0');
      return { id: globalId('window', memberCode, `${ordinal}-${number}`), number, name: windowName };
    }),
  };
}

const districtMembers = members.filter((member) => member.kind === 'DISTRICT_BUREAU');
const cityMembers = members.filter((member) => member.kind !== 'DISTRICT_BUREAU');

/**
 * The two tiers of centres and the street and town centres (街镇便民服务中心): each district bureau has its own district centre and two
 * below it; each city department and central unit has its windows in the one city centre (天津市行政许可服务中心).
 */
export const centers: readonly CenterSeed[] = [...districtMembers.flatMap(districtPlaces), ...cityMembers.map(cityPlace)].map(center);
