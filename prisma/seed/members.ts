import { globalId, receivingOfficeOf, type Member, type MemberKind } from '../../domain/members/member.js';

/** GB/T 2260 code and name of the sixteen districts, as at the end of 2017. */
const districts: readonly (readonly [string, string])[] = [
  ['120101', '和平区'],
  ['120102', '河东区'],
  ['120103', '河西区'],
  ['120104', '南开区'],
  ['120105', '河北区'],
  ['120106', '红桥区'],
  ['120110', '东丽区'],
  ['120111', '西青区'],
  ['120112', '津南区'],
  ['120113', '北辰区'],
  ['120114', '武清区'],
  ['120115', '宝坻区'],
  ['120116', '滨海新区'],
  ['120117', '宁河区'],
  ['120118', '静海区'],
  ['120119', '蓟州区'],
];

/** Abbreviation, name and short name of the city-level departments under their names of 2017, before the reform of 2018. */
const departments: readonly (readonly [string, string, string])[] = [
  ['fgw', '天津市发展和改革委员会', '市发展改革委'],
  ['gxw', '天津市工业和信息化委员会', '市工业和信息化委'],
  ['sw', '天津市商务委员会', '市商务委'],
  ['jw', '天津市教育委员会', '市教委'],
  ['kw', '天津市科学技术委员会', '市科委'],
  ['mz', '天津市民族和宗教事务委员会', '市民族宗教委'],
  ['ga', '天津市公安局', '市公安局'],
  ['mzj', '天津市民政局', '市民政局'],
  ['sf', '天津市司法局', '市司法局'],
  ['cz', '天津市财政局', '市财政局'],
  ['rs', '天津市人力资源和社会保障局', '市人力社保局'],
  ['gf', '天津市国土资源和房屋管理局', '市国土房管局'],
  ['js', '天津市城乡建设委员会', '市建委'],
  ['gh', '天津市规划局', '市规划局'],
  ['sr', '天津市市容和园林管理委员会', '市容园林委'],
  ['jt', '天津市交通运输委员会', '市交通运输委'],
  ['swj', '天津市水务局', '市水务局'],
  ['nw', '天津市农村工作委员会', '市农委'],
  ['wg', '天津市文化广播影视局', '市文化广播影视局'],
  ['xc', '天津市新闻出版局', '市新闻出版局'],
  ['wj', '天津市卫生和计划生育委员会', '市卫生计生委'],
  ['hb', '天津市环境保护局', '市环保局'],
  ['sc', '天津市市场和质量监督管理委员会', '市市场监管委'],
  ['aj', '天津市安全生产监督管理局', '市安全监管局'],
  ['ty', '天津市体育局', '市体育局'],
  ['ly', '天津市旅游局', '市旅游局'],
  ['hy', '天津市海洋局', '市海洋局'],
  ['rf', '天津市人民防空办公室', '市人防办'],
  ['ls', '天津市粮食局', '市粮食局'],
  ['zs', '天津市知识产权局', '市知识产权局'],
  ['wz', '天津市外国专家局', '市外专局'],
  ['da', '天津市档案局', '市档案局'],
  ['bm', '天津市国家保密局', '市国家保密局'],
  ['jr', '天津市金融工作局', '市金融局'],
  ['ds', '天津市地方税务局', '市地税局'],
];

/** The same for the central units in the city (中央驻津单位). */
const centralUnits: readonly (readonly [string, string, string])[] = [
  ['qx', '天津市气象局', '市气象局'],
  ['yc', '天津市烟草专卖局', '市烟草局'],
  ['yz', '天津市邮政管理局', '市邮政管理局'],
  ['tx', '天津市通信管理局', '市通信管理局'],
  ['jyj', '天津出入境检验检疫局', '天津检验检疫局'],
  ['rh', '中国人民银行天津分行', '人民银行天津分行'],
];

function member(code: string, name: string, shortName: string, kind: MemberKind): Member {
  return { id: globalId('member', code, 'member'), code, name, shortName, kind, receivingOffice: receivingOfficeOf(kind) };
}

/**
 * The members of the hub (成员单位) in 2017: the sixteen district review bureaus (区行政审批局) by region code, then the city-level
 * departments (市级部门), then the central units in the city (中央驻津单位).
 */
export const members: readonly Member[] = [
  ...districts.map(([code, name]) => member(code, `天津市${name}行政审批局`, name, 'DISTRICT_BUREAU')),
  ...departments.map(([key, name, shortName]) => member(`120000-${key}`, name, shortName, 'CITY_DEPARTMENT')),
  ...centralUnits.map(([key, name, shortName]) => member(`120000-${key}`, name, shortName, 'CENTRAL_UNIT')),
];
