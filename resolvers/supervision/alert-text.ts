import type { Language } from '../../domain/shared/caller.js';
import type { Alert, AlertKind } from '../../domain/supervision/alert.js';
import { tell } from '../shared/messages.js';

/** What each kind of alert says: Chinese, English. `{name}` is a fact of the alert. */
const TEXTS: Readonly<Record<AlertKind, readonly [chinese: string, english: string]>> = {
  ACCEPTANCE_DUE_SOON: [
    '办件 {number}（{item}）最迟于 {dueOn} 作出受理决定或者一次性告知补正',
    'Case {number} ({item}) must be accepted, or corrections asked for, by {dueOn}',
  ],
  DEEMED_ACCEPTED: [
    '办件 {number}（{item}）收到材料后五个工作日未作答复，自 {receivedOn} 收到之日起视为受理',
    'Case {number} ({item}) was left unanswered for five working days and is accepted as of {receivedOn}, when its materials came',
  ],
  PROMISE_DUE_SOON: [
    '办件 {number}（{item}）承诺期限将于 {dueOn} 届满',
    'The promised day of case {number} ({item}) is {dueOn}: one day is left',
  ],
  PROMISE_MISSED: ['办件 {number}（{item}）已超过承诺期限 {dueOn}', 'Case {number} ({item}) is past its promised day {dueOn}'],
  STATUTE_MISSED: ['办件 {number}（{item}）已超过法定期限 {dueOn}', 'Case {number} ({item}) is past its statutory day {dueOn}'],
  PROCEDURE_OVERRUN: [
    '办件 {number}（{item}）的{procedure}程序最迟应于 {dueOn} 结束，仍未结束',
    '{procedure} in case {number} ({item}) should have ended by {dueOn} and still runs',
  ],
  DELIVERY_LATE: [
    '办件 {number}（{item}）的决定最迟应于 {dueOn} 送达，尚未送达',
    'The decision on case {number} ({item}) should have been delivered by {dueOn}',
  ],
  SUPPLEMENT_OVERDUE: [
    '办件 {number}（{item}）承诺最迟于 {dueOn} 补交的材料尚未补齐：{materials}',
    'Materials promised for case {number} ({item}) by {dueOn} have not come: {materials}',
  ],
  LATE_RECORDING: [
    '办件 {number}（{item}）于 {occurredOn} 进行的“{event}”环节事后超过一小时才录入',
    'In case {number} ({item}), {event} of {occurredOn} was recorded more than one hour after it happened',
  ],
  SECOND_NOTICE_ATTEMPTED: [
    '{officer} 试图对办件 {number}（{item}）再次告知补正，已被拒绝',
    '{officer} tried to ask for corrections in case {number} ({item}) a second time and was refused',
  ],
  POOR_RATING: [
    '办件 {number}（{item}）的申请人评价为“{level}”，须回访',
    'The applicant rated case {number} ({item}) {level}: to be followed up',
  ],
  RECTIFICATION_OVERDUE: [
    '问题“{problem}”最迟应于 {dueOn} 整改完毕，责任人：{responsible}，尚未完成',
    'The problem "{problem}" should have been put right by {dueOn} ({responsible})',
  ],
  REPORT_OVERDUE: ['{title}最迟应于 {dueOn} 报送{office}，尚未报送', '{title} was due to {office} by {dueOn} and has not been submitted'],
};

/** An alert in words, in the caller's language. */
export function alertText({ kind, facts }: Alert, language: Language): string {
  return tell(TEXTS[kind], facts, language);
}
