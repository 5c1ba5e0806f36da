import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00106',
  name: '特种设备使用登记',
  offeredBy: ['DISTRICTS'],
  kind: 'REGISTRATION',
  handling: 'INSTANT',
  statutory: { count: 20, unit: 'WORKING_DAY' },
  promised: { count: 0, unit: 'WORKING_DAY' },
  law: '《中华人民共和国特种设备安全法》',
  articles: '第三十三条',
  conditions: [
    '使用取得许可生产并经检验合格的特种设备',
    '在投入使用前或者投入使用后三十日内申请',
    '建立岗位责任、隐患治理、应急救援等安全管理制度',
  ],
  materials: [
    {
      name: '特种设备使用登记表',
      article: '第三十三条',
      howToObtain: '在窗口领取或者从审批服务网下载，每台设备填写一式两份。',
      proves: '使用登记的请求和设备参数',
      after: ['已领取营业执照，由窗口通过信用信息系统核对，不再收取复印件'],
      form: true,
      copies: 2,
    },
    {
      name: '特种设备监督检验证书或者定期检验报告',
      article: '第四十条',
      howToObtain: '由特种设备检验机构检验合格后出具。',
      proves: '设备检验合格',
      after: ['先申报特种设备检验'],
    },
    {
      number: 4,
      name: '特种设备责任保险单复印件',
      article: '第十七条',
      howToObtain: '已投保的，提交保险单复印件。',
      proves: '设备的投保情况',
      deferral: 'AFTER_DECISION',
    },
  ],
  reviewStandard: '材料齐全、符合法定形式的当场登记。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：当场受理',
    '审查：一审一核，当场形式审查',
    '决定：当场准予登记',
    '送达：当场发放使用登记证书',
  ],
});
