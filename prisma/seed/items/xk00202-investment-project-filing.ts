import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00202',
  name: '企业投资项目备案',
  offeredBy: ['DISTRICTS'],
  kind: 'FILING',
  handling: 'INSTANT',
  statutory: { count: 20, unit: 'WORKING_DAY' },
  promised: { count: 0, unit: 'WORKING_DAY' },
  law: '《企业投资项目核准和备案管理条例》',
  articles: '第十三条',
  conditions: ['项目不属于实行核准管理的范围', '项目不属于产业政策禁止投资建设的项目', '企业已通过在线平台如实告知项目信息'],
  materials: [
    {
      name: '企业基本情况',
      article: '第十三条',
      howToObtain: '在投资项目在线审批监管平台填写，企业对真实性负责。',
      proves: '投资企业的基本情况',
      form: true,
    },
    {
      name: '项目名称、建设地点、建设规模、建设内容说明',
      article: '第十三条',
      howToObtain: '在投资项目在线审批监管平台填写。',
      proves: '项目的地点、规模和内容',
      form: true,
    },
    {
      name: '项目总投资额说明',
      article: '第十三条',
      howToObtain: '在投资项目在线审批监管平台填写。',
      proves: '项目的总投资额',
      form: true,
    },
    {
      name: '项目符合产业政策的声明',
      article: '第十三条',
      howToObtain: '企业按示范文本出具，由法定代表人签署。',
      proves: '项目符合产业政策',
      form: true,
    },
  ],
  reviewStandard: '备案机关收到规定的全部信息即为备案；信息不齐全的，指导企业补正。',
  procedure: [
    '接件：企业通过在线平台告知项目信息',
    '受理：信息齐全的当场接收',
    '审查：核对是否属于备案范围',
    '决定：收到全部信息即为备案',
    '送达：企业可以自行打印或者要求出具备案证明',
  ],
  acceptsOnSiteService: true,
});
