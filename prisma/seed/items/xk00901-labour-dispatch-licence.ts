import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00901',
  name: '劳务派遣经营许可',
  offeredBy: ['DISTRICTS'],
  statutory: { count: 20, unit: 'WORKING_DAY' },
  promised: { count: 8, unit: 'WORKING_DAY' },
  law: '《中华人民共和国劳动合同法》',
  articles: '第五十七条',
  conditions: ['注册资本不少于人民币二百万元', '有与开展业务相适应的固定的经营场所和设施', '有符合法律、行政法规规定的劳务派遣管理制度'],
  materials: [
    {
      name: '劳务派遣经营许可申请书',
      article: '第五十七条',
      howToObtain: '在社会事务窗口领取或者从审批服务网下载填写，由法定代表人签字盖章。',
      proves: '劳务派遣经营许可的请求',
      form: true,
    },
    {
      name: '公司章程',
      article: '第五十七条',
      howToObtain: '由申请人提交在登记机关备案的公司章程复印件。',
      proves: '公司的组织和经营宗旨',
      after: ['先办理公司设立登记'],
    },
    { name: '验资证明或者财务审计报告', article: '第五十七条', howToObtain: '由会计师事务所出具。', proves: '注册资本不少于二百万元' },
    { name: '经营场所使用证明', article: '第五十七条', howToObtain: '提交产权证明或者租赁合同复印件。', proves: '有固定的经营场所' },
    {
      name: '劳务派遣管理制度文本',
      article: '第五十七条',
      howToObtain: '申请人自行制定，包括劳动合同、劳动报酬、社会保险、工作时间等内容。',
      proves: '劳务派遣管理制度已建立',
      deferral: 'BEFORE_DECISION',
    },
  ],
  stages: [{ kind: 'SITE_SURVEY', article: '第五十七条', maxDays: 5, mandatory: false }],
  reviewStandard: '材料齐全、符合法定形式；需要核实经营场所的，由两名以上工作人员进行。',
  procedure: [
    '接件：社会事务窗口收取材料，出具收件凭证',
    '受理：收件之日起5个工作日内受理或者一次性告知补正',
    '审查：一审一核，5个工作日内完成',
    '决定：承诺8个工作日内作出决定',
    '送达：决定之日起10个工作日内颁发许可证',
  ],
});
