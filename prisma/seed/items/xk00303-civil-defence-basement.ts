import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00303',
  name: '防空地下室建设审批',
  offeredBy: ['120000-rf'],
  statutory: { count: 20, unit: 'WORKING_DAY' },
  promised: { count: 8, unit: 'WORKING_DAY' },
  law: '《中华人民共和国人民防空法》',
  articles: '第二十二条',
  conditions: [
    '城市新建民用建筑按照国家有关规定修建战时可用于防空的地下室',
    '防空地下室的面积和防护等级符合规定',
    '设计文件由具有相应资质的单位编制',
  ],
  materials: [
    {
      name: '防空地下室建设审批申请表',
      article: '第二十二条',
      howToObtain: '在窗口领取或者从审批服务网下载填写。',
      proves: '建设审批的请求',
      form: true,
    },
    {
      name: '规划部门的规划条件或者方案意见',
      article: '第二十二条',
      howToObtain: '由规划部门出具，提交复印件。',
      proves: '项目符合规划',
      after: ['先取得规划条件'],
    },
    { name: '防空地下室设计文件', article: '第二十三条', howToObtain: '由具有资质的设计单位编制。', proves: '防护设计符合标准' },
    {
      name: '工程地质勘察报告',
      article: '第二十三条',
      howToObtain: '由勘察单位出具。',
      proves: '场地的地质条件',
      deferral: 'BEFORE_DECISION',
    },
  ],
  stages: [{ kind: 'EXPERT_REVIEW', article: '第二十三条', maxDays: 15, mandatory: false }],
  reviewStandard: '修建面积、防护等级和设计文件符合国家规定的标准；依法可以易地建设的，按规定缴纳易地建设费。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：5个工作日内受理或者一次性告知补正',
    '审查：一审一核，必要时专家评审',
    '决定：承诺8个工作日内作出决定',
    '送达：决定之日起10个工作日内送达',
  ],
  acceptsOnSiteService: true,
  fees: [
    {
      name: '防空地下室易地建设费',
      standard: '依法可以不修建而易地建设的，按市价格、财政主管部门公布的标准，依应建面积计收；修建防空地下室的不收',
      legalBasis: { title: '《关于规范防空地下室易地建设收费的规定》（计价格〔2000〕474号）', article: '全文', url: null },
    },
  ],
});
