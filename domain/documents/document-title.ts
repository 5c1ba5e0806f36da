import type { ItemKind } from '../items/item.js';
import type { DocumentFacts, DocumentKind } from './document.js';
import { KIND_WORDS } from './kind-words.js';

/** 收件凭证, 受理通知书 … as the heading of a document of an item of this kind says. */
export function documentTitle(kind: DocumentKind, itemKind: ItemKind): string {
  const words = KIND_WORDS[itemKind];
  switch (kind) {
    case 'ONE_TIME_NOTICE':
      return '一次性告知单';
    case 'RECEIPT':
      return '收件凭证';
    case 'CORRECTION_NOTICE':
      return '一次性补正告知书';
    case 'ACCEPTANCE_NOTICE':
      return words.acceptanceTitle;
    case 'NON_ACCEPTANCE_NOTICE':
      return words.nonAcceptanceTitle;
    case 'COMMITMENT':
      return '容缺受理承诺书';
    case 'PROCEDURE_NOTICE':
      return '特别程序告知书';
    case 'EXTENSION_NOTICE':
      return '延长办理期限告知书';
    case 'APPROVAL_DECISION':
      return words.approval.title;
    case 'REJECTION_DECISION':
      return words.rejection.title;
    case 'DELIVERY_RECEIPT':
      return '送达回证';
    case 'ACCOUNTABILITY_NOTICE':
      return '问责情况通报';
  }
}

/** The heading of an issued document. */
export function titleOf(facts: DocumentFacts): string {
  return documentTitle(facts.kind, ('itemKind' in facts ? facts.itemKind : undefined) ?? 'LICENCE');
}
