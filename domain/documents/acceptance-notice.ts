import { civilDateOf } from '../shared/time.js';
import { plainDate } from './chinese-date.js';
import type { AcceptanceNoticeFacts } from './document.js';
import { pieces, type Markup } from './escape-html.js';
import { addressee, note, paragraph, you } from './page.js';

/** 受理通知书: dated and sealed (AL 32, second paragraph), with the promised and the statutory last day and what is not counted (AL 45). */
export function acceptanceNotice(facts: AcceptanceNoticeFacts): Markup {
  const { applicant } = facts;
  return pieces(
    addressee(applicant),
    paragraph(
      `${you(applicant)}提出的“${facts.itemName}”申请（办件编号：${facts.caseNumber}；办理内容：${facts.caseTitle}），属于本机关职权范围，申请材料齐全、符合法定形式。依照《中华人民共和国行政许可法》第三十二条第一款第五项的规定，本机关于${plainDate(civilDateOf(facts.occurredAt))}决定予以受理。`,
    ),
    paragraph(
      `本机关承诺于${plainDate(facts.promisedDueOn)}前（含当日）作出决定；法定期限至${plainDate(facts.statutoryDueOn)}止。依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间依照《中华人民共和国行政许可法》第四十五条不计算在上述期限内，由本机关另行书面告知。`,
    ),
    paragraph('办理进度可以凭办件编号和收件凭证所载查询码，在天津市行政审批服务网或者受理窗口查询。'),
    paragraph('特此通知。'),
    note(`经办人：${facts.officer}`),
  );
}
