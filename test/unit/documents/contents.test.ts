import { DOCUMENT_KINDS } from '../../../domain/documents/document.js';
import { oneTimeNotice } from '../../../domain/documents/one-time-notice.js';
import type { ItemVersion } from '../../../domain/items/item.js';
import { centers, facts, item, member, pageOf, printed, textOf, TRACKING_CODE } from './fixtures.js';

const notice = (changes: Partial<ItemVersion>): string => textOf(oneTimeNotice({ ...item, ...changes }, member, centers));

describe('what the documents of a case say', () => {
  it('the receipt: what came, what is missing, the day of the answer, the tracking code', () => {
    const text = textOf(pageOf('RECEIPT'));
    for (const part of [
      '食品经营许可申请书',
      '从业人员健康证明',
      '2017年2月13日前（含当日）',
      '5个工作日',
      '查询码',
      TRACKING_CODE,
      '李四',
    ])
      expect(text).toContain(part);
    expect(text.indexOf('营业执照')).toBeLessThan(text.indexOf('尚缺材料'));
    expect(text.indexOf('尚缺材料')).toBeLessThan(text.indexOf('从业人员健康证明'));
  });

  it('the receipt without a tracking code has no place for it', () => {
    const text = textOf(printed(facts.RECEIPT, null));
    expect(text).not.toContain('查询码');
    expect(text).not.toContain(TRACKING_CODE);
  });

  it('no other document prints the tracking code', () => {
    const others = DOCUMENT_KINDS.filter((kind) => kind !== 'RECEIPT').map(pageOf);
    expect(others.filter((page) => page.includes(TRACKING_CODE))).toEqual([]);
  });

  it('the acceptance notice: both last days', () => {
    const text = textOf(pageOf('ACCEPTANCE_NOTICE'));
    for (const part of ['第三十二条', '2017年2月6日', '2017年2月16日', '2017年3月6日', '特此通知']) expect(text).toContain(part);
  });

  it('the approval: basis, validity, publicity, no remedy', () => {
    const text = textOf(pageOf('APPROVAL_DECISION'));
    for (const part of ['准予行政许可', '第三十三条、第三十五条', '第三十八条第一款', '有效期至2022年2月15日', '公众有权查阅'])
      expect(text).toContain(part);
    expect(text).not.toContain('行政复议');
    expect(textOf(printed({ ...facts.APPROVAL_DECISION, validUntil: null } as typeof facts.APPROVAL_DECISION))).toContain('未附有效期限');
  });

  it('the rejection: basis, each reason in a paragraph, both remedies with their limits (AL 38)', () => {
    const page = pageOf('REJECTION_DECISION');
    for (const part of [
      '不予行政许可',
      '第三十八条第二款',
      '自收到本决定书之日起六十日内申请行政复议',
      '自收到本决定书之日起六个月内提起行政诉讼',
    ])
      expect(textOf(page)).toContain(part);
    expect(page).toContain('<p>一、经营场所');
    expect(page).toContain('<p>二、待加工食品');
    expect(textOf(page)).not.toMatch(/有效期|三个月/);
  });

  it('the delivery receipt: what was delivered, and lines to sign on', () => {
    const text = textOf(pageOf('DELIVERY_RECEIPT'));
    for (const part of ['准予行政许可决定书', '受送达人签名或者盖章', '送达人签名', '见证人签名', '2017年2月17日', '当面送达'])
      expect(text).toContain(part);
  });

  it('speaks to a person as 你 and names the identifier of a person', () => {
    const applicant = {
      ...facts.RECEIPT.applicant,
      kind: 'PERSON' as const,
      name: '张三',
      identifier: '120101198001010012',
      agentName: null,
    };
    const text = textOf(printed({ ...facts.RECEIPT, applicant }));
    expect(text).toContain('致：张三（公民身份号码：120101198001010012）');
    expect(text).not.toContain('你单位');
  });

  it('dates the seal by the day in Shanghai', () => {
    expect(printed({ ...facts.RECEIPT, occurredAt: '2017-02-06T16:30:00.000Z' })).toContain('二〇一七年二月七日');
  });
});

describe('what the one-time notice says (M11, M23, M24)', () => {
  it('names all that must be brought and known', () => {
    const text = notice({});
    const said = [
      ...item.conditions,
      ...item.procedure,
      item.reviewStandard,
      ...item.materials.flatMap(({ name, howToObtain, prerequisites, proves }) => [name, howToObtain, ...prerequisites, proves]),
      ...['20个工作日', '8个工作日', '主审要件', '非主审要件', 'sample.pdf', '不计入', '每批次200元', '第八十七条'],
      ...centers.flatMap(({ name, address, phone }) => [name, address, phone]),
    ];
    expect(said.filter((part) => !text.includes(part))).toEqual([]);
    expect(text.match(/[一二三四五六七八九十]+、(办理|申请|特殊|收费|审查|预约)/g)).toHaveLength(12);
  });

  it('says so where there is no fee, no stage, no extension, no appointment and no visit', () => {
    const text = notice({
      fees: [],
      specialProcedures: [],
      maxExtension: { count: 0, unit: 'WORKING_DAY' },
      acceptsAppointments: false,
      acceptsOnSiteService: false,
    });
    for (const part of ['不收费', '不得延长', '不需要预约', '不提供上门服务']) expect(text).toContain(part);
    expect(text).not.toContain('每日24小时');
  });

  it('speaks of deferral only where a material may be deferred', () => {
    expect(notice({})).toContain('容缺办理');
    expect(notice({ materials: item.materials.filter(({ deferral }) => deferral === 'NONE') })).not.toContain('容缺办理');
  });

  it('gives the reason of an item that is not handled in a centre, and no centre', () => {
    const text = notice({ entersCenter: false, exemptionReason: '涉及枪支管理' });
    expect(text).toContain('涉及枪支管理');
    expect(text).not.toContain(centers[0]?.address);
  });

  it('a draft bears neither seal nor date', () => {
    const page = oneTimeNotice({ ...item, status: 'DRAFT', publishedAt: null }, member, centers);
    expect(page).not.toContain('印章处');
    expect(textOf(page)).toContain('草案，尚未公布');
    expect(page).not.toContain('一九七〇');
  });
});
