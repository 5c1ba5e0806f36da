import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00501',
  name: '取水许可',
  offeredBy: ['120000-swj'],
  statutory: { count: 45, unit: 'WORKING_DAY' },
  promised: { count: 20, unit: 'WORKING_DAY' },
  law: '《取水许可和水资源费征收管理条例》',
  articles: '第十一条、第十三条、第十八条、第十九条',
  conditions: ['取水地点不在禁止取水区域', '取水量符合水资源配置和总量控制的要求', '退水水质和水量符合要求', '不损害第三者的合法权益'],
  materials: [
    {
      name: '取水许可申请书',
      article: '第十一条',
      howToObtain: '在窗口领取或者从审批服务网下载填写。',
      proves: '取水许可的请求、取水的量和用途',
      form: true,
    },
    {
      name: '建设项目水资源论证报告书',
      article: '第十一条',
      howToObtain: '由申请人自行编制或者委托编制。',
      proves: '取水和退水的合理性',
      copies: 2,
    },
    {
      name: '与第三者利害关系的相关说明',
      article: '第十一条',
      howToObtain: '申请人与有利害关系的第三者协商后编写。',
      proves: '取水对第三者的影响及处理',
    },
    {
      name: '第三者的书面意见',
      article: '第十一条',
      howToObtain: '由有利害关系的第三者出具。',
      proves: '第三者的意见',
      deferral: 'BEFORE_DECISION',
    },
  ],
  stages: [{ kind: 'HEARING', article: '第十八条', maxDays: 20, mandatory: false }],
  reviewStandard: '取水的量、地点、方式和退水符合规划和论证结论；依法征求意见和听证所需时间按第十九条不计入期限。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：5个工作日内受理或者一次性告知补正',
    '审查：审查论证报告，需要听证的书面告知时间',
    '决定：承诺20个工作日内作出决定',
    '送达：决定之日起10个工作日内送达',
  ],
  acceptsOnSiteService: true,
});
