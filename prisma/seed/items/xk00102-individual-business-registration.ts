import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00102',
  name: '个体工商户登记',
  offeredBy: ['DISTRICTS'],
  kind: 'REGISTRATION',
  handling: 'INSTANT',
  statutory: { count: 15, unit: 'CALENDAR_DAY' },
  promised: { count: 0, unit: 'CALENDAR_DAY' },
  law: '《个体工商户条例》',
  articles: '第八条、第九条',
  conditions: ['申请人为有经营能力的公民', '有经营场所', '申请的经营范围不属于法律、行政法规禁止进入的行业'],
  materials: [
    {
      name: '个体工商户开业登记申请书',
      article: '第八条',
      howToObtain: '在窗口领取或者从审批服务网下载填写，由经营者签字。',
      proves: '登记的请求和登记事项',
      form: true,
    },
    { name: '经营者身份证明', article: '第八条', howToObtain: '提交居民身份证复印件，交验原件。', proves: '经营者的身份' },
    {
      name: '经营场所证明',
      article: '第八条',
      howToObtain: '自有房屋提交产权证明复印件；租用的提交产权证明复印件。',
      proves: '经营场所可以使用',
    },
    {
      name: '经营者照片',
      article: '第八条',
      howToObtain: '自行准备近期一寸免冠照片。',
      proves: '经营者的相貌',
      copies: 2,
      deferral: 'AFTER_DECISION',
    },
    {
      name: '房屋租赁协议复印件',
      article: '第八条',
      howToObtain: '租用场所的，由出租人与经营者签订后复印提交。',
      proves: '租用场所的期限和双方约定',
      deferral: 'BEFORE_DECISION',
    },
  ],
  reviewStandard: '申请材料齐全、符合法定形式的，当场予以登记；需要核实的，自受理之日起15日内作出决定。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：当场受理或者一次性告知补正',
    '审查：一审一核，当场形式审查',
    '决定：当场作出登记决定',
    '送达：当场发放营业执照',
  ],
});
