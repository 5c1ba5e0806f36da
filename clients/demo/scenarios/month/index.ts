import type { Scenario } from '../../stage/scenario.js';
import { tolerantCase } from './cases.js';
import { figures, inspection } from './oversight.js';
import { DEPARTMENT, DISTRICT } from './places.js';
import { reports } from './reports.js';
import { appointments, inquiry, visitAndCase } from './service.js';

export const month: Scenario = {
  name: 'month',
  summary: 'February 2017 of a district and a department: appointments, visits, cases, inspection, figures, workbooks 2 to 6',
  title: '一个区和一个部门的2017年2月：从预约到报表',
  basis: '通知第7条、第10条、第11条、第14条、第25条、第26条、第28条、第29条，附件2至附件6',
  rule: '服务、办件、监督都在同一个系统里留痕；月末报表由记录自动汇总，每月5日前报送，报送即冻结，退回须说明理由。',
  movesClock: true,
  play: async (stage) => {
    const district = await stage.cast(`${DISTRICT}-XK01201`);
    const department = await stage.cast(`${DEPARTMENT}-XK00301`);
    const managers = {
      district: await stage.official('CENTER_MANAGER', DISTRICT, { post: '中心负责人', name: '示例·区中心主任' }),
      department: await stage.official('CENTER_MANAGER', DEPARTMENT, { post: '窗口负责人', name: '示例·首席代表' }),
    };
    await appointments(stage, district, managers.district);
    await inquiry(stage, district);
    await visitAndCase(stage, department);
    await tolerantCase(stage, district);
    await inspection(stage, managers.district);
    await figures(stage);
    await reports(stage, managers);
  },
};
