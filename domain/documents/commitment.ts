import { COMMITMENT_CLAUSES } from '../cases/commitment-clauses.js';
import { civilDateOf } from '../shared/time.js';
import { plainDate } from './chinese-date.js';
import { deferredMaterials } from './deferred-materials.js';
import type { CommitmentFacts } from './document.js';
import { pieces, type Markup } from './escape-html.js';
import { identifierName, note, paragraph, paragraphs, particulars } from './page.js';

/** 容缺受理承诺书 (M15): the applicant's three clauses, the materials that follow and the day by which they do. */
export function commitment(facts: CommitmentFacts): Markup {
  const { applicant } = facts;
  return pieces(
    particulars([
      [
        ['承诺人', applicant.name],
        [identifierName(applicant), applicant.identifier],
      ],
      [
        ['办件编号', facts.caseNumber],
        ['事项名称', facts.itemName],
      ],
    ]),
    paragraph(
      `承诺人向${facts.memberName}申请办理“${facts.caseTitle}”，主审要件已经齐全。下列非主审要件尚缺，承诺人于${plainDate(facts.supplementBy)}前（含当日）补齐：`,
    ),
    deferredMaterials(facts.materials),
    paragraph('承诺人郑重承诺：'),
    paragraphs(COMMITMENT_CLAUSES.replaceAll('；', '；\n')),
    facts.text === COMMITMENT_CLAUSES ? null : paragraph(`承诺人另作承诺：${facts.text}`),
    particulars([
      [
        ['承诺人签名', facts.signedBy],
        ['签署日期', plainDate(civilDateOf(facts.occurredAt))],
      ],
    ]),
    note(`经办人：${facts.officer}\n本承诺书一式两份，承诺人和受理机关各执一份。`),
  );
}
