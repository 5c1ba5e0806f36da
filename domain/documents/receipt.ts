import { civilDateOf } from '../shared/time.js';
import { plainDate } from './chinese-date.js';
import type { HandedInMaterial, ReceiptFacts } from './document.js';
import { markup, pieces, type Markup } from './escape-html.js';
import { addressee, identifierName, note, paragraph, particulars, section, table, you } from './page.js';

const COLUMNS = [
  { head: '序号', width: 10, centred: true },
  { head: '材料名称', width: 76 },
  { head: '份数', width: 14, centred: true },
] as const;

/**
 * 收件凭证: what was handed in and what is still missing, by when the organ must answer (AL 32: five working days, else silence is
 * acceptance), and the tracking code (查询码, M24) for who may see it.
 */
export function receipt(facts: ReceiptFacts, trackingCode: string | null): Markup {
  const { applicant, submitted, missing } = facts;
  return pieces(
    addressee(applicant),
    paragraph(`${you(applicant)}提出的“${facts.itemName}”申请及下列材料，本机关已经收到。现将有关事项告知如下：`),
    particulars([
      [['办理内容', facts.caseTitle]],
      [
        ['办件编号', facts.caseNumber],
        ['收件日期', plainDate(civilDateOf(facts.occurredAt))],
      ],
      [
        ['事项名称', facts.itemName],
        ['事项编码', facts.itemCode],
      ],
      [
        ['申请人', applicant.name],
        [identifierName(applicant), applicant.identifier],
      ],
      [
        ['联系电话', applicant.phone],
        ['代理人', applicant.agentName ?? '无'],
      ],
    ]),
    section('一、已收材料', submitted.length === 0 ? paragraph('无。') : materials(submitted)),
    section('二、尚缺材料', ...(missing.length === 0 ? [paragraph('无。')] : [materials(missing), paragraph(HOW_TO_SUPPLY)])),
    section(
      '三、受理期限',
      paragraph(
        `本机关将自收到申请材料之日起5个工作日内，即于${plainDate(facts.acceptanceDueOn)}前（含当日）作出是否受理的决定，或者一次性告知需要补正的全部内容；逾期不告知的，自收到申请材料之日起即为受理（《中华人民共和国行政许可法》第三十二条第一款第四项）。`,
      ),
    ),
    trackingCode === null ? null : tracking(facts.caseNumber, trackingCode),
    paragraph('特此告知。'),
    markup`<div class="hands"><span>收件人：<b>${facts.officer}</b></span><span>申请人（代理人）签名：<b>&nbsp;</b></span></div>`,
    note('本凭证一式两份，申请人和本机关各执一份。本凭证只证明本机关已收到所列材料；是否受理，以受理通知书为准，依法视为受理的除外。'),
  );
}

const HOW_TO_SUPPLY = '上列材料请尽快补齐；其中一次性告知单载明可以容缺的非主审要件，可以在书面承诺的期限内补交。';

function materials(rows: readonly HandedInMaterial[]): Markup {
  return table(
    COLUMNS,
    rows.map(({ name, copies }, index) => [index + 1, name, copies]),
  );
}

function tracking(caseNumber: string, code: string): Markup {
  return markup`<div class="whole">${section(
    '四、进度查询',
    particulars([
      [
        ['办件编号', caseNumber],
        ['查询码', markup`<span class="code">${code}</span>`],
      ],
    ]),
    paragraph(
      '凭办件编号和查询码，可以随时在天津市行政审批服务网查询办理进度，也可以到受理窗口查询。查询码只交申请人，请妥善保管，勿告他人。',
    ),
  )}</div>`;
}
