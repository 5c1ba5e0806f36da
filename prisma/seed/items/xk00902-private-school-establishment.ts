import { defineItem } from './define-item.js';

export const item = defineItem({
  catalogueCode: 'XK00902',
  name: '民办学校设立',
  offeredBy: ['DISTRICTS'],
  statutory: { count: 3, unit: 'MONTH' },
  promised: { count: 45, unit: 'CALENDAR_DAY' },
  law: '《中华人民共和国民办教育促进法》',
  articles: '第十条至第十七条',
  conditions: [
    '举办者具有法人资格或者完全民事行为能力',
    '符合当地教育发展的需求和设置标准',
    '有与办学规模相适应的经费、校舍和设备',
    '有合格的校长、教师和健全的章程',
  ],
  materials: [
    { name: '正式设立申请报告', article: '第十五条', howToObtain: '举办者按格式文本编写。', proves: '正式设立的请求', form: true },
    { name: '学校资产及其有效证明文件', article: '第十五条', howToObtain: '由会计师事务所验资或者由银行出具证明。', proves: '学校的资产' },
    {
      name: '学校章程和首届理事会、董事会组成人员名单',
      article: '第十五条',
      howToObtain: '举办者制定并签署，可参考示范文本。',
      proves: '学校的章程和决策机构',
      form: true,
    },
    {
      name: '校长、教师、财会人员的资格证明文件',
      article: '第十五条',
      howToObtain: '由主管部门核发，提交复印件。',
      proves: '校长和教师的资格',
    },
    {
      name: '校舍租赁合同复印件',
      article: '第十五条',
      howToObtain: '租用校舍的，提交租赁合同复印件。',
      proves: '校舍的使用期限',
      deferral: 'BEFORE_DECISION',
    },
  ],
  stages: [{ kind: 'EXPERT_REVIEW', article: '第十七条', maxDays: 30, mandatory: false }],
  reviewStandard: '达到设置标准，资产、校舍、师资和章程符合法律规定。',
  procedure: [
    '接件：窗口收取材料，出具收件凭证',
    '受理：5个工作日内受理或者一次性告知补正',
    '审查：筹设申请另行办理（法定30日，承诺15日）；正式设立组织评议',
    '决定：正式设立承诺45日（法定三个月）内以书面形式作出是否批准的决定',
    '送达：决定之日起10个工作日内颁发办学许可证',
  ],
});
