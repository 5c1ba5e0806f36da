import { civilDateOf } from '../shared/time.js';
import { plainDate } from './chinese-date.js';
import { chineseLimit } from './chinese-limit.js';
import type { ExtensionNoticeFacts } from './document.js';
import { pieces, type Markup } from './escape-html.js';
import { wordsOf } from './kind-words.js';
import { addressee, note, paragraph, paragraphs, you } from './page.js';

/** 延长办理期限告知书 (AL 42): by how much, why, who approved it, and the last days as they are now. */
export function extensionNotice(facts: ExtensionNoticeFacts): Markup {
  const { applicant } = facts;
  return pieces(
    addressee(applicant),
    paragraph(
      `${you(applicant)}提出的“${facts.itemName}”申请（办件编号：${facts.caseNumber}；办理内容：${facts.caseTitle}），在办理期限内不能作出决定。${wordsOf(facts).underLicensingLaw}《中华人民共和国行政许可法》第四十二条的规定，经本机关负责人${facts.approvedBy}于${plainDate(civilDateOf(facts.occurredAt))}批准，延长办理期限${chineseLimit(facts.extension)}。理由如下：`,
    ),
    paragraphs(facts.reason),
    paragraph(`${lastDays(facts)}。办理期限只延长一次。`),
    paragraph('特此告知。'),
    note(`经办人：${facts.officer}`),
  );
}

/** A promise that the extension came too late to move stays, and is not said to be extended. */
function lastDays({ promiseStays, promisedDueOn, statutoryDueOn }: ExtensionNoticeFacts): string {
  const [promised, statutory] = [plainDate(promisedDueOn), plainDate(statutoryDueOn)];
  return promiseStays
    ? `承诺期限不变，仍为${promised}；法定期限延长至${statutory}`
    : `延长后，承诺期限至${promised}，法定期限至${statutory}`;
}
