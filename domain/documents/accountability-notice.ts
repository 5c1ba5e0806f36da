import { civilDateOf } from '../shared/time.js';
import { GROUND_NAMES, MEASURE_NAMES } from './accountability-names.js';
import { plainDate } from './chinese-date.js';
import type { AccountabilityNoticeFacts } from './document.js';
import { pieces, type Markup } from './escape-html.js';
import { note, paragraph, paragraphs, section } from './page.js';

/** 问责情况通报 (M30): who, for what, on which facts, what they stated, what was decided and why. */
export function accountabilityNotice(facts: AccountabilityNoticeFacts): Markup {
  const { subject, memberName } = facts;
  const who = subject === null ? memberName : `${memberName}${subject.jobTitle}${subject.name}`;
  return pieces(
    paragraph(
      `依照《市审批办关于在行政服务中心开展“作风大整顿、效率大提高”活动的通知》第30条追责问责的规定，现将${who}${GROUND_NAMES[facts.ground]}的问责情况通报如下：`,
    ),
    section('一、事实', paragraphs(facts.facts)),
    section('二、陈述申辩', paragraphs(facts.statement ?? '在规定的五个工作日内未作陈述申辩。')),
    section(
      '三、处理决定',
      paragraphs(facts.reasons),
      paragraph(`经研究，${plainDate(civilDateOf(facts.decidedAt))}决定对${who}作出如下处理：${MEASURE_NAMES[facts.measure]}。`),
    ),
    paragraph('各成员单位须引以为戒，对照检查，切实履行职责。'),
    note(`问责编号：${facts.actionNumber}`),
  );
}
