import { civilDateOf } from '../shared/time.js';
import { plainDate } from './chinese-date.js';
import { deferredMaterials } from './deferred-materials.js';
import type { AcceptanceNoticeFacts } from './document.js';
import { pieces, type Markup } from './escape-html.js';
import { wordsOf } from './kind-words.js';
import { addressee, note, paragraph, you } from './page.js';

/** 受理通知书: dated and sealed (AL 32, second paragraph), with the promised and the statutory last day and what is not counted (AL 45). */
export function acceptanceNotice(facts: AcceptanceNoticeFacts): Markup {
  const { applicant } = facts;
  return pieces(
    addressee(applicant),
    paragraph(
      `${you(applicant)}提出的“${facts.itemName}”申请（办件编号：${facts.caseNumber}；办理内容：${facts.caseTitle}），${acceptance(facts)}`,
    ),
    ...(facts.deferred.length === 0 ? [] : [deferredMaterials(facts.deferred)]),
    paragraph(
      `本机关承诺于${plainDate(facts.promisedDueOn)}前（含当日）作出决定；法定期限至${plainDate(facts.statutoryDueOn)}止。依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间${wordsOf(facts).underLicensingLaw}《中华人民共和国行政许可法》第四十五条不计算在上述期限内，由本机关另行书面告知。`,
    ),
    paragraph('办理进度可以凭办件编号和收件凭证所载查询码，在天津市行政审批服务网或者受理窗口查询。'),
    paragraph('特此通知。'),
    note(`经办人：${facts.officer}`),
  );
}

/** How the case was accepted: with all materials, on a commitment, or by the member's silence. */
function acceptance(facts: AcceptanceNoticeFacts): string {
  const { mode, occurredAt, receivedOn, corrected } = facts;
  const law = `${wordsOf(facts).underLicensingLaw}《中华人民共和国行政许可法》第三十二条第一款`;
  const acceptedOn = plainDate(civilDateOf(occurredAt));
  switch (mode) {
    case 'NORMAL':
      return `属于本机关职权范围，申请材料齐全、符合法定形式。${law}第五项的规定，本机关于${acceptedOn}决定予以受理。`;
    case 'TOLERANT':
      return `属于本机关职权范围，主审要件齐全、符合法定形式，所缺非主审要件已由申请人书面承诺按期补齐。${law}第五项的规定，本机关于${acceptedOn}决定先行受理。容缺材料如下：`;
    case 'DEEMED':
      if (corrected)
        return `本机关自${plainDate(receivedOn)}收到补正材料起五个工作日内未作出是否受理的决定。${law}第四项的规定，该申请自${plainDate(receivedOn)}收到补正材料之日起即为受理。`;
      return `本机关自${plainDate(receivedOn)}收到申请材料起五个工作日内未告知需要补正的内容，也未作出是否受理的决定。${law}第四项的规定，该申请自${plainDate(receivedOn)}收到申请材料之日起即为受理。`;
  }
}
