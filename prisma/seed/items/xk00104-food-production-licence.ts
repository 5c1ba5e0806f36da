import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00104',
  name: '食品生产许可',
  offeredBy: ['120000-sc'],
  statutory: { count: 20, unit: 'WORKING_DAY' },
  promised: { count: 10, unit: 'WORKING_DAY' },
  law: '《中华人民共和国食品安全法》',
  articles: '第三十五条',
  furtherBases: [{ law: '《食品生产许可管理办法》（2015年）', articles: '第二条' }],
  conditions: [
    '已取得营业执照等合法主体资格',
    '具有与生产的食品品种、数量相适应的生产场所、设备和设施',
    '具有合理的设备布局和工艺流程',
    '有食品安全专业技术人员、管理人员和保证食品安全的规章制度',
  ],
  materials: [
    {
      name: '食品生产许可申请书',
      article: '第三十五条',
      howToObtain: '在市行政许可服务中心本部门窗口领取或者从审批服务网下载填写。',
      proves: '食品生产许可的请求和申报品种',
      form: true,
    },
    {
      name: '食品生产加工场所及其周围环境平面图、各功能区间布局平面图',
      article: '第三十三条',
      howToObtain: '申请人按实际绘制，注明面积和功能分区。',
      proves: '生产场所的布局',
    },
    {
      name: '工艺设备布局图和食品生产工艺流程图',
      article: '第三十三条',
      howToObtain: '申请人按实际工艺绘制，标明关键控制点。',
      proves: '生产的工艺流程',
    },
    {
      name: '保证食品安全的规章制度',
      article: '第四十四条',
      howToObtain: '申请人自行制定，包括进货查验、生产过程控制、出厂检验等制度。',
      proves: '食品安全管理制度已建立',
    },
    {
      name: '主要设备设施购置发票',
      article: '第三十三条',
      howToObtain: '提交设备购置发票复印件。',
      proves: '主要生产设备已经配备',
      deferral: 'BEFORE_DECISION',
    },
  ],
  stages: [
    { kind: 'SITE_SURVEY', article: '第三十五条', maxDays: 7, mandatory: true },
    { kind: 'TESTING', article: '第三十五条', maxDays: 15, mandatory: false },
  ],
  reviewStandard: '申请材料齐全、符合法定形式；两名以上工作人员现场核查符合第三十三条的要求。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：5个工作日内受理或者一次性告知补正',
    '审查：资料审查和现场核查（7个工作日内）',
    '决定：承诺10个工作日内作出决定',
    '送达：决定之日起10个工作日内颁发许可证',
  ],
});
