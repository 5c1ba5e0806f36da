import { civilDateOf } from '../shared/time.js';
import { plainDate } from './chinese-date.js';
import type { DeliveryReceiptFacts } from './document.js';
import { markup, pieces, type Interpolated, type Markup } from './escape-html.js';
import { identifierName, note, particulars, widths } from './page.js';

const DAY_TO_FILL_IN = '　　　　年　　月　　日';

/** 送达回证 (AL 44): what was delivered, to whom and when, with the lines on which the receiver, the deliverer and a witness sign. */
export function deliveryReceipt(facts: DeliveryReceiptFacts): Markup {
  const { applicant } = facts;
  return pieces(
    particulars([
      [['送达文书', facts.decisionTitle]],
      [['办理内容', facts.caseTitle]],
      [
        ['办件编号', facts.caseNumber],
        ['事项名称', facts.itemName],
      ],
      [
        ['受送达人', applicant.name],
        [identifierName(applicant), applicant.identifier],
      ],
      [
        ['代理人', applicant.agentName ?? '无'],
        ['联系电话', applicant.phone],
      ],
      [
        ['送达日期', plainDate(civilDateOf(facts.occurredAt))],
        ['送达地点', ''],
      ],
      [['送达方式', '□直接送达　□留置送达　□委托送达　□邮寄送达　□电子送达　□其他']],
    ]),
    markup`<table class="tall">${widths([26, 74])}<tbody>${[
      line('受送达人签名或者盖章', DAY_TO_FILL_IN),
      line('代收人签名及其与受送达人的关系', DAY_TO_FILL_IN),
      line('拒收事由及见证人签名', DAY_TO_FILL_IN),
      line(`送达人签名\n（${facts.officer}）`, DAY_TO_FILL_IN),
    ]}</tbody></table>`,
    particulars([[['备注', facts.note ?? '无']]]),
    note('受送达人在本回证上签名或者盖章的日期为送达日期。本回证由送达人交回本机关，随办件存档。'),
  );
}

function line(label: string, value: Interpolated): Markup {
  return markup`<tr><th>${label}</th><td class="low">${value}</td></tr>\n`;
}
