import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00101',
  name: '公司设立登记',
  offeredBy: ['DISTRICTS', '120000-sc'],
  kind: 'REGISTRATION',
  handling: 'INSTANT',
  statutory: { count: 15, unit: 'CALENDAR_DAY' },
  promised: { count: 0, unit: 'CALENDAR_DAY' },
  law: '《中华人民共和国公司登记管理条例》',
  articles: '第五十一条至第五十四条',
  conditions: [
    '股东或者发起人符合法定人数和资格',
    '有符合公司章程规定的全体股东认缴的出资额或者全体发起人认购的股本总额',
    '有公司名称，建立符合要求的组织机构',
    '有公司住所',
  ],
  materials: [
    {
      name: '公司设立登记申请书',
      article: '第二十条',
      howToObtain: '在窗口领取或者从审批服务网下载，由法定代表人签署。',
      proves: '设立公司的申请和登记事项',
      form: true,
    },
    {
      name: '公司章程',
      article: '第二十条',
      howToObtain: '全体股东或者发起人制定并签署，可参考示范文本。',
      proves: '公司的组织、宗旨和出资约定',
      form: true,
    },
    {
      name: '股东、发起人的主体资格证明或者自然人身份证明',
      article: '第二十条',
      howToObtain: '股东提交身份证或者营业执照复印件，交验原件。',
      proves: '股东、发起人的身份和资格',
    },
    { name: '公司住所证明', article: '第二十条', howToObtain: '自有房产提交产权证明，租用的提交产权证明。', proves: '公司住所可以使用' },
    {
      name: '企业名称预先核准通知书',
      article: '第二十条',
      howToObtain: '先在登记机关办理名称预先核准后取得。',
      proves: '公司名称已经核准',
      after: ['先办理企业名称预先核准'],
      deferral: 'BEFORE_DECISION',
    },
    {
      name: '房屋租赁协议复印件',
      article: '第二十条',
      howToObtain: '租用住所的，由出租人与申请人签订后复印提交。',
      proves: '租用住所的期限和双方约定',
      deferral: 'BEFORE_DECISION',
    },
  ],
  reviewStandard:
    '材料齐全、符合法定形式的当场作出准予登记的决定；需要核实材料实质内容的，由两名以上工作人员核实，自受理之日起15日内作出决定。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：材料齐全、符合法定形式的当场受理',
    '审查：一审一核，当场完成形式审查',
    '决定：当场作出准予登记决定',
    '送达：当场发放营业执照',
  ],
});
