import { civilDateOf } from '../shared/time.js';
import { plainDate } from './chinese-date.js';
import type { CorrectionNoticeFacts } from './document.js';
import { pieces, type Markup } from './escape-html.js';
import { wordsOf } from './kind-words.js';
import { addressee, note, paragraph, table, you } from './page.js';

const COLUMNS = [
  { head: '序号', width: 8, centred: true },
  { head: '材料名称', width: 26 },
  { head: '存在的问题', width: 32 },
  { head: '补正的标准', width: 34 },
];

/** 一次性补正告知书 (AL 32 (1)(4), M12): all that is to be corrected and to which standard, at once and never a second time. */
export function correctionNotice(facts: CorrectionNoticeFacts): Markup {
  const { applicant } = facts;
  return pieces(
    addressee(applicant),
    paragraph(
      `${you(applicant)}提出的“${facts.itemName}”申请（办件编号：${facts.caseNumber}；办理内容：${facts.caseTitle}），经审查，申请材料不齐全或者不符合法定形式。${wordsOf(facts).underLicensingLaw}《中华人民共和国行政许可法》第三十二条第一款第四项的规定，现于${plainDate(civilDateOf(facts.occurredAt))}一次性告知需要补正的全部内容：`,
    ),
    table(
      COLUMNS,
      facts.entries.map(({ material, problem, standard }, index) => [index + 1, material, problem, standard]),
    ),
    paragraph(
      `请于${plainDate(facts.answerBy)}前（含当日）将补正材料交至受理窗口或者在网上提交。补正齐全后，本机关自收到之日起5个工作日内作出是否受理的决定；逾期不告知的，自收到补正材料之日起即为受理。`,
    ),
    paragraph('本告知书之外，本机关不再要求补正其他内容。'),
    paragraph('特此告知。'),
    note(`经办人：${facts.officer}`),
  );
}
