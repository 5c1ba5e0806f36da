import type { ItemKind } from '../items/item.js';
import { civilDateOf } from '../shared/time.js';
import { plainDate } from './chinese-date.js';
import type { DecisionFacts } from './document.js';
import { markup, pieces, type Markup } from './escape-html.js';
import { wordsOf } from './kind-words.js';
import { joinedBases } from './legal-bases.js';
import { addressee, note, paragraph, paragraphs, you } from './page.js';
import { remedies } from './remedies.js';

const LICENSING_LAW = '《中华人民共和国行政许可法》';

/**
 * 准予 / 不予行政许可决定书 (AL 38), 登记决定书, 备案通知书 or 初审意见书 by the item's kind. A licence and a registration name their validity, that
 * they are public (AL 40) and when they are delivered (AL 44), a filing its validity, a first review to whom it goes (AL 35); a refusal
 * its reasons and both remedies: reconsideration (行政复议) within sixty days, a suit (行政诉讼) within six months of receipt.
 */
export function decision(facts: DecisionFacts): Markup {
  const { applicant } = facts;
  const approved = facts.kind === 'APPROVAL_DECISION';
  const words = wordsOf(facts);
  const { verdict, article } = approved ? words.approval : words.rejection;
  const bases = joinedBases(article === null ? facts.legalBases : [...facts.legalBases, `${LICENSING_LAW}${article}`]);
  const finding = approved ? '符合法定条件、标准' : '不符合法定条件、标准';
  const paper = `本${words.paper}`;
  return pieces(
    addressee(applicant),
    paragraph(
      `${you(applicant)}提出的“${facts.itemName}”申请（办件编号：${facts.caseNumber}；办理内容：${facts.caseTitle}），本机关已依法受理并完成审查。经审查，${you(applicant)}的申请${finding}。依照${bases}的规定，本机关于${plainDate(civilDateOf(facts.occurredAt))}${words.leadsIn}：`,
    ),
    markup`<p class="verdict">${verdict}。</p>`,
    paragraph(approved ? `${words.grounds}：` : `${verdict}的理由：`),
    paragraphs(facts.reasons),
    ...(approved ? approvalTerms(facts, facts.itemKind ?? 'LICENCE') : [paragraph(remedies(paper))]),
    note(`经办人：${facts.officer}\n${paper}一式两份，一份送达申请人，一份由本机关存档。`),
  );
}

function approvalTerms(facts: DecisionFacts, kind: ItemKind): Markup[] {
  switch (kind) {
    case 'LICENCE':
    case 'ANNUAL_INSPECTION':
      return grantTerms(facts, '本行政许可', '行政许可证件');
    case 'REGISTRATION':
      return grantTerms(facts, '本登记', '登记证照');
    case 'FILING':
      return [paragraph(validityOf('本备案', '本通知书', facts))];
    case 'PRELIMINARY_REVIEW':
      return [
        paragraph(
          `本意见书不是行政许可决定。本机关将本意见书和全部申请材料直接报送上级行政机关决定，上级行政机关不再要求${you(facts.applicant)}重复提供申请材料（${LICENSING_LAW}第三十五条）。`,
        ),
      ];
  }
}

function grantTerms(facts: DecisionFacts, what: string, certificate: string): Markup[] {
  return [
    paragraph(validityOf(what, '本决定', facts)),
    paragraph(
      `本机关自作出本决定之日起十个工作日内向${you(facts.applicant)}颁发、送达${certificate}。本决定依法公开，公众有权查阅（${LICENSING_LAW}第四十条、第四十四条）。`,
    ),
  ];
}

function validityOf(what: string, paper: string, { validUntil }: DecisionFacts): string {
  return validUntil === null
    ? `${what}自${paper}作出之日起生效，${paper}未附有效期限；法律、法规、规章对有效期限另有规定的，从其规定。`
    : `${what}自${paper}作出之日起生效，有效期至${plainDate(validUntil)}。需要延续的，应当在有效期届满三十日前向本机关提出申请；法律、法规、规章另有规定的，从其规定。`;
}
