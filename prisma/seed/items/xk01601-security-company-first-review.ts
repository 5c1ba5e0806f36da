import type { ItemSeed } from './item-seed.js';
import { item as licence } from './xk01601-security-company-licence.js';

/**
 * The districts' tier of security companies (保安服务公司设立许可的初审): they review, the city's police decide, on the same materials
 * (行政许可法 art. 35); review of 15 days, 保安服务管理条例 art. 9, promised 8 calendar days. No law extends a first review (行政许可法 art. 43).
 */
export const item: ItemSeed = {
  ...licence,
  offeredBy: ['DISTRICTS'],
  name: '保安服务公司设立许可（初审）',
  kind: 'PRELIMINARY_REVIEW',
  statutoryLimit: { count: 15, unit: 'CALENDAR_DAY' },
  promisedLimit: { count: 8, unit: 'CALENDAR_DAY' },
  maxExtension: { count: 0, unit: 'CALENDAR_DAY' },
  reviewStandard:
    '对照《保安服务管理条例》第八条逐项核对材料的真实性和完整性，提出同意上报或者不同意上报的初审意见；初审不作出是否许可的决定，由市公安局决定，市级不得要求申请人重复提供申请材料。',
  procedure: [
    '接件：申请人到区行政服务中心综合受理窗口或者通过天津市行政审批服务网提交材料，窗口当场清点登记，出具收件凭证。',
    '受理：材料齐全、符合法定形式的当场受理，出具受理通知书；不齐全的，当场或者五个工作日内一次性书面告知需要补正的全部内容，逾期不告知的，自收到材料之日起即为受理；主审要件齐备、只缺非主审要件的，申请人签署书面承诺后容缺受理。',
    '审查：审查人员自受理之日起五日内审核材料，提出审查意见。',
    '初审意见：核准人员三日内作出初审意见，自受理之日起合计不超过八日（法定十五日）。',
    '报送：初审意见和全部申请材料直接报送市公安局；市公安局自收到之日起八日内（法定十五日）作出决定，不再向申请人重复要材料。',
    '送达：初审意见书自作出之日起十个工作日内送达申请人；不同意上报的，书面说明理由，并告知申请行政复议、提起行政诉讼的权利。',
  ],
};
