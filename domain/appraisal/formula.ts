import type { AccountabilityMeasure } from '../accountability/accountability.js';
import { MOST_TYPICAL_CASES } from '../reports/report-forms.js';

export const APPRAISAL_INDICATORS = [
  'TIMELINESS',
  'TIME_SAVED',
  'RECORDING_DISCIPLINE',
  'MATERIAL_DISCIPLINE',
  'DEFERRED_SERVICE',
  'ON_SITE_SERVICE',
  'APPOINTMENT_SERVICE',
  'SATISFACTION',
  'INSPECTIONS',
  'RECTIFICATION',
  'ACCOUNTABILITY',
  'REPORTING',
  'TYPICAL_CASES',
] as const;
export type AppraisalIndicator = (typeof APPRAISAL_INDICATORS)[number];

/** What was counted of a member over a period. */
export interface MemberCounts {
  readonly received: number;
  readonly decided: number;
  readonly decidedInPromise: number;
  /** Sums over decided cases, in working days. */
  readonly usedDays: number;
  readonly statutoryDays: number;
  /** Cases with a step recorded late. */
  readonly lateCases: number;
  /** Cases with an attempted second notice, and findings of material or stage beyond the published ones. */
  readonly overasked: number;
  /** Deferred acceptances whose day has come while the promise still bound, and those of which everything came by then. */
  readonly deferredDue: number;
  readonly deferredKept: number;
  /** On-site services of which it is known whether the materials passed at the first check, and those that did. */
  readonly visitsKnown: number;
  readonly visitsPassed: number;
  /** Appointments whose day is over, without those cancelled, and those that were kept. */
  readonly appointmentsOver: number;
  readonly appointmentsKept: number;
  readonly rated: number;
  readonly satisfied: number;
  readonly inspections: number;
  /** Points of all findings. */
  readonly findingPoints: number;
  readonly rectificationsDue: number;
  readonly rectificationsDone: number;
  /** Upheld accountability actions, by measure. */
  readonly upheld: Readonly<Partial<Record<AccountabilityMeasure, number>>>;
  readonly reportsOwed: number;
  readonly reportsInTime: number;
  readonly typicalCases: number;
}

/** One line of the formula: how much it is worth, and what share of it the counts earn; null where there is nothing to measure. */
export interface FormulaLine {
  readonly indicator: AppraisalIndicator;
  readonly maxPoints: number;
  readonly value: (counts: MemberCounts) => number | null;
  /** Share of the points, 0 to 1, for a value; the value itself where nothing is said. */
  readonly share?: (value: number) => number;
  readonly basis: (counts: MemberCounts) => string;
}

/** Points that an upheld action takes off the line ACCOUNTABILITY. */
export const DEDUCTIONS: Readonly<Record<AccountabilityMeasure, number>> = {
  REMINDER_TALK: 0.5,
  WRITTEN_CRITICISM: 1,
  PUBLIC_CRITICISM: 2,
  REMOVAL_FROM_WINDOW: 3,
  APPRAISAL_DOWNGRADE: 5,
  REFERRAL_TO_DISCIPLINE: 5,
};

const INSPECTION_POINTS = 10;
const ACCOUNTABILITY_POINTS = 5;

/**
 * The published formula of the appraisal (绩效考核, M28). A line with nothing to measure counts neither way: the score is 100 times the
 * points over the most that the measured lines could give. Findings, upheld actions, overasking and typical cases are measured
 * always; whoever has none has earned the whole line, or (typical cases) none of it.
 */
export const APPRAISAL_FORMULA: { readonly version: string; readonly lines: readonly FormulaLine[] } = {
  version: '2017-1',
  lines: [
    {
      indicator: 'TIMELINESS',
      maxPoints: 20,
      value: (c) => rate(c.decidedInPromise, c.decided),
      basis: (c) => `办结 ${c.decided} 件，其中承诺期内办结 ${c.decidedInPromise} 件（通知第19条）`,
    },
    {
      indicator: 'TIME_SAVED',
      maxPoints: 10,
      value: (c) => (c.statutoryDays === 0 ? null : Math.max(0, 1 - c.usedDays / c.statutoryDays)),
      basis: (c) => `办结件法定时限合计 ${c.statutoryDays} 个工作日，实际用时 ${c.usedDays} 个工作日（通知第19条）`,
    },
    {
      indicator: 'RECORDING_DISCIPLINE',
      maxPoints: 10,
      value: (c) => rate(c.received - c.lateCases, c.received),
      basis: (c) => `接件 ${c.received} 件，其中有环节事后补录的 ${c.lateCases} 件（通知第21条）`,
    },
    {
      indicator: 'MATERIAL_DISCIPLINE',
      maxPoints: 5,
      value: (c) => (c.received === 0 ? null : Math.max(0, 1 - c.overasked / c.received)),
      basis: (c) => `接件 ${c.received} 件，再次告知补正及超清单要求 ${c.overasked} 次（通知第12条、第16条、第17条）`,
    },
    {
      indicator: 'DEFERRED_SERVICE',
      maxPoints: 5,
      value: (c) => rate(c.deferredKept, c.deferredDue),
      basis: (c) => `容缺受理到期 ${c.deferredDue} 件，其中按期补齐 ${c.deferredKept} 件（通知第14条、第15条）`,
    },
    {
      indicator: 'ON_SITE_SERVICE',
      maxPoints: 5,
      value: (c) => rate(c.visitsPassed, c.visitsKnown),
      basis: (c) => `上门服务后已申请 ${c.visitsKnown} 次，其中材料一次合格 ${c.visitsPassed} 次（通知第26条）`,
    },
    {
      indicator: 'APPOINTMENT_SERVICE',
      maxPoints: 5,
      value: (c) => rate(c.appointmentsKept, c.appointmentsOver),
      basis: (c) => `到期预约 ${c.appointmentsOver} 个，其中如约办理 ${c.appointmentsKept} 个（通知第25条）`,
    },
    {
      indicator: 'SATISFACTION',
      maxPoints: 15,
      value: (c) => rate(c.satisfied, c.rated),
      basis: (c) => `评价 ${c.rated} 件，其中基本满意以上 ${c.satisfied} 件（通知第7条至第9条）`,
    },
    {
      indicator: 'INSPECTIONS',
      maxPoints: INSPECTION_POINTS,
      value: (c) => c.findingPoints,
      share: (points) => Math.max(0, 1 - points / INSPECTION_POINTS),
      basis: (c) => `检查 ${c.inspections} 次，发现问题扣 ${c.findingPoints} 分（通知第29条）`,
    },
    {
      indicator: 'RECTIFICATION',
      maxPoints: 5,
      value: (c) => rate(c.rectificationsDone, c.rectificationsDue),
      basis: (c) => `到期整改 ${c.rectificationsDue} 项，其中按期完成 ${c.rectificationsDone} 项（通知第28条）`,
    },
    {
      indicator: 'ACCOUNTABILITY',
      maxPoints: ACCOUNTABILITY_POINTS,
      value: (c) => deducted(c),
      share: (points) => Math.max(0, 1 - points / ACCOUNTABILITY_POINTS),
      basis: (c) => `问责 ${Object.values(c.upheld).reduce((sum, count) => sum + count, 0)} 起，扣 ${deducted(c)} 分（通知第30条）`,
    },
    {
      indicator: 'REPORTING',
      maxPoints: 3,
      value: (c) => rate(c.reportsInTime, c.reportsOwed),
      basis: (c) => `应报送 ${c.reportsOwed} 份，其中按期报送 ${c.reportsInTime} 份（通知工作要求）`,
    },
    {
      indicator: 'TYPICAL_CASES',
      // A point for each.
      maxPoints: MOST_TYPICAL_CASES,
      value: (c) => c.typicalCases,
      share: (count) => Math.min(count, MOST_TYPICAL_CASES) / MOST_TYPICAL_CASES,
      basis: (c) => `报送典型案例 ${c.typicalCases} 篇（通知工作要求）`,
    },
  ],
};

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function deducted({ upheld }: MemberCounts): number {
  const actions = Object.entries(upheld) as [AccountabilityMeasure, number][];
  return actions.reduce((sum, [measure, count]) => sum + DEDUCTIONS[measure] * count, 0);
}
