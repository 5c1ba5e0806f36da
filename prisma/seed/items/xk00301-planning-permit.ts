import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00301',
  name: '建设工程规划许可证核发',
  offeredBy: ['DISTRICTS', '120000-gh'],
  statutory: { count: 20, unit: 'WORKING_DAY' },
  promised: { count: 10, unit: 'WORKING_DAY' },
  law: '《中华人民共和国城乡规划法》',
  articles: '第四十条',
  conditions: ['建设项目位于城市、镇规划区内', '已取得使用土地的有关证明文件', '建设工程设计方案符合控制性详细规划和规划条件'],
  materials: [
    {
      name: '建设工程规划许可申请表',
      article: '第四十条',
      howToObtain: '在窗口领取或者从审批服务网下载填写。',
      proves: '规划许可的请求',
      form: true,
    },
    {
      name: '使用土地的有关证明文件',
      article: '第四十条',
      howToObtain: '由国土房管部门核发，提交复印件。',
      proves: '建设用地的使用权',
      after: ['先办理用地手续'],
    },
    { name: '建设工程设计方案', article: '第四十条', howToObtain: '由具有相应资质的设计单位编制。', proves: '工程设计符合规划条件' },
    { name: '规划条件', article: '第三十八条', howToObtain: '由规划部门在土地出让前核定，提交复印件。', proves: '地块的规划要求' },
    { name: '建筑模型照片', article: '第四十条', howToObtain: '由设计单位提供。', proves: '建筑的外观效果', deferral: 'BEFORE_DECISION' },
    { name: '现状地形图', article: '第四十条', howToObtain: '由测绘单位提供。', proves: '地块的现状', deferral: 'BEFORE_DECISION' },
  ],
  stages: [
    { kind: 'PUBLIC_NOTICE', article: '第四十条', maxDays: 7, mandatory: false },
    { kind: 'HEARING', law: '《中华人民共和国行政许可法》', article: '第四十七条', maxDays: 20, mandatory: false },
  ],
  reviewStandard: '材料齐全；设计方案符合控制性详细规划和规划条件；涉及他人重大利益的依法听取意见。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：5个工作日内受理或者一次性告知补正',
    '审查：一审一核，7个工作日内完成',
    '决定：承诺10个工作日内作出决定',
    '送达：决定之日起10个工作日内颁发许可证，并依法公布总平面图',
  ],
  acceptsOnSiteService: true,
});
