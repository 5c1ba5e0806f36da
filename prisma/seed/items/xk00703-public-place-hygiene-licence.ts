import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00703',
  name: '公共场所卫生许可',
  offeredBy: ['DISTRICTS'],
  statutory: { count: 20, unit: 'WORKING_DAY' },
  promised: { count: 7, unit: 'WORKING_DAY' },
  law: '《公共场所卫生管理条例》',
  articles: '第四条、第八条',
  conditions: [
    '经营场所的空气、水质、采光、照明、噪声等符合国家卫生标准和要求',
    '建筑布局和卫生设施符合卫生要求',
    '直接为顾客服务的人员持有健康合格证',
    '建立卫生管理制度，配备专职或者兼职卫生管理人员',
  ],
  materials: [
    {
      name: '公共场所卫生许可证申请表',
      article: '第八条',
      howToObtain: '在社会事务窗口领取或者从审批服务网下载填写。',
      proves: '卫生许可的请求和申请项目',
      form: true,
    },
    {
      name: '公共场所地址方位示意图、平面图和卫生设施平面布局图',
      article: '第四条',
      howToObtain: '申请人按场所实际绘制，标明尺寸和设施位置。',
      proves: '场所的位置、布局和卫生设施',
    },
    {
      name: '公共场所卫生检测报告',
      article: '第四条',
      howToObtain: '委托具有资质的检测机构检测后取得。',
      proves: '空气、水质等卫生指标符合标准',
      after: ['先委托卫生检测'],
    },
    {
      name: '从业人员健康合格证明',
      article: '第七条',
      howToObtain: '从业人员体检合格后取得，提交复印件。',
      proves: '直接为顾客服务人员的健康状况',
      after: ['从业人员先行健康检查'],
      deferral: 'BEFORE_DECISION',
    },
  ],
  stages: [
    { kind: 'TESTING', article: '第四条', maxDays: 10, mandatory: false },
    { kind: 'SITE_SURVEY', article: '第八条', maxDays: 5, mandatory: true },
  ],
  reviewStandard: '材料齐全、符合法定形式；两名以上工作人员现场核查，场所布局、设施和检测结果符合国家卫生标准。',
  procedure: [
    '接件：社会事务窗口收取材料，出具收件凭证',
    '受理：收件之日起5个工作日内受理或者一次性告知补正',
    '审查：资料审查和现场核查（5个工作日内）',
    '决定：承诺7个工作日内作出决定',
    '送达：决定之日起10个工作日内颁发卫生许可证',
  ],
  acceptsOnSiteService: true,
});
