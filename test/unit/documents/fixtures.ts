import type { Applicant } from '../../../domain/applicants/applicant.js';
import {
  documentNumber,
  type AccountabilityNoticeFacts,
  type DocumentFacts,
  type DocumentKind,
} from '../../../domain/documents/document.js';
import type { ItemVersion, LegalBasis } from '../../../domain/items/item.js';
import { oneTimeNotice } from '../../../domain/documents/one-time-notice.js';
import { renderDocument } from '../../../domain/documents/render.js';

export const applicant: Applicant = {
  kind: 'ORGANIZATION',
  name: '天津海河味道餐饮管理有限公司',
  identifier: '91120116MA05T3T88H',
  phone: '13800000001',
  agentName: '李四',
  residence: 'LOCAL',
};

const common = {
  memberName: '天津市和平区行政审批局',
  caseNumber: '120101-20170206-0001',
  caseTitle: '新办食品经营许可（热食类制售）',
  itemCode: '120101-XK00103',
  itemName: '食品经营许可',
  applicant,
  officer: '王窗口',
};

type CaseDocument = Exclude<DocumentFacts, AccountabilityNoticeFacts>;

export const facts: Readonly<Record<CaseDocument['kind'], CaseDocument>> = {
  RECEIPT: {
    kind: 'RECEIPT',
    ...common,
    occurredAt: '2017-02-06T01:00:00.000Z',
    submitted: [
      { code: 'XK00103-M01', name: '食品经营许可申请书', copies: 1 },
      { code: 'XK00103-M02', name: '营业执照或者其他主体资格证明', copies: 1 },
      { code: 'XK00103-M03', name: '与食品经营相适应的主要设备设施布局、操作流程等文件', copies: 2 },
    ],
    missing: [{ code: 'XK00103-M05', name: '从业人员健康证明', copies: 1 }],
    acceptanceDueOn: '2017-02-13',
  },
  ACCEPTANCE_NOTICE: {
    kind: 'ACCEPTANCE_NOTICE',
    ...common,
    occurredAt: '2017-02-06T02:00:00.000Z',
    mode: 'NORMAL',
    receivedOn: '2017-02-06',
    corrected: false,
    deferred: [],
    promisedDueOn: '2017-02-16',
    statutoryDueOn: '2017-03-06',
  },
  CORRECTION_NOTICE: {
    kind: 'CORRECTION_NOTICE',
    ...common,
    occurredAt: '2017-02-08T02:00:00.000Z',
    entries: [
      {
        material: '与食品经营相适应的主要设备设施布局、操作流程等文件',
        problem: '未标明粗加工、切配、烹饪、备餐的分区。',
        standard: '按比例绘制，标明各功能间名称、面积和食品流向，原料入口、成品出口、餐具回收口分开。',
      },
      { material: '从业人员健康证明', problem: '证明已于2016年12月过期。', standard: '体检合格并在有效期内，姓名与从业人员名单一致。' },
    ],
    answerBy: '2017-03-22',
  },
  NON_ACCEPTANCE_NOTICE: {
    kind: 'NON_ACCEPTANCE_NOTICE',
    ...common,
    occurredAt: '2017-02-07T02:00:00.000Z',
    reasons: '申请事项的经营场所位于河西区，不属于本机关职权范围。',
    legalBasis: '《食品经营许可管理办法》第六条',
    guidance: '请携带全部申请材料到河西区行政服务中心市场准入窗口提出申请，材料可以继续使用。',
    redirection: {
      memberName: '天津市河西区行政审批局',
      places: [{ name: '河西区行政服务中心', address: '天津市河西区示例道1号', phone: '022-55510000' }],
    },
  },
  COMMITMENT: {
    kind: 'COMMITMENT',
    ...common,
    occurredAt: '2017-02-06T02:00:00.000Z',
    signedBy: '李四',
    supplementBy: '2017-02-14',
    text: '一、在承诺的期限内补齐所缺材料；二、在补齐材料前后均依法开展经营活动；三、自觉接受行政机关的监督检查，逾期未补齐的，自愿承担相应的法律责任。',
    materials: [
      { name: '从业人员健康证明', deferral: 'BEFORE_DECISION', dueOn: '2017-02-14' },
      { name: '主要设备设施清单', deferral: 'AFTER_DECISION', dueOn: '2017-02-14' },
    ],
  },
  PROCEDURE_NOTICE: {
    kind: 'PROCEDURE_NOTICE',
    ...common,
    occurredAt: '2017-02-09T02:00:00.000Z',
    procedure: 'HEARING',
    legalBasis: '《中华人民共和国行政许可法》第四十七条',
    maxDays: 20,
    pausesClock: true,
  },
  EXTENSION_NOTICE: {
    kind: 'EXTENSION_NOTICE',
    ...common,
    occurredAt: '2017-02-15T02:00:00.000Z',
    extension: { count: 10, unit: 'WORKING_DAY' },
    reason: '申请涉及的集中用餐配送范围较大，需要补充核查贮存和运输条件。',
    approvedBy: '钱负责',
    promiseStays: false,
    promisedDueOn: '2017-03-02',
    statutoryDueOn: '2017-03-20',
  },
  APPROVAL_DECISION: {
    kind: 'APPROVAL_DECISION',
    ...common,
    officer: '赵核准',
    occurredAt: '2017-02-16T03:00:00.000Z',
    reasons: '经营场所、设备布局和管理制度经两名工作人员现场核查，符合食品经营的要求。',
    legalBases: ['《中华人民共和国食品安全法》第三十三条', '《中华人民共和国食品安全法》第三十五条'],
    validUntil: '2022-02-15',
  },
  REJECTION_DECISION: {
    kind: 'REJECTION_DECISION',
    ...common,
    officer: '赵核准',
    occurredAt: '2017-02-16T03:00:00.000Z',
    reasons:
      '一、经营场所距离污染源不足25米，不符合第三十三条第一款第一项的规定。\n二、待加工食品与直接入口食品未分区存放，存在交叉污染，不符合第三十三条第一款第四项的规定。',
    legalBases: ['《中华人民共和国食品安全法》第三十三条', '《中华人民共和国食品安全法》第三十五条'],
    validUntil: null,
  },
  DELIVERY_RECEIPT: {
    kind: 'DELIVERY_RECEIPT',
    ...common,
    occurredAt: '2017-02-17T06:00:00.000Z',
    decisionTitle: '准予行政许可决定书',
    note: '当面送达，随附食品经营许可证正本、副本。',
  },
};

export const TRACKING_CODE = 'K7M4-Q9TX';

const law = (article: string): LegalBasis => ({ title: '《中华人民共和国食品安全法》', article, url: null });
const material = { role: 'MAIN', deferral: 'NONE', prerequisites: [], formUrl: null, sampleUrl: null, copies: 1 } as const;
const forms = 'https://forms.hub.example/XK00103-M01';

export const item: ItemVersion = {
  id: 'item_120101_XK00103-v1',
  code: '120101-XK00103',
  catalogueCode: 'XK00103',
  memberCode: '120101',
  version: 1,
  status: 'PUBLISHED',
  publishedAt: '2017-01-03T01:00:00.000Z',
  name: '食品经营许可',
  kind: 'LICENCE',
  handling: 'PROMISED',
  statutoryLimit: { count: 20, unit: 'WORKING_DAY' },
  promisedLimit: { count: 8, unit: 'WORKING_DAY' },
  maxExtension: { count: 10, unit: 'WORKING_DAY' },
  legalBases: [law('第三十五条')],
  conditions: [
    '已取得营业执照等合法主体资格',
    '具有与经营的食品品种、数量相适应的食品原料处理和食品加工、销售、贮存等场所，保持环境整洁，与有毒、有害场所以及其他污染源保持规定的距离',
    '有专职或者兼职的食品安全专业技术人员、食品安全管理人员和保证食品安全的规章制度',
  ],
  materials: [
    {
      ...material,
      code: 'XK00103-M01',
      name: '食品经营许可申请书',
      legalBasis: law('第三十五条'),
      howToObtain: '在区行政服务中心市场准入窗口领取，或者从审批服务网下载格式文本填写并签字盖章。',
      proves: '申请人的许可请求和申报的经营项目',
      formUrl: `${forms}/form.pdf`,
      sampleUrl: `${forms}/sample.pdf`,
    },
    {
      ...material,
      code: 'XK00103-M02',
      name: '营业执照或者其他主体资格证明',
      legalBasis: law('第三十五条'),
      howToObtain: '由市场监管部门登记后核发，提交复印件并交验原件。',
      prerequisites: ['先办理公司设立登记或者个体工商户登记'],
      proves: '申请人的主体资格',
      copies: 2,
    },
    {
      ...material,
      code: 'XK00103-M05',
      name: '从业人员健康证明',
      role: 'NON_MAIN',
      deferral: 'BEFORE_DECISION',
      legalBasis: law('第四十五条'),
      howToObtain: '从业人员到具有资质的体检机构体检后取得，提交复印件。',
      prerequisites: ['从业人员先行健康检查'],
      proves: '接触直接入口食品人员的健康状况',
    },
    {
      ...material,
      code: 'XK00103-M06',
      name: '主要设备设施清单',
      role: 'NON_MAIN',
      deferral: 'AFTER_DECISION',
      legalBasis: law('第三十三条'),
      howToObtain: '申请人按实际配置自行编制，加盖公章。',
      proves: '设备设施的名称、数量和用途',
    },
  ],
  specialProcedures: [
    { kind: 'SITE_SURVEY', legalBasis: law('第三十五条'), maxDays: 10, mandatory: true },
    { kind: 'TESTING', legalBasis: law('第三十五条'), maxDays: 15, mandatory: false },
  ],
  consolidation: 'CONSOLIDATED',
  entersCenter: true,
  exemptionReason: null,
  fees: [{ name: '检测费', standard: '每批次200元', legalBasis: law('第八十七条') }],
  reviewStandard: '申请材料齐全、符合法定形式；现场核查由两名以上工作人员进行，场所、设备、布局、人员和制度符合第三十三条的要求。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：收件之日起5个工作日内作出受理决定或者一次性告知补正',
    '审查：资料审查，两名以上工作人员现场核查',
    '决定：承诺8个工作日内作出准予或者不予许可决定',
    '送达：决定之日起10个工作日内颁发食品经营许可证',
  ],
  acceptsAppointments: true,
  acceptsOnSiteService: true,
};

export const member = { name: '天津市和平区行政审批局' };
export const centers = [{ name: '和平区行政服务中心', address: '天津市和平区示例路1号（示例地址）', phone: '022-55500001' }];

export const accountabilityNotice: AccountabilityNoticeFacts = {
  kind: 'ACCOUNTABILITY_NOTICE',
  memberName: '天津市和平区行政审批局',
  actionNumber: 'WZ-120101-2017-0001',
  subject: { name: '王窗口', jobTitle: '窗口首席代表' },
  ground: 'SHIRKING',
  facts: '2017年2月6日，申请人张某到窗口咨询，王窗口未作答复，也未告知应向何处办理。\n经现场巡查和电话回访核实，情况属实。',
  statement: '当时窗口排队人数较多，未能及时答复，愿意接受批评。',
  measure: 'WRITTEN_CRITICISM',
  reasons: '首问负责制要求首问责任人负责到底，不得推诿。',
  decidedAt: '2017-02-17T02:00:00.000Z',
};

const SEQUENCES: Readonly<Record<DocumentFacts['kind'], number>> = {
  RECEIPT: 1,
  CORRECTION_NOTICE: 2,
  NON_ACCEPTANCE_NOTICE: 2,
  ACCEPTANCE_NOTICE: 2,
  COMMITMENT: 3,
  PROCEDURE_NOTICE: 3,
  EXTENSION_NOTICE: 3,
  APPROVAL_DECISION: 3,
  REJECTION_DECISION: 3,
  DELIVERY_RECEIPT: 4,
  ACCOUNTABILITY_NOTICE: 5,
};

/** The page of a document of one kind, as the hub would issue it. */
export function pageOf(kind: DocumentKind): string {
  if (kind === 'ONE_TIME_NOTICE') return oneTimeNotice(item, member, centers);
  return printed(kind === 'ACCOUNTABILITY_NOTICE' ? accountabilityNotice : facts[kind]);
}

/** The page that prints these facts, issued when the step happened. */
export function printed(document: DocumentFacts, trackingCode: string | null = TRACKING_CODE): string {
  const number = documentNumber(document.kind, { code: '120101', shortName: '和平区' }, 2017, SEQUENCES[document.kind]);
  const issuedAt = document.kind === 'ACCOUNTABILITY_NOTICE' ? document.decidedAt : document.occurredAt;
  return renderDocument({ facts: document, number, issuedAt }, { trackingCode });
}

/** What a reader sees: the body without its tags. */
export function textOf(page: string): string {
  return page
    .slice(page.indexOf('<body>'))
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The tags of a page in order, without their texts. */
export function tagsOf(page: string): readonly string[] {
  return [...page.slice(page.indexOf('<body>')).matchAll(/<[^>]*>/g)].map(([tag]) => tag);
}
