import type { ItemVersion, LegalBasis, SpecialProcedureKind, TimeLimit } from '../items/item.js';
import { DOCUMENT_TITLES } from './document.js';
import { list, paragraph, printedPage, section, table } from './page.js';

interface NamedCenter {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
}

const DEFERRALS = { NONE: '否', BEFORE_DECISION: '容缺后补（决定前）', AFTER_DECISION: '先批后补（决定后）' } as const;

const PROCEDURES: Readonly<Record<SpecialProcedureKind, string>> = {
  HEARING: '听证',
  TENDER: '招标',
  AUCTION: '拍卖',
  INSPECTION: '检验',
  TESTING: '检测',
  QUARANTINE: '检疫',
  APPRAISAL: '鉴定',
  EXPERT_REVIEW: '专家评审',
  SITE_SURVEY: '现场勘查',
  PUBLIC_NOTICE: '公示',
  COLLECTIVE_DISCUSSION: '集体讨论',
};

/** 20个工作日, 45日, 3个月; 当场办结 for none. */
export function chineseLimit({ count, unit }: TimeLimit): string {
  if (count === 0) return '当场办结';
  return `${count}${{ WORKING_DAY: '个工作日', CALENDAR_DAY: '日（自然日）', MONTH: '个月' }[unit]}`;
}

const basisText = (basis: LegalBasis | null): string => (basis === null ? '' : `${basis.title}${basis.article}`);

/** 一次性告知单 (M11, M23, M24): everything that an applicant must bring and know, at once. */
export function oneTimeNotice(item: ItemVersion, member: { readonly name: string }, centers: readonly NamedCenter[]): string {
  const body = [
    section('一、办理主体', paragraph(member.name)),
    section('二、办理依据', list(item.legalBases.map(basisText))),
    section('三、办理条件', list(item.conditions)),
    section('四、办理程序', list(item.procedure)),
    section('五、办理时限', paragraph(`法定时限：${chineseLimit(item.statutoryLimit)}；承诺时限：${chineseLimit(item.promisedLimit)}。`)),
    section('六、申请材料', materials(item)),
    item.specialProcedures.length === 0
      ? section('七、特殊环节', paragraph('无。'))
      : section(
          '七、特殊环节',
          table(
            ['环节', '最长时间', '是否必经', '依据'],
            item.specialProcedures.map((stage) => [
              PROCEDURES[stage.kind],
              `${stage.maxDays}日`,
              stage.mandatory ? '是' : '否',
              basisText(stage.legalBasis),
            ]),
          ),
        ),
    item.fees.length === 0
      ? section('八、收费', paragraph('不收费（《中华人民共和国行政许可法》第五十八条）。'))
      : section(
          '八、收费',
          table(
            ['项目', '标准', '依据'],
            item.fees.map((fee) => [fee.name, fee.standard, basisText(fee.legalBasis)]),
          ),
        ),
    section('九、审查标准', paragraph(item.reviewStandard)),
    section(
      '十、办理地点',
      centers.length === 0
        ? paragraph(member.name)
        : table(
            ['地点', '地址', '电话'],
            centers.map((center) => [center.name, center.address, center.phone]),
          ),
    ),
    paragraph(
      `${item.acceptsAppointments ? '可24小时预约办理。' : ''}${item.acceptsOnSiteService ? '市和区重大项目可申请上门服务。' : ''}不能当场更正补正的，将一次性告知需要补正的全部内容和标准。`,
    ),
  ].join('\n');
  const number = `${item.code}（第${item.version}版）`;
  return printedPage({
    title: `${item.name}${DOCUMENT_TITLES.ONE_TIME_NOTICE}`,
    number,
    body,
    organ: member.name,
    issuedAt: item.publishedAt ?? '1970-01-01T00:00:00.000Z',
  });
}

function materials(item: ItemVersion): string {
  return table(
    ['序号', '材料名称', '类别', '份数', '取得途径', '前置手续', '格式与示范文本', '可否容缺', '依据'],
    item.materials.map((material, index) => [
      index + 1,
      material.name,
      material.role === 'MAIN' ? '主审要件' : '非主审要件',
      material.copies,
      material.howToObtain,
      material.prerequisites.join('；') || '无',
      [material.formUrl, material.sampleUrl].filter(Boolean).join(' ') || '无',
      DEFERRALS[material.deferral],
      basisText(material.legalBasis),
    ]),
  );
}
