import { civilDateOf } from '../shared/time.js';
import { plainDate } from './chinese-date.js';
import type { NonAcceptanceFacts } from './document.js';
import { pieces, type Markup } from './escape-html.js';
import { wordsOf } from './kind-words.js';
import { addressee, note, paragraph, paragraphs, section, table, you } from './page.js';
import { remedies } from './remedies.js';

const PLACES = [
  { head: '地点', width: 34 },
  { head: '地址', width: 42 },
  { head: '电话', width: 24, centred: true },
];

/** 不予受理通知书 (AL 32 (1)(1), (2), M11): never a bare no: reasons, basis, remedies, and where to turn. */
export function nonAcceptanceNotice(facts: NonAcceptanceFacts): Markup {
  const { applicant, redirection } = facts;
  return pieces(
    addressee(applicant),
    paragraph(
      `${you(applicant)}提出的“${facts.itemName}”申请（办件编号：${facts.caseNumber}；办理内容：${facts.caseTitle}），依照${withProcedure(facts)}的规定，本机关于${plainDate(civilDateOf(facts.occurredAt))}决定不予受理。`,
    ),
    section('一、理由', paragraphs(facts.reasons)),
    section('二、办理指引', paragraphs(facts.guidance), ...(redirection === null ? [] : [whereTo(redirection)])),
    section('三、救济途径', paragraph(remedies('本通知书'))),
    paragraph('特此通知。'),
    note(`经办人：${facts.officer}`),
  );
}

/** The basis of the refusal beside the article on how to refuse, which is named once. */
function withProcedure(facts: NonAcceptanceFacts): string {
  const { legalBasis } = facts;
  const namesIt = /行政许可法》?第(三十二|32)条/.test(legalBasis);
  return namesIt ? legalBasis : `${legalBasis}${wordsOf(facts).andLicensingLaw}《中华人民共和国行政许可法》第三十二条`;
}

function whereTo({ memberName, places }: NonNullable<NonAcceptanceFacts['redirection']>): Markup {
  return pieces(
    paragraph(`该事项由${memberName}办理，请向其提出申请。`),
    places.length === 0
      ? null
      : table(
          PLACES,
          places.map(({ name, address, phone }) => [name, address, phone]),
        ),
  );
}
