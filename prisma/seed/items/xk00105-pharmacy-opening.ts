import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00105',
  name: '药品零售企业开办',
  offeredBy: ['DISTRICTS'],
  statutory: { count: 30, unit: 'WORKING_DAY' },
  promised: { count: 12, unit: 'WORKING_DAY' },
  law: '《中华人民共和国药品管理法实施条例》',
  articles: '第十二条',
  conditions: [
    '具有依法经过资格认定的药师或者其他药学技术人员',
    '具有与所经营药品相适应的营业场所、设备、仓储设施和卫生环境',
    '具有保证所经营药品质量的规章制度',
    '符合当地常住人口数量、地域、交通状况和实际需要的要求',
  ],
  materials: [
    {
      name: '药品零售企业筹建申请表',
      article: '第十二条',
      howToObtain: '在窗口领取或者从审批服务网下载填写。',
      proves: '开办药品零售企业的请求',
      form: true,
    },
    { name: '执业药师资格证书', article: '第十五条', howToObtain: '由主管部门核发，提交复印件并交验原件。', proves: '配备药学技术人员' },
    {
      name: '营业场所产权或者使用权证明',
      article: '第十二条',
      howToObtain: '提交产权证明或者租赁合同复印件。',
      proves: '营业场所可以使用',
    },
    {
      name: '人员名册',
      article: '第十二条',
      howToObtain: '申请人自行编制，注明岗位和学历。',
      proves: '从业人员的配备',
      deferral: 'BEFORE_DECISION',
    },
    {
      name: '仓储设施平面图',
      article: '第十二条',
      howToObtain: '申请人按实际绘制。',
      proves: '仓储设施的布局',
      deferral: 'BEFORE_DECISION',
    },
  ],
  stages: [{ kind: 'SITE_SURVEY', article: '第十二条', maxDays: 10, mandatory: true }],
  reviewStandard: '符合开办条件和合理布局的要求；验收由两名以上工作人员现场进行。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：5个工作日内受理或者一次性告知补正',
    '审查：筹建审查（承诺12个工作日，法定30个工作日）；筹建完成后申请验收（承诺6个工作日，法定15个工作日）',
    '决定：作出同意或者不同意的书面决定',
    '送达：决定之日起10个工作日内送达',
  ],
});
