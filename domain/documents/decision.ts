import { civilDateOf } from '../shared/time.js';
import { plainDate } from './chinese-date.js';
import type { DecisionFacts } from './document.js';
import { markup, pieces, type Markup } from './escape-html.js';
import { joinedBases } from './legal-bases.js';
import { addressee, note, paragraph, paragraphs, you } from './page.js';
import { remedies } from './remedies.js';

const LICENSING_LAW = '《中华人民共和国行政许可法》';

/**
 * 准予 / 不予行政许可决定书 (AL 38). An approval names its validity and that it is public (AL 40) and when it is delivered (AL 44); a
 * rejection its reasons and both remedies: reconsideration (行政复议) within sixty days, a suit (行政诉讼) within six months of receipt.
 */
export function decision(facts: DecisionFacts): Markup {
  const { applicant } = facts;
  const approved = facts.kind === 'APPROVAL_DECISION';
  const bases = joinedBases([...facts.legalBases, `${LICENSING_LAW}第三十八条第${approved ? '一' : '二'}款`]);
  const finding = approved ? '符合法定条件、标准' : '不符合法定条件、标准';
  return pieces(
    addressee(applicant),
    paragraph(
      `${you(applicant)}提出的“${facts.itemName}”申请（办件编号：${facts.caseNumber}；办理内容：${facts.caseTitle}），本机关已依法受理并完成审查。经审查，${you(applicant)}的申请${finding}。依照${bases}的规定，本机关于${plainDate(civilDateOf(facts.occurredAt))}作出如下决定：`,
    ),
    markup`<p class="verdict">${approved ? '准予行政许可。' : '不予行政许可。'}</p>`,
    paragraph(approved ? '决定理由：' : '不予行政许可的理由：'),
    paragraphs(facts.reasons),
    ...(approved ? grantTerms(facts) : [paragraph(remedies('本决定书'))]),
    note(`经办人：${facts.officer}\n本决定书一式两份，一份送达申请人，一份由本机关存档。`),
  );
}

function grantTerms({ applicant, validUntil }: DecisionFacts): Markup[] {
  const validity =
    validUntil === null
      ? '本行政许可自本决定作出之日起生效，本决定未附有效期限；法律、法规、规章对有效期限另有规定的，从其规定。'
      : `本行政许可自本决定作出之日起生效，有效期至${plainDate(validUntil)}。需要延续的，应当在有效期届满三十日前向本机关提出申请；法律、法规、规章另有规定的，从其规定。`;
  return [
    paragraph(validity),
    paragraph(
      `本机关自作出本决定之日起十个工作日内向${you(applicant)}颁发、送达行政许可证件。本决定依法公开，公众有权查阅（${LICENSING_LAW}第四十条、第四十四条）。`,
    ),
  ];
}
