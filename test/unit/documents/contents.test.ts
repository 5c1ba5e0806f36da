import { DOCUMENT_KINDS, type DocumentFacts } from '../../../domain/documents/document.js';
import { joinedBases } from '../../../domain/documents/legal-bases.js';
import { oneTimeNotice } from '../../../domain/documents/one-time-notice.js';
import type { ItemVersion } from '../../../domain/items/item.js';
import { applicant, centers, facts, item, member, pageOf, printed, tagsOf, textOf, TRACKING_CODE } from './fixtures.js';

const notice = (changes: Partial<ItemVersion>): string => textOf(oneTimeNotice({ ...item, ...changes }, member, centers));

type FactsOf<Kind extends DocumentFacts['kind']> = Extract<DocumentFacts, { readonly kind: Kind }>;

/** What a document of this kind says, with some of its facts changed. */
function said<Kind extends keyof typeof facts>(kind: Kind, changes: Partial<FactsOf<Kind>> = {}): string {
  return textOf(printed({ ...facts[kind], ...changes }));
}

/** What of all that a document must say it leaves out. */
const unsaid = (text: string, demanded: readonly string[]): string[] => demanded.filter((part) => !text.includes(part));

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

describe('what the correction notice says (AL 32, M12)', () => {
  const text = said('CORRECTION_NOTICE');

  it('on which day it was told, and by which day and where to answer', () => {
    expect(unsaid(text, ['第三十二条第一款第四项', '于2017年2月8日一次性告知', '于2017年3月22日前（含当日）', '交至受理窗口'])).toEqual([]);
  });

  it('each material with its problem and its standard, in the order in which they are listed', () => {
    const { entries } = facts.CORRECTION_NOTICE as FactsOf<'CORRECTION_NOTICE'>;
    const places = entries.flatMap(({ material, problem, standard }) => [material, problem, standard]).map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('that nothing else will be asked for, and what silence after the answer means', () => {
    expect(unsaid(text, ['不再要求补正其他内容', '收到之日起5个工作日内', '逾期不告知的，自收到补正材料之日起即为受理'])).toEqual([]);
  });
});

describe('what the acceptance notice says of how the case was accepted (AL 32)', () => {
  const deferred = [
    { name: '从业人员健康证明', deferral: 'BEFORE_DECISION', dueOn: '2017-02-14' },
    { name: '主要设备设施清单', deferral: 'AFTER_DECISION', dueOn: '2017-02-15' },
  ] as const;

  it('NORMAL: on which day, and that everything is there', () => {
    const text = said('ACCEPTANCE_NOTICE');
    expect(unsaid(text, ['申请材料齐全、符合法定形式', '第五项', '于2017年2月6日决定予以受理'])).toEqual([]);
    expect(text).not.toMatch(/容缺|承诺按期补齐|第四项/);
  });

  it('TOLERANT: which materials follow, when, and on the word of whom (M14, M15)', () => {
    const text = said('ACCEPTANCE_NOTICE', { mode: 'TOLERANT', deferred });
    const demanded = ['由申请人书面承诺按期补齐', '于2017年2月6日决定先行受理'];
    const listed = ['从业人员健康证明容缺后补（决定前）2017年2月14日', '主要设备设施清单先批后补（决定后）2017年2月15日'];
    expect(unsaid(text, [...demanded, ...listed])).toEqual([]);
    expect(text).not.toContain('申请材料齐全');
  });

  it('DEEMED: accepted by silence, as of the day of the receipt and not of the notice', () => {
    const text = said('ACCEPTANCE_NOTICE', { mode: 'DEEMED', receivedOn: '2017-02-06', occurredAt: '2017-02-13T16:00:00.000Z' });
    expect(unsaid(text, ['五个工作日内未告知', '第一款第四项', '自2017年2月6日收到申请材料之日起即为受理'])).toEqual([]);
    expect(text).not.toMatch(/2017年2月1[34]日|决定予以受理/);
  });

  it('DEEMED after corrections: the silence was about the answer to them', () => {
    const text = said('ACCEPTANCE_NOTICE', { mode: 'DEEMED', receivedOn: '2017-02-10', corrected: true });
    expect(text).toContain('本机关自2017年2月10日收到补正材料起五个工作日内未作出是否受理的决定');
    expect(text).toContain('该申请自2017年2月10日收到补正材料之日起即为受理');
    expect(text).not.toContain('未告知需要补正的内容');
  });

  it.each(['NORMAL', 'TOLERANT', 'DEEMED'] as const)('%s: both last days, what is not counted, and how to follow the case', (mode) => {
    const text = said('ACCEPTANCE_NOTICE', { mode, deferred: mode === 'TOLERANT' ? deferred : [] });
    const uncounted = ['听证', '招标', '拍卖', '检验', '检测', '检疫', '鉴定', '专家评审', '第四十五条不计算'];
    const days = ['承诺于2017年2月16日前（含当日）', '法定期限至2017年3月6日', '查询码', '王窗口'];
    expect(unsaid(text, [...uncounted, ...days])).toEqual([]);
  });
});

describe('what the refusal of acceptance says: never a bare no (AL 32, AL 38, M11)', () => {
  const text = said('NON_ACCEPTANCE_NOTICE');

  it('the day, the reasons and the basis', () => {
    const basis = ['依照《食品经营许可管理办法》第六条', '第三十二条', '于2017年2月7日决定不予受理'];
    expect(unsaid(text, [...basis, '经营场所位于河西区，不属于本机关职权范围'])).toEqual([]);
  });

  it.each(['《中华人民共和国行政许可法》第三十二条第一款第一项', '行政许可法第32条'])('%s is named once', (legalBasis) => {
    const named = said('NON_ACCEPTANCE_NOTICE', { legalBasis });
    expect(named).toContain(`依照${legalBasis}的规定，`);
  });

  it('who is competent, and where: place, address and telephone', () => {
    const where = ['由天津市河西区行政审批局办理', '河西区行政服务中心', '天津市河西区示例道1号', '022-55510000'];
    expect(unsaid(text, [...where, '材料可以继续使用'])).toEqual([]);
  });

  it('what to do next where nobody else is competent, and no place then', () => {
    const alone = said('NON_ACCEPTANCE_NOTICE', { redirection: null, guidance: '该事项不需要取得行政许可，可以直接开展。' });
    expect(alone).toContain('该事项不需要取得行政许可');
    expect(alone).not.toMatch(/该事项由|地址|电话/);
  });

  it('both remedies with their limits, of the law in force and not of the old one', () => {
    const remedies = ['自收到本通知书之日起六十日内申请行政复议', '自收到本通知书之日起六个月内提起行政诉讼'];
    expect(unsaid(text, remedies)).toEqual([]);
    expect(text).not.toContain('三个月');
  });
});

describe('what the commitment says (M15)', () => {
  const clauses = ['补齐', '依法', '接受行政机关的监督'];

  it('who signed it on which day, which materials follow, and by which day', () => {
    const text = said('COMMITMENT');
    const signed = ['承诺人签名李四', '签署日期2017年2月6日', '于2017年2月14日前（含当日）补齐'];
    expect(unsaid(text, [...signed, '从业人员健康证明', '主要设备设施清单', applicant.name, applicant.identifier])).toEqual([]);
  });

  it('its three clauses, each in a paragraph', () => {
    expect(unsaid(said('COMMITMENT'), clauses)).toEqual([]);
    expect(pageOf('COMMITMENT').match(/<p>[一二三]、/g)).toHaveLength(3);
  });

  it('its three clauses where the applicant put it in other words', () => {
    expect(unsaid(said('COMMITMENT', { text: '保证尽快交来。' }), ['保证尽快交来。', ...clauses])).toEqual([]);
  });
});

describe('what the notice of a special stage says (AL 45, M17)', () => {
  it('which stage, on which basis, since which day and how long, and that the time is not counted', () => {
    const text = said('PROCEDURE_NOTICE');
    const stage = ['依照《中华人民共和国行政许可法》第四十七条的规定，需要进行听证', '于2017年2月9日启动', '最长为20个工作日'];
    expect(unsaid(text, [...stage, '第四十五条', '不计算在办理期限内'])).toEqual([]);
  });

  it('that the time counts where AL 45 does not name the stage', () => {
    const text = said('PROCEDURE_NOTICE', { procedure: 'SITE_SURVEY', pausesClock: false });
    expect(unsaid(text, ['现场勘查', '所需时间计算在办理期限内，不影响法定期限和承诺期限'])).toEqual([]);
    expect(text).not.toMatch(/不计算在|第四十五条/);
  });

  it('the rights in a hearing, and only there: seven days, in public, free, and another host (AL 47, AL 48)', () => {
    const rights = ['七日前', '公开举行', '不收取费用', '审查该申请的工作人员以外的人员', '申请回避'];
    expect(unsaid(said('PROCEDURE_NOTICE'), rights)).toEqual([]);
    expect(unsaid(said('PROCEDURE_NOTICE', { procedure: 'TESTING' }), rights)).toEqual(rights);
  });
});

describe('what the notice of an extension says (AL 42)', () => {
  it('the reason, the leader and the day, by how much, both last days, and that there is no other', () => {
    const act = ['第四十二条', '负责人钱负责于2017年2月15日批准', '延长办理期限10个工作日'];
    const days = ['承诺期限至2017年3月2日', '法定期限至2017年3月20日', '只延长一次'];
    expect(unsaid(said('EXTENSION_NOTICE'), [...act, '申请涉及的集中用餐配送范围较大', ...days])).toEqual([]);
  });

  it('a promise that it came too late to move stays as it was, and is not said to be extended', () => {
    const text = said('EXTENSION_NOTICE', { promiseStays: true, promisedDueOn: '2017-02-16' });
    expect(text).toContain('承诺期限不变，仍为2017年2月16日；法定期限延长至2017年3月20日。办理期限只延长一次。');
    expect(text).not.toContain('延长后');
  });

  it('keeps the unit of the law that sets the limit (AL 82)', () => {
    expect(said('EXTENSION_NOTICE', { extension: { count: 15, unit: 'CALENDAR_DAY' } })).toContain('延长办理期限15日（自然日）');
  });
});

describe('legal bases in one phrase', () => {
  it('name a law once, with the year of its text', () => {
    expect(joinedBases(['《甲法》（2013年修正）第十条', '《甲法》（2013年修正）第十三条', '《乙法》第一条'])).toBe(
      '《甲法》（2013年修正）第十条、第十三条、《乙法》第一条',
    );
  });

  it('tell texts of two years apart', () => {
    expect(joinedBases(['《甲法》（2013年修正）第十条', '《甲法》第十条'])).toBe('《甲法》（2013年修正）第十条、《甲法》第十条');
  });
});

describe('what the rejection says (AL 38)', () => {
  it('the day, to whom and on what, and by whom', () => {
    const head = [
      '于2017年2月16日作出如下决定',
      '不符合法定条件、标准',
      applicant.name,
      '120101-20170206-0001',
      '赵核准',
      '第三十三条、第三十五条',
    ];
    expect(unsaid(said('REJECTION_DECISION'), head)).toEqual([]);
  });
});

describe('hostile texts in what only some documents print', () => {
  const HOSTILE = `</td><script>alert('1')</script>"&amp;`;
  const material = { name: HOSTILE, deferral: 'BEFORE_DECISION', dueOn: '2017-02-14' } as const;
  const harmless = { ...material, name: '无害' };

  it.each<[string, keyof typeof facts, object, object]>([
    ['a deferred material', 'ACCEPTANCE_NOTICE', { mode: 'TOLERANT', deferred: [material] }, { mode: 'TOLERANT', deferred: [harmless] }],
    ['a title, where silence accepted', 'ACCEPTANCE_NOTICE', { mode: 'DEEMED', caseTitle: HOSTILE }, { mode: 'DEEMED' }],
    ['guidance alone', 'NON_ACCEPTANCE_NOTICE', { redirection: null, guidance: HOSTILE }, { redirection: null, guidance: '无害' }],
    [
      'a member without a place',
      'NON_ACCEPTANCE_NOTICE',
      { redirection: { memberName: HOSTILE, places: [] } },
      { redirection: { memberName: '无害', places: [] } },
    ],
    ["the applicant's own words", 'COMMITMENT', { text: HOSTILE }, { text: '无害' }],
    ['the basis of a stage that counts', 'PROCEDURE_NOTICE', { pausesClock: false, legalBasis: HOSTILE }, { pausesClock: false }],
    ['several lines of reasons', 'REJECTION_DECISION', { reasons: `${HOSTILE}\n${HOSTILE}` }, { reasons: '甲\n乙' }],
  ])('%s: add no tag, and are read as they were written', (_what, kind, hostile, plain) => {
    const page = printed({ ...facts[kind], ...hostile });
    expect(tagsOf(page)).toEqual(tagsOf(printed({ ...facts[kind], ...plain })));
    expect(textOf(page)).toContain(HOSTILE);
  });
});
