import { civilDateOf, type Instant } from '../shared/time.js';
import {
  DOCUMENT_TITLES,
  type AcceptanceNoticeFacts,
  type CaseDocumentFacts,
  type DecisionFacts,
  type DeliveryReceiptFacts,
  type DocumentFacts,
  type HandedInMaterial,
  type ReceiptFacts,
} from './document.js';
import { paragraph, plainDate, printedPage, section, table, escapeHtml } from './page.js';

/** A document as it is printed. */
export interface PrintedDocument {
  readonly facts: DocumentFacts;
  readonly number: string;
  readonly issuedAt: Instant;
}

/** The printable page of an issued document (统一文书, M18); the receipt prints the tracking code where it is given. */
export function renderDocument({ facts, number, issuedAt }: PrintedDocument, options: { readonly trackingCode: string | null }): string {
  return printedPage({
    title: DOCUMENT_TITLES[facts.kind],
    number,
    body: bodyOf(facts, options.trackingCode),
    organ: facts.memberName,
    issuedAt,
  });
}

function bodyOf(facts: DocumentFacts, trackingCode: string | null): string {
  switch (facts.kind) {
    case 'RECEIPT':
      return receipt(facts, trackingCode);
    case 'ACCEPTANCE_NOTICE':
      return acceptanceNotice(facts);
    case 'APPROVAL_DECISION':
    case 'REJECTION_DECISION':
      return decision(facts);
    case 'DELIVERY_RECEIPT':
      return deliveryReceipt(facts);
  }
}

function receipt(facts: ReceiptFacts, trackingCode: string | null): string {
  const materials = (title: string, rows: readonly HandedInMaterial[]): string =>
    rows.length === 0
      ? ''
      : section(
          title,
          table(
            ['序号', '材料名称', '份数'],
            rows.map((row, index) => [index + 1, row.name, row.copies]),
          ),
        );
  return [
    addressee(facts),
    paragraph(
      `本机关于${plainDate(civilDateOf(facts.occurredAt))}收到你（单位）关于“${facts.itemName}”（${facts.itemCode}）的申请，办件编号${facts.caseNumber}。`,
    ),
    materials('已收材料', facts.submitted),
    materials('尚缺材料', facts.missing),
    paragraph(
      `本机关将于${plainDate(facts.acceptanceDueOn)}前作出受理决定，或者一次性告知需要补正的全部内容；逾期不告知的，自收到申请材料之日起即为受理（《中华人民共和国行政许可法》第三十二条）。`,
    ),
    trackingCode === null ? '' : paragraph(`查询码：${trackingCode}。凭办件编号和查询码可查询办理进度，请妥善保管。`),
    paragraph(`经办人：${facts.officer}`),
  ].join('\n');
}

function acceptanceNotice(facts: AcceptanceNoticeFacts): string {
  return [
    addressee(facts),
    paragraph(
      `你（单位）提出的“${facts.itemName}”申请（办件编号${facts.caseNumber}），申请材料齐全、符合法定形式，根据《中华人民共和国行政许可法》第三十二条第一款第五项的规定，本机关于${plainDate(civilDateOf(facts.occurredAt))}予以受理。`,
    ),
    paragraph(
      `承诺办结日期：${plainDate(facts.promisedDueOn)}；法定办结日期：${plainDate(facts.statutoryDueOn)}。依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在内，并另行书面告知。`,
    ),
    paragraph(`经办人：${facts.officer}`),
    paragraph('特此通知。'),
  ].join('\n');
}

function decision(facts: DecisionFacts): string {
  const bases = facts.legalBases.join('、');
  const approved = facts.kind === 'APPROVAL_DECISION';
  const verdict = approved
    ? `经审查，符合法定条件、标准，根据${bases}和《中华人民共和国行政许可法》第三十八条第一款的规定，决定准予行政许可。`
    : `经审查，根据${bases}和《中华人民共和国行政许可法》第三十八条第二款的规定，决定不予行政许可。`;
  return [
    addressee(facts),
    paragraph(`你（单位）提出的“${facts.itemName}”申请（办件编号${facts.caseNumber}，${facts.caseTitle}），本机关已依法受理。${verdict}`),
    paragraph(`理由：${facts.reasons}`),
    facts.validUntil === null ? '' : paragraph(`本决定有效期至${plainDate(facts.validUntil)}。`),
    approved
      ? paragraph('本决定依法公开，公众有权查阅（《中华人民共和国行政许可法》第四十条）。')
      : paragraph(
          '如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，或者自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。',
        ),
  ].join('\n');
}

function deliveryReceipt(facts: DeliveryReceiptFacts): string {
  return [
    table(
      ['项目', '内容'],
      [
        ['办件编号', facts.caseNumber],
        ['送达文书', facts.decisionTitle],
        ['事项名称', facts.itemName],
        ['受送达人', facts.applicant.name],
        ['送达时间', plainDate(civilDateOf(facts.occurredAt))],
        ['送达人', facts.officer],
        ['备注', facts.note ?? '无'],
        ['受送达人签名（盖章）', ''],
        ['收到日期', ''],
      ],
    ),
  ].join('\n');
}

function addressee({ applicant }: CaseDocumentFacts): string {
  return `<p class="to">${escapeHtml(applicant.name)}（${applicant.kind === 'PERSON' ? '公民身份号码' : '统一社会信用代码'}：${escapeHtml(applicant.identifier)}）：</p>`;
}
