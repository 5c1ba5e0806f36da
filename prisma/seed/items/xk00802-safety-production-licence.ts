import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00802',
  name: '建筑施工企业安全生产许可',
  offeredBy: ['120000-js'],
  statutory: { count: 45, unit: 'CALENDAR_DAY' },
  promised: { count: 20, unit: 'CALENDAR_DAY' },
  law: '《安全生产许可证条例》',
  articles: '第六条、第七条、第九条',
  conditions: [
    '建立、健全安全生产责任制，制定完备的安全生产规章制度和操作规程',
    '安全投入符合安全生产要求',
    '设置安全生产管理机构，配备专职安全生产管理人员',
    '主要负责人和安全生产管理人员经考核合格',
    '依法参加工伤保险',
  ],
  materials: [
    {
      name: '安全生产许可证申请表',
      article: '第七条',
      howToObtain: '在窗口领取或者从审批服务网下载填写。',
      proves: '安全生产许可的请求',
      form: true,
    },
    {
      name: '安全生产管理机构设置和专职安全生产管理人员配备文件及考核证书',
      article: '第六条',
      howToObtain: '企业自行出具任命文件，考核证书由主管部门核发。',
      proves: '安全管理机构和人员已经配备',
      after: ['先参加安全生产考核'],
    },
    { name: '安全生产规章制度和操作规程目录及文本', article: '第六条', howToObtain: '企业自行制定。', proves: '安全生产规章制度完备' },
    {
      name: '工伤保险参保证明复印件',
      article: '第六条',
      howToObtain: '由社会保险经办机构出具。',
      proves: '依法参加工伤保险',
      deferral: 'BEFORE_DECISION',
    },
  ],
  reviewStandard: '材料齐全，满足第六条规定的各项安全生产条件；有效期三年，期满前三个月申请延期。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：5个工作日内受理或者一次性告知补正',
    '审查：一审一核，15日内完成',
    '决定：承诺20日内作出决定',
    '送达：决定之日起10个工作日内颁发安全生产许可证',
  ],
});
