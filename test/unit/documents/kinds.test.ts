import type { DocumentFacts } from '../../../domain/documents/document.js';
import { oneTimeNotice } from '../../../domain/documents/one-time-notice.js';
import { titleOf } from '../../../domain/documents/document-title.js';
import type { ItemKind } from '../../../domain/items/item.js';
import { centers, facts, item, member, pageOf, printed, textOf } from './fixtures.js';

const LICENCE_WORDS = /行政许可(?!法)/;

/** The same document for an item of another kind. */
function of<Kind extends keyof typeof facts>(kind: Kind, itemKind: ItemKind, changes: object = {}): DocumentFacts {
  return { ...facts[kind], itemName: '示例事项', itemKind, ...changes };
}

const said = (document: DocumentFacts): string => textOf(printed(document)).replaceAll('\n', '');

describe('documents are worded by the kind of the item', () => {
  it.each<[ItemKind, string, string, string, string]>([
    ['FILING', '准予备案通知书', '不予备案通知书', '备案申请受理通知书', '备案申请不予受理通知书'],
    ['REGISTRATION', '准予登记决定书', '不予登记决定书', '登记申请受理通知书', '登记申请不予受理通知书'],
    ['PRELIMINARY_REVIEW', '初审意见书', '初审意见书', '初审申请受理通知书', '初审申请不予受理通知书'],
    ['LICENCE', '准予行政许可决定书', '不予行政许可决定书', '行政许可申请受理通知书', '行政许可申请不予受理通知书'],
  ])('%s: %s, %s, %s, %s', (kind, ...titles) => {
    const documents = [
      of('APPROVAL_DECISION', kind),
      of('REJECTION_DECISION', kind),
      of('ACCEPTANCE_NOTICE', kind),
      of('NON_ACCEPTANCE_NOTICE', kind),
    ];
    expect(documents.map(titleOf)).toEqual(titles);
    for (const [index, document] of documents.entries()) expect(said(document)).toContain(titles[index]);
  });

  it('a filing is no licence: neither its words nor the articles on decisions (AL 38, AL 40, AL 44), and the rules of the law by reference', () => {
    const papers = (
      ['APPROVAL_DECISION', 'REJECTION_DECISION', 'ACCEPTANCE_NOTICE', 'NON_ACCEPTANCE_NOTICE', 'CORRECTION_NOTICE'] as const
    ).map((kind) => said(of(kind, 'FILING')));
    for (const text of papers) expect(text).not.toMatch(LICENCE_WORDS);
    for (const text of papers) expect(text).not.toMatch(/依照《中华人民共和国行政许可法》|和《中华人民共和国行政许可法》/);
    const [approval, rejection, acceptance] = papers;
    expect(approval).toMatch(/通知如下：准予备案。备案理由：/);
    expect(approval).toContain('本备案自本通知书作出之日起生效');
    expect(approval).not.toContain('行政许可法');
    expect(rejection).toMatch(/不予备案。不予备案的理由：/);
    expect(rejection).toContain('自收到本通知书之日起六十日内申请行政复议');
    expect(rejection).not.toContain('行政许可法');
    expect(acceptance).toContain('参照《中华人民共和国行政许可法》第三十二条第一款第五项');
  });

  it('a registration is decided like a licence, and says that it registers (AL 38, AL 40, AL 44)', () => {
    const approval = said(of('APPROVAL_DECISION', 'REGISTRATION'));
    expect(approval).not.toMatch(LICENCE_WORDS);
    for (const part of ['第三十八条第一款', '准予登记。', '本登记自本决定作出之日起生效', '送达登记证照', '第四十条、第四十四条'])
      expect(approval).toContain(part);
    expect(said(of('REJECTION_DECISION', 'REGISTRATION'))).toContain('不予登记的理由：');
  });

  it('a first review is an opinion that goes to the upper organ with all materials, and no decision (AL 35)', () => {
    const approval = said(of('APPROVAL_DECISION', 'PRELIMINARY_REVIEW'));
    for (const part of ['提出如下初审意见：同意上报。', '不是行政许可决定', '直接报送上级行政机关决定', '第三十五条'])
      expect(approval).toContain(part);
    expect(approval).not.toMatch(/第三十八条|第四十条|第四十四条|准予/);
    const rejection = said(of('REJECTION_DECISION', 'PRELIMINARY_REVIEW'));
    for (const part of ['不同意上报。', '不同意上报的理由：', '自收到本意见书之日起六十日内']) expect(rejection).toContain(part);
  });

  it('a document that was issued before kinds were told apart stays as it was (M18)', () => {
    expect(facts.APPROVAL_DECISION).not.toHaveProperty('itemKind');
    expect(printed({ ...facts.APPROVAL_DECISION, itemKind: 'LICENCE' })).toBe(pageOf('APPROVAL_DECISION'));
  });

  it('the one-time notice names the refusal of its kind and the paper that tells it', () => {
    const text = textOf(oneTimeNotice({ ...item, kind: 'FILING' }, member, centers));
    expect(text).toContain('对不予受理或者不予备案的决定不服的，可以自收到通知书之日起六十日内');
    expect(text).not.toContain('不予受理或者不予许可');
  });
});
