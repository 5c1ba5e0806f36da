import { PAUSING_PROCEDURES, type ItemVersion } from '../items/item.js';
import { chineseCount } from './chinese-date.js';
import { chineseLimit } from './chinese-limit.js';
import { documentTitle } from './document-title.js';
import { pieces, type Markup } from './escape-html.js';
import { KIND_WORDS, type KindWords } from './kind-words.js';
import { basisText } from './legal-bases.js';
import { materialsTable } from './materials-table.js';
import { list, paragraph, paragraphs, particulars, printedPage, section, table } from './page.js';
import { PROCEDURE_NAMES } from './procedure-names.js';

/** A centre where the item is handled, as the notice prints it. */
export interface NamedCenter {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
}

/** The number of an item version's notice: the version's own, `120101-XK00103-v1`. */
export function oneTimeNoticeNumber({ code, version }: Pick<ItemVersion, 'code' | 'version'>): string {
  return `${code}-v${version}`;
}

export function oneTimeNoticeTitle({ name, kind }: Pick<ItemVersion, 'name' | 'kind'>): string {
  return `${name}${documentTitle('ONE_TIME_NOTICE', kind)}`;
}

/** 一次性告知单 (M11, M23, M24, AL 30): all that an applicant must bring and know about one version of an item, at once. */
export function oneTimeNotice(item: ItemVersion, member: { readonly name: string }, centers: readonly NamedCenter[]): string {
  const parts: readonly (readonly [title: string, ...content: Markup[]])[] = [
    ['办理主体', subject(item, member.name)],
    ['办理依据', list(item.legalBases.map(basisText))],
    ['办理条件', list(item.conditions)],
    ['办理程序', list(item.procedure)],
    ['办理时限', limits(item)],
    ['申请材料', ...materialsTable(item.materials)],
    ['特殊环节', stages(item)],
    ['收费', fees(item)],
    ['审查标准', paragraphs(item.reviewStandard)],
    ['办理地点', places(item, member.name, centers)],
    ['预约与上门服务', services(item)],
    ['申请人须知', list(reminders(KIND_WORDS[item.kind]))],
  ];
  return printedPage({
    title: oneTimeNoticeTitle(item),
    number: oneTimeNoticeNumber(item),
    layout: 'FORM',
    body: pieces(...parts.map(([title, ...content], index) => section(`${chineseCount(index + 1)}、${title}`, ...content))),
    organ: member.name,
    issuedAt: item.publishedAt,
  });
}

function reminders({ refused, paper }: KindWords): string[] {
  return [
    `申请人对申请材料实质内容的真实性负责；隐瞒有关情况或者提供虚假材料的，依法不予受理或者${refused}，并给予警告。`,
    '申请材料可以当场更正的，允许当场更正；不齐全或者不符合法定形式的，当场或者在5个工作日内一次性告知需要补正的全部内容和标准，逾期不告知的，自收到申请材料之日起即为受理。',
    '本告知单以外的材料，不作为办理本事项的条件。格式文本免费提供。',
    '收到材料即出具收件凭证；凭办件编号和凭证所载查询码，可以在天津市行政审批服务网或者受理窗口查询办理进度。',
    `对不予受理或者${refused}的决定不服的，可以自收到${paper}之日起六十日内申请行政复议，也可以自收到${paper}之日起六个月内提起行政诉讼。`,
  ];
}

function subject(item: ItemVersion, memberName: string): Markup {
  return particulars([
    [['办理主体', memberName]],
    [
      ['事项名称', item.name],
      ['事项编码', item.code],
    ],
    [
      ['事项类型', KIND_WORDS[item.kind].name],
      ['办件类型', item.handling === 'INSTANT' ? '即办件' : '承诺件'],
    ],
  ]);
}

function limits({ statutoryLimit, promisedLimit, maxExtension }: ItemVersion): Markup {
  return pieces(
    particulars([
      [
        ['法定时限', chineseLimit(statutoryLimit)],
        ['承诺时限', chineseLimit(promisedLimit)],
      ],
    ]),
    paragraph(
      `时限自受理之日的次日起计算。${maxExtension.count === 0 ? '本事项不得延长办理时限。' : `在时限内不能作出决定的，经本机关负责人批准，可以延长一次，最长${chineseLimit(maxExtension)}，并书面告知延长的理由。`}`,
    ),
  );
}

function stages({ specialProcedures }: ItemVersion): Markup {
  if (specialProcedures.length === 0) return paragraph('无。');
  const columns = [
    { head: '环节', width: 16, centred: true },
    { head: '最长时间', width: 14, centred: true },
    { head: '是否必经', width: 14, centred: true },
    { head: '是否计入办理时限', width: 18, centred: true },
    { head: '依据', width: 38 },
  ];
  return table(
    columns,
    specialProcedures.map(({ kind, maxDays, mandatory, legalBasis }) => [
      PROCEDURE_NAMES[kind],
      `${maxDays}个工作日`,
      mandatory ? '是' : '否',
      PAUSING_PROCEDURES.has(kind) ? '不计入' : '计入',
      basisText(legalBasis),
    ]),
  );
}

function fees(item: ItemVersion): Markup {
  if (item.fees.length === 0) return paragraph('不收费。');
  const columns = [
    { head: '收费项目', width: 28 },
    { head: '收费标准', width: 34 },
    { head: '收费依据', width: 38 },
  ];
  return table(
    columns,
    item.fees.map(({ name, standard, legalBasis }) => [name, standard, basisText(legalBasis)]),
  );
}

function places(item: ItemVersion, memberName: string, centers: readonly NamedCenter[]): Markup {
  if (!item.entersCenter) return paragraph(`本事项不进入行政服务中心，由${memberName}办理。理由：${item.exemptionReason ?? '未说明'}。`);
  if (centers.length === 0) return paragraph(`${memberName}受理窗口。`);
  const columns = [
    { head: '地点', width: 34 },
    { head: '地址', width: 42 },
    { head: '电话', width: 24, centred: true },
  ];
  return table(
    columns,
    centers.map(({ name, address, phone }) => [name, address, phone]),
  );
}

function services({ entersCenter, acceptsAppointments, acceptsOnSiteService }: ItemVersion): Markup {
  return list([
    acceptsAppointments
      ? '预约办理：可以，每日24小时均可预约办理的时间和内容。'
      : `预约办理：本事项不需要预约，请直接到${entersCenter ? '窗口' : '上列地点'}办理。`,
    acceptsOnSiteService ? '上门服务：可以，市、区重大项目可以申请上门服务。' : '上门服务：本事项不提供上门服务。',
  ]);
}
