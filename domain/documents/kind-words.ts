import type { ItemKind } from '../items/item.js';
import type { CaseDocumentFacts } from './document.js';

/** What a paper that says yes or no is called, says, and stands on in the Licensing Law beside the item's own bases. */
export interface OutcomeWords {
  readonly title: string;
  readonly verdict: string;
  readonly article: string | null;
}

/** How the documents of a case are worded by the kind of its item. */
export interface KindWords {
  /** The kind's own name. */
  readonly name: string;
  readonly acceptanceTitle: string;
  readonly nonAcceptanceTitle: string;
  /** A refusal in a few words. */
  readonly refused: string;
  readonly approval: OutcomeWords;
  readonly rejection: OutcomeWords;
  /** What such a paper calls itself: 决定书, 通知书, 意见书. */
  readonly paper: string;
  /** How it leads to its verdict. */
  readonly leadsIn: string;
  readonly grounds: string;
  /** 依照 where the Licensing Law governs the item, 参照 where its rules are but followed. */
  readonly underLicensingLaw: string;
  /** The same behind another basis. */
  readonly andLicensingLaw: string;
}

const LICENCE: KindWords = {
  name: '行政许可',
  acceptanceTitle: '行政许可申请受理通知书',
  nonAcceptanceTitle: '行政许可申请不予受理通知书',
  refused: '不予许可',
  approval: { title: '准予行政许可决定书', verdict: '准予行政许可', article: '第三十八条第一款' },
  rejection: { title: '不予行政许可决定书', verdict: '不予行政许可', article: '第三十八条第二款' },
  paper: '决定书',
  leadsIn: '作出如下决定',
  grounds: '决定理由',
  underLicensingLaw: '依照',
  andLicensingLaw: '和',
};

/**
 * A filing (备案) licenses nothing and is no decision under the Licensing Law; a first review (初审) is an opinion for the upper organ
 * (AL 35); a registration (登记) is decided like a licence.
 */
export const KIND_WORDS: Readonly<Record<ItemKind, KindWords>> = {
  LICENCE,
  REGISTRATION: {
    ...LICENCE,
    name: '登记',
    acceptanceTitle: '登记申请受理通知书',
    nonAcceptanceTitle: '登记申请不予受理通知书',
    refused: '不予登记',
    approval: { ...LICENCE.approval, title: '准予登记决定书', verdict: '准予登记' },
    rejection: { ...LICENCE.rejection, title: '不予登记决定书', verdict: '不予登记' },
  },
  PRELIMINARY_REVIEW: {
    ...LICENCE,
    name: '初审',
    acceptanceTitle: '初审申请受理通知书',
    nonAcceptanceTitle: '初审申请不予受理通知书',
    refused: '不同意上报',
    approval: { title: '初审意见书', verdict: '同意上报', article: null },
    rejection: { title: '初审意见书', verdict: '不同意上报', article: null },
    paper: '意见书',
    leadsIn: '提出如下初审意见',
    grounds: '初审理由',
  },
  FILING: {
    ...LICENCE,
    name: '备案',
    acceptanceTitle: '备案申请受理通知书',
    nonAcceptanceTitle: '备案申请不予受理通知书',
    refused: '不予备案',
    approval: { title: '准予备案通知书', verdict: '准予备案', article: null },
    rejection: { title: '不予备案通知书', verdict: '不予备案', article: null },
    paper: '通知书',
    leadsIn: '通知如下',
    grounds: '备案理由',
    underLicensingLaw: '参照',
    andLicensingLaw: '，参照',
  },
  ANNUAL_INSPECTION: { ...LICENCE, name: '年检' },
};

/** The words for a case's document; one issued before kinds were told apart keeps those of a licence, since no document ever changes (M18). */
export function wordsOf({ itemKind }: CaseDocumentFacts): KindWords {
  return KIND_WORDS[itemKind ?? 'LICENCE'];
}
