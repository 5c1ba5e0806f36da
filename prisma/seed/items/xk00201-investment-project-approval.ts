import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00201',
  name: '企业投资项目核准',
  offeredBy: ['120000-fgw'],
  statutory: { count: 20, unit: 'WORKING_DAY' },
  promised: { count: 12, unit: 'WORKING_DAY' },
  law: '《企业投资项目核准和备案管理条例》',
  articles: '第九条、第十条',
  conditions: [
    '项目属于政府核准的投资项目目录范围',
    '不危害经济安全、社会安全、生态安全等国家安全',
    '符合相关发展建设规划、技术标准和产业政策',
    '合理开发并有效利用资源',
    '对重大公共利益不产生不利影响',
  ],
  materials: [
    {
      name: '项目申请书',
      article: '第六条',
      howToObtain: '由项目单位自主编写，或者自主委托中介机构编写。',
      proves: '项目的拟建情况、资源利用和影响分析',
      form: true,
    },
    {
      name: '选址意见书',
      article: '第六条',
      howToObtain: '以划拨方式供地的，由规划部门出具。',
      proves: '项目选址符合规划',
      after: ['先办理选址意见书'],
    },
    {
      name: '用地预审意见',
      article: '第六条',
      howToObtain: '由国土资源主管部门出具。',
      proves: '项目用地已经预审',
      after: ['先办理用地预审'],
    },
    {
      name: '资金筹措证明',
      article: '第六条',
      howToObtain: '由金融机构出具贷款意向或者由项目单位出具资金承诺。',
      proves: '项目资金的来源',
      deferral: 'BEFORE_DECISION',
    },
  ],
  stages: [{ kind: 'EXPERT_REVIEW', article: '第十条', maxDays: 30, mandatory: false }],
  reviewStandard: '从是否危害国家安全、是否符合规划标准和产业政策、是否合理利用资源、是否影响公共利益四个方面审查。',
  procedure: [
    '接件：通过在线平台或者窗口收取材料',
    '受理：5个工作日内受理或者一次性告知补正',
    '审查：需要委托评估的，评估时限不超过30个工作日，不计入审查期限',
    '决定：承诺12个工作日内作出核准决定；情况复杂的经批准可延长',
    '送达：决定之日起10个工作日内出具核准文件',
  ],
  acceptsOnSiteService: true,
  maxExtension: { count: 40, unit: 'WORKING_DAY' },
});
