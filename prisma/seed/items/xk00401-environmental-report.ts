import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00401',
  name: '建设项目环境影响报告书审批',
  offeredBy: ['120000-hb'],
  statutory: { count: 60, unit: 'CALENDAR_DAY' },
  promised: { count: 40, unit: 'CALENDAR_DAY' },
  law: '《中华人民共和国环境影响评价法》',
  articles: '第二十二条',
  furtherBases: [{ law: '《建设项目环境保护管理条例》', articles: '第九条、第十二条' }],
  conditions: [
    '项目属于应当编制环境影响报告书的范围',
    '选址和布局符合环境保护法律法规和相关规划',
    '污染物排放符合国家和地方标准',
    '已依法征求有关单位、专家和公众的意见',
  ],
  materials: [
    {
      name: '建设项目环境影响评价审批申请',
      article: '第二十二条',
      howToObtain: '建设单位按格式文本填写并加盖公章。',
      proves: '审批的请求',
      after: ['已领取营业执照，由窗口通过信用信息系统核对，不再收取复印件'],
      form: true,
    },
    {
      name: '环境影响报告书',
      article: '第十七条',
      howToObtain: '建设单位委托具有相应环境影响评价资质的机构编制。',
      proves: '项目的环境影响和保护措施',
      copies: 2,
    },
    {
      number: 4,
      name: '公众参与篇章，附对公众意见采纳或者不采纳的说明',
      article: '第二十一条',
      howToObtain: '建设单位在征求公众意见后编写。',
      proves: '公众意见的征求和采纳情况',
      after: ['先征求公众意见'],
      deferral: 'BEFORE_DECISION',
    },
  ],
  stages: [
    { kind: 'EXPERT_REVIEW', article: '第二十二条', maxDays: 30, mandatory: true },
    { kind: 'HEARING', law: '《中华人民共和国行政许可法》', article: '第四十六条', maxDays: 20, mandatory: false },
  ],
  reviewStandard: '报告书内容和结论明确、合理，公众参与真实有效，环境保护措施能够满足标准要求。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：5个工作日内受理或者一次性告知补正',
    '审查：组织专家技术评审，评审时间书面告知申请人',
    '决定：承诺40日内作出审批决定',
    '送达：决定之日起10个工作日内送达批复',
  ],
  acceptsOnSiteService: true,
});
