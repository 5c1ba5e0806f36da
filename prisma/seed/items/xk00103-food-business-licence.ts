import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00103',
  name: '食品经营许可',
  offeredBy: ['DISTRICTS'],
  statutory: { count: 20, unit: 'WORKING_DAY' },
  promised: { count: 8, unit: 'WORKING_DAY' },
  law: '《中华人民共和国食品安全法》',
  articles: '第三十五条',
  furtherBases: [{ law: '《食品经营许可管理办法》（2015年）', articles: '第二条' }],
  conditions: [
    '已取得营业执照等合法主体资格',
    '具有与经营的食品品种、数量相适应的食品原料处理和食品加工、销售、贮存等场所，保持环境整洁，与有毒、有害场所以及其他污染源保持规定的距离',
    '具有与经营的食品品种、数量相适应的经营设备或者设施',
    '有专职或者兼职的食品安全专业技术人员、食品安全管理人员和保证食品安全的规章制度',
    '具有合理的设备布局和工艺流程，防止待加工食品与直接入口食品、原料与成品交叉污染',
  ],
  materials: [
    {
      name: '食品经营许可申请书',
      article: '第三十五条',
      howToObtain: '在区行政服务中心市场准入窗口领取，或者从审批服务网下载格式文本填写并签字盖章。',
      proves: '申请人的许可请求和申报的经营项目',
      form: true,
    },
    {
      name: '营业执照或者其他主体资格证明',
      article: '第三十五条',
      howToObtain: '由市场监管部门登记后核发，提交复印件并交验原件。',
      proves: '申请人的主体资格',
      after: ['先办理公司设立登记或者个体工商户登记'],
    },
    {
      name: '与食品经营相适应的主要设备设施布局、操作流程等文件',
      article: '第三十三条',
      howToObtain: '申请人按经营场所实际自行绘制，注明面积、功能分区和流向。',
      proves: '经营场所的布局和流程',
    },
    {
      name: '保证食品安全的规章制度',
      article: '第四十四条',
      howToObtain: '申请人自行制定，包括人员健康管理、进货查验、食品安全自查等制度。',
      proves: '食品安全管理制度已建立',
    },
    {
      name: '从业人员健康证明',
      article: '第四十五条',
      howToObtain: '从业人员到具有资质的体检机构体检后取得，提交复印件。',
      proves: '接触直接入口食品人员的健康状况',
      after: ['从业人员先行健康检查'],
      deferral: 'BEFORE_DECISION',
    },
    {
      name: '主要设备设施清单',
      article: '第三十三条',
      howToObtain: '申请人按实际配置自行编制，加盖公章。',
      proves: '设备设施的名称、数量和用途',
      form: true,
      deferral: 'BEFORE_DECISION',
    },
  ],
  stages: [{ kind: 'SITE_SURVEY', article: '第三十五条', maxDays: 6, mandatory: true }],
  reviewStandard:
    '申请材料齐全、符合法定形式；现场核查由两名以上工作人员进行，场所、设备、布局、人员和制度符合第三十三条第一款第一项至第四项的要求。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：收件之日起5个工作日内作出受理决定或者一次性告知补正',
    '审查：资料审查，两名以上工作人员现场核查（6个工作日内）',
    '决定：承诺8个工作日内作出准予或者不予许可决定',
    '送达：决定之日起10个工作日内颁发食品经营许可证',
  ],
});
