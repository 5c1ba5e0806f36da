import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00701',
  name: '医疗机构设置审批',
  offeredBy: ['DISTRICTS'],
  statutory: { count: 30, unit: 'CALENDAR_DAY' },
  promised: { count: 12, unit: 'CALENDAR_DAY' },
  law: '《医疗机构管理条例》',
  articles: '第九条至第十二条',
  conditions: ['符合当地医疗机构设置规划', '符合医疗机构基本标准', '设置申请人不属于不得申请设置医疗机构的情形'],
  materials: [
    {
      name: '设置医疗机构申请书',
      article: '第十条',
      howToObtain: '在社会事务窗口领取或者从审批服务网下载填写。',
      proves: '设置医疗机构的请求',
      form: true,
    },
    { name: '设置可行性研究报告', article: '第十条', howToObtain: '申请人自行编写或者委托编写。', proves: '设置医疗机构的可行性' },
    {
      name: '选址报告和建筑设计平面图',
      article: '第十条',
      howToObtain: '申请人按拟设地点编写并附设计单位的平面图。',
      proves: '选址和建筑符合要求',
    },
    {
      name: '周边相邻单位和居民意见',
      article: '第十条',
      howToObtain: '申请人征求相邻单位和居民意见后提交。',
      proves: '相邻各方的意见',
      deferral: 'BEFORE_DECISION',
    },
  ],
  stages: [
    { kind: 'PUBLIC_NOTICE', article: '第十二条', maxDays: 5, mandatory: false },
    { kind: 'EXPERT_REVIEW', article: '第十二条', maxDays: 15, mandatory: false },
  ],
  reviewStandard: '符合设置规划和基本标准，可行性研究报告和选址报告真实、合理。',
  procedure: [
    '接件：社会事务窗口收取材料，出具收件凭证',
    '受理：5个工作日内受理或者一次性告知补正',
    '审查：资料审查，必要时组织专家评审',
    '决定：承诺12日内作出批准或者不批准的书面答复',
    '送达：决定之日起10个工作日内颁发设置医疗机构批准书',
  ],
});
