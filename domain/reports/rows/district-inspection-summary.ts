import type { AccountabilityAction } from '../../accountability/accountability.js';
import type { Finding, Inspection, InspectionKind } from '../../inspections/inspection.js';
import type { CenterLevel } from '../../members/member.js';
import type { Rectification } from '../../rectifications/rectification.js';
import { civilDateOf } from '../../shared/time.js';
import { dayOf, isWithin, list, tableOf, type KeyedCells, type Table, type TableGround } from './table.js';
import { violationsText } from './violations.js';

/** An inspection (监督检查, M29) of the district, with what came of it. */
export interface InspectionFacts {
  readonly inspection: Inspection;
  readonly center: { readonly name: string; readonly level: CenterLevel } | null;
  readonly findings: readonly Finding[];
  readonly rectifications: readonly Rectification[];
  /** Accountability actions that rest on its findings. */
  readonly actions: readonly AccountabilityAction[];
  /** Cards of electronic supervision on the cases that it looked at. */
  readonly cards: { readonly yellow: number; readonly red: number };
}

export interface InspectionGround extends TableGround {
  /** Lines of the district's ledger from before the month that were not put right when it began. */
  readonly openBefore: number;
}

const KINDS: Readonly<Record<InspectionKind, string>> = {
  ELECTRONIC: '电子监察',
  PATROL: '现场巡查',
  CALLBACK: '电话回访',
  INVITED: '邀请检查',
  SYMPOSIUM: '座谈',
};

const LEVELS: Readonly<Record<CenterLevel, string>> = { CITY: '市级', DISTRICT: '区级', TOWNSHIP: '街镇' };

/** 附件6: the inspections opened in the month, and those closed in it. */
export function districtInspectionSummary(facts: readonly InspectionFacts[], ground: InspectionGround): Table {
  const rows = facts.map((one) => ({ ...countsOf(one), ...wordsOf(one) }));
  const counts = facts.map(countsOf);
  const total = Object.fromEntries(COUNTED.map((key) => [key, counts.reduce((sum, count) => sum + count[key], 0)]));
  const opened = facts.filter(({ inspection }) => isWithin(inspection.openedAt, ground)).length;
  return tableOf('DISTRICT_INSPECTION_SUMMARY', rows, {
    ...total,
    center: `本期检查 ${opened} 次`,
    remark: `上月结转未整改 ${ground.openBefore} 项`,
  });
}

const COUNTED = [
  'sampledCases',
  'yellow',
  'red',
  'findings',
  'serious',
  'onTheSpot',
  'withDeadline',
  'circulated',
  'heldToAccount',
] as const;

function countsOf({ inspection, findings, rectifications, actions, cards }: InspectionFacts): Record<(typeof COUNTED)[number], number> {
  const cases = [inspection.caseId, ...findings.map(({ caseId }) => caseId)].filter((id) => id !== null);
  const onTheSpot = rectifications.filter(isOnTheSpot).length;
  const decided = actions.filter(({ status }) => status === 'DECIDED' || status === 'PUBLISHED');
  return {
    sampledCases: new Set(cases).size,
    yellow: cards.yellow,
    red: cards.red,
    findings: findings.length,
    serious: findings.filter(({ severity }) => severity === 'SERIOUS').length,
    onTheSpot,
    withDeadline: rectifications.length - onTheSpot,
    circulated: actions.filter(({ status }) => status === 'PUBLISHED').length,
    heldToAccount: new Set(decided.flatMap(({ subjectId }) => subjectId ?? [])).size,
  };
}

function wordsOf({ inspection, center, findings }: InspectionFacts): KeyedCells {
  return {
    center: center?.name ?? '全区',
    level: center && LEVELS[center.level],
    number: inspection.number,
    openedOn: dayOf(inspection.openedAt),
    kind: KINDS[inspection.kind],
    closedOn: dayOf(inspection.closedAt),
    inspectors: list(inspection.inspectors),
    invited: list(inspection.invited),
    summary: violationsText(findings),
  };
}

/** Put right on the day on which it was found. */
function isOnTheSpot({ openedAt, submittedAt, status }: Rectification): boolean {
  return submittedAt !== null && status !== 'RETURNED' && civilDateOf(submittedAt) === civilDateOf(openedAt);
}
