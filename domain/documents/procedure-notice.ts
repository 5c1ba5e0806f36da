import { civilDateOf } from '../shared/time.js';
import { plainDate } from './chinese-date.js';
import type { ProcedureNoticeFacts } from './document.js';
import { pieces, type Markup } from './escape-html.js';
import { wordsOf } from './kind-words.js';
import { addressee, note, paragraph, you } from './page.js';
import { PROCEDURE_NAMES } from './procedure-names.js';

/** 特别程序告知书 (AL 45, M17): which stage, on which basis, how long it takes, and whether that time counts. */
export function procedureNotice(facts: ProcedureNoticeFacts): Markup {
  const { applicant } = facts;
  const name = PROCEDURE_NAMES[facts.procedure];
  const counting = facts.pausesClock
    ? `${wordsOf(facts).underLicensingLaw}《中华人民共和国行政许可法》第四十五条的规定，该程序所需时间不计算在办理期限内；程序结束的次日起继续计算。`
    : '该程序所需时间计算在办理期限内，不影响法定期限和承诺期限。';
  return pieces(
    addressee(applicant),
    paragraph(
      `${you(applicant)}提出的“${facts.itemName}”申请（办件编号：${facts.caseNumber}；办理内容：${facts.caseTitle}），依照${facts.legalBasis}的规定，需要进行${name}。本机关于${plainDate(civilDateOf(facts.occurredAt))}启动该程序，所需时间最长为${facts.maxDays}个工作日。`,
    ),
    paragraph(counting),
    ...(facts.procedure === 'HEARING' ? [paragraph(HEARING)] : []),
    paragraph('特此告知。'),
    note(`经办人：${facts.officer}`),
  );
}

const HEARING =
  '本机关于举行听证的七日前将听证的时间、地点通知申请人和利害关系人。听证公开举行，不收取费用；听证主持人由审查该申请的工作人员以外的人员担任，申请人、利害关系人认为主持人与本事项有直接利害关系的，有权申请回避（《中华人民共和国行政许可法》第四十七条、第四十八条）。';
