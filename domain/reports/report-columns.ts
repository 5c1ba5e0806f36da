import type { ReportForm } from './report-forms.js';

/** How a column's cells stand on paper. */
export type Alignment = 'left' | 'center';

/** A column of a table, with its place on paper. */
export interface ReportColumn {
  readonly key: string;
  /** In full, as the API tells it. */
  readonly title: string;
  /** The heading that it shares with its neighbours; null where it stands alone. */
  readonly group: string | null;
  /** Its own heading below or beside the group's. */
  readonly heading: string;
  /** In digits of the sheet's font; a Chinese character takes two. */
  readonly width: number;
  readonly align: Alignment;
}

type Drawn = readonly [key: string, heading: string, width: number, align?: Alignment];

function alone(key: string, heading: string, width: number, align: Alignment = 'center'): ReportColumn {
  return { key, title: heading, group: null, heading, width, align };
}

/** Columns under one heading. */
function group(name: string, ...columns: readonly Drawn[]): ReportColumn[] {
  return columns.map(([key, heading, width, align = 'center']) => ({
    key,
    title: `${name}·${heading}`,
    group: name,
    heading,
    width,
    align,
  }));
}

const SEQUENCE = alone('sequence', '序号', 6);
const REMARK = alone('remark', '备注', 10, 'left');
const APPLICANT = group('申请人', ['applicantName', '名称', 10], ['applicantIdentifier', '证件号码', 11]);

/** The columns of attachments 1 to 6, made ours where the notice gives the title alone; narrative forms have none. */
export const REPORT_COLUMNS: Readonly<Record<ReportForm, readonly ReportColumn[]>> = {
  CONSOLIDATION_SELF_CHECK: [
    SEQUENCE,
    ...group('审批事项', ['itemCode', '编码', 12], ['itemName', '名称', 18, 'left'], ['itemKind', '类别', 9]),
    alone('legalBasis', '设定依据', 24, 'left'),
    alone('unit', '现办理机构', 14),
    alone('consolidated', '是否归并到行政审批处', 9),
    ...group('进驻中心', ['entersCenter', '是否进驻', 6], ['exemptionReason', '不进驻理由', 11, 'left']),
    alone('authorization', '窗口授权', 10),
    alone('twoSteps', '是否一审一核', 6),
    alone('procedures', '特殊环节及组织实施', 14, 'left'),
    ...group(
      '自查情况',
      ['hiddenTransfer', '明转暗不转', 6],
      ['hiddenEntry', '明进暗不进', 6],
      ['outsideSystem', '体外循环', 6],
      ['twoPlaces', '两头跑', 6],
    ),
    alone('problem', '存在问题', 14, 'left'),
    ...group('整改', ['measures', '措施', 12, 'left'], ['responsible', '责任人', 8], ['dueOn', '完成时限', 8]),
  ],
  DEFERRED_SERVICE: [
    SEQUENCE,
    alone('caseNumber', '办件编号', 12),
    ...group('审批事项', ['itemCode', '编码', 9], ['itemName', '名称', 15, 'left']),
    ...APPLICANT,
    alone('receivedOn', '收件日期', 7),
    alone('acceptedOn', '受理日期', 7),
    alone('mainComplete', '主审要件齐全', 6),
    alone('missing', '容缺的非主审要件', 18, 'left'),
    alone('mode', '办理方式', 7),
    ...group('书面承诺', ['commitmentNumber', '承诺书编号', 10], ['signedOn', '签署日期', 7]),
    ...group('材料补齐', ['promisedOn', '承诺日期', 7], ['suppliedOn', '实际日期', 7], ['overdueDays', '逾期天数', 5]),
    ...group('决定', ['outcome', '结果', 7], ['decidedOn', '日期', 7]),
    ...group('办理时限', ['usedDays', '已用', 7], ['promisedLimit', '承诺', 7], ['statutoryLimit', '法定', 7]),
    alone('minutesToDecision', '补齐至决定分钟数', 7),
    alone('handler', '经办人', 8),
    REMARK,
  ],
  ON_SITE_SERVICE: [
    SEQUENCE,
    ...group('重大项目', ['projectName', '名称', 22, 'left'], ['projectLevel', '级别', 6], ['projectOwner', '企业', 18, 'left']),
    alone('items', '涉及审批事项', 20, 'left'),
    alone('contactOfficer', '联系专人', 9),
    ...group('上门服务', ['visitedOn', '日期', 11], ['address', '地点', 18, 'left'], ['attendees', '服务人员', 12]),
    alone('guidance', '讲解事宜和申报要点', 26, 'left'),
    alone('materialsReady', '材料是否备齐', 7),
    ...group('后续办件', ['caseNumber', '办件编号', 12], ['firstTime', '一次合格', 6], ['result', '办理结果', 9], ['resultOn', '日期', 11]),
    alone('opinion', '企业意见', 12, 'left'),
    REMARK,
  ],
  APPOINTMENTS: [
    SEQUENCE,
    alone('number', '预约编号', 12),
    ...group('预约提出', ['bookedAt', '时间', 11], ['channel', '渠道', 6], ['outsideHours', '非工作时间', 6]),
    ...APPLICANT,
    alone('item', '预约事项', 18, 'left'),
    ...group(
      '到场办理',
      ['appointedAt', '预约时间', 11],
      ['arrivedAt', '到场时间', 11],
      ['startedAt', '开始办理', 11],
      ['waitedMinutes', '等候分钟数', 7],
    ),
    alone('window', '窗口', 12),
    alone('handler', '经办人', 8),
    alone('outcome', '履约情况', 8),
    ...group('办件', ['caseNumber', '编号', 12], ['result', '结果', 8]),
    alone('evaluation', '评价', 8),
    REMARK,
  ],
  TOWNSHIP_SELF_CHECK: [
    SEQUENCE,
    alone('center', '街镇便民服务中心', 22, 'left'),
    alone('windows', '窗口数', 7),
    alone('staff', '窗口人员数', 7),
    alone('items', '进驻事项数', 7),
    alone('checkedOn', '检查日期', 12),
    ...group(
      '发现问题',
      ['discipline', '工作纪律', 20, 'left'],
      ['attitude', '服务态度', 14, 'left'],
      ['notice', '一次性告知', 14, 'left'],
      ['other', '其他', 16, 'left'],
    ),
    alone('complaints', '差评件数', 7),
    ...group('整改', ['corrected', '已整改', 7], ['pending', '整改中', 7], ['responsible', '责任人', 12], ['dueOn', '完成时限', 11]),
    alone('signature', '签字', 10),
  ],
  DISTRICT_INSPECTION_SUMMARY: [
    SEQUENCE,
    ...group('被检查中心', ['center', '名称', 20, 'left'], ['level', '层级', 7]),
    ...group('检查', ['number', '编号', 14], ['openedOn', '日期', 11], ['kind', '方式', 9], ['closedOn', '办结日期', 11]),
    ...group('人员', ['inspectors', '检查人员', 12], ['invited', '邀请人员', 14]),
    alone('sampledCases', '抽查办件数', 6),
    ...group('电子监察', ['yellow', '黄牌', 6], ['red', '红牌', 6]),
    ...group('发现问题', ['findings', '件数', 6], ['serious', '其中严重', 6], ['summary', '主要问题', 26, 'left']),
    ...group(
      '处理',
      ['onTheSpot', '当场整改', 6],
      ['withDeadline', '限期整改', 6],
      ['circulated', '通报', 6],
      ['heldToAccount', '问责人数', 6],
    ),
    REMARK,
  ],
  CAMPAIGN_PLAN: [],
  TYPICAL_CASE: [],
  ANNUAL_SUMMARY: [],
};
